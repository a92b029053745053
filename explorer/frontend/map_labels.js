/**
 * Labels: name and status in words, beside the current stop and beside the one that is pointed at.
 */

import { el } from "./elements.js";
import { statusMark } from "./marks.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{show: (place: string|null) => void, hint: (place: string|null) => void,
 *   remove: () => void}}
 */
export function drawLabels({ L, map, journey }) {
  const stops = new Map(journey.stops.map((stop) => [stop.place, stop]));
  const labels = { current: label(L, map, "current"), hint: label(L, map, "hint") };
  let current = null;
  return {
    show(place) {
      current = place;
      labels.current.put(stops.get(place));
      if (labels.hint.place() === place) labels.hint.put(undefined);
    },
    hint: (place) => labels.hint.put(place === current ? undefined : stops.get(place)),
    remove: () => Object.values(labels).forEach(({ put }) => put(undefined)),
  };
}

function label(L, map, look) {
  const className = `ex-map-tooltip ex-map-label ex-map-label-${look}`;
  const tooltip = L.tooltip({ direction: "bottom", offset: [0, 16], className, opacity: 1 });
  let shown;
  return {
    place: () => shown?.place,
    put(stop) {
      if (stop === shown) return;
      shown = stop;
      if (!stop) return void tooltip.remove();
      const { name, status, status_label: word } = stop.properties;
      const said = [el("strong", {}, name), statusMark(status), el("span", {}, word)];
      tooltip.setLatLng(stop.latLng).setContent(el("span", { class: "ex-map-said" }, said));
      tooltip.addTo(map);
    },
  };
}
