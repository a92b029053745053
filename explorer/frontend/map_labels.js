/**
 * Labels: name and status in words, under the current stop and under the one that is pointed at; and
 * what is known about a leg, at the pointer.
 */

import { el } from "./elements.js";
import { statusMark } from "./marks.js";

const EDGE_PX = 6;
const ROOM_BELOW_PX = 56;

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{show: (event: object) => void, hint: (place: string|null) => void,
 *   tell: (text: string|null, latLng?: object) => void, remove: () => void}} `show` for the event
 *   which the reader is at, `hint` for a place that is pointed at, `tell` for a text at any spot
 */
export function drawLabels({ L, map, journey }) {
  const stops = new Map(journey.stops.map((stop) => [stop.place, stop]));
  const labels = {
    current: label(L, map, "current"),
    hint: label(L, map, "hint"),
    told: label(L, map, "told"),
  };
  let current = null;
  let hinted = null;
  const put = (look, stop, kind, word) => {
    if (stop) labels[look].put(stop.latLng, words(stop, look, kind, word));
    else labels[look].hide();
  };
  const hint = (place) => {
    hinted = place;
    const stop = place === current ? undefined : stops.get(place);
    put("hint", stop, stop?.properties.status, stop?.properties.status_label);
  };
  return {
    show({ place, status }) {
      current = place;
      put("current", stops.get(place), status.kind, status.label);
      if (hinted) hint(hinted);
    },
    hint,
    tell: (text, latLng) => (text === null ? labels.told.hide() : labels.told.put(latLng, [text])),
    remove: () => Object.values(labels).forEach((part) => part.remove()),
  };
}

function words({ properties: { name, number_label } }, look, kind, word) {
  // At the current stop the badge is in full colour, and the less its label covers the better.
  const number = look === "hint" ? [el("span", {}, number_label)] : [];
  return [el("strong", {}, name), ...number, statusMark(kind), el("span", {}, word)];
}

/** A marker rather than one of Leaflet's tooltips, which lay out the page within the step. */
function label(L, map, look) {
  const said = el("span", { class: "ex-map-said" });
  const element = el("div", { class: `ex-map-label ex-map-label-${look}`, "aria-hidden": "true" }, said);
  const icon = { options: {}, createIcon: () => element, createShadow: () => null };
  const marker = L.marker([0, 0], { icon, interactive: false, keyboard: false, zIndexOffset: 4000 });
  const fit = () => {
    if (!element.isConnected) return;
    const { x, y } = map.latLngToContainerPoint(marker.getLatLng());
    const { x: width, y: height } = map.getSize();
    said.dataset.beyond = x <= 0 ? "left" : x >= width ? "right" : "";
    const half = said.offsetWidth / 2 + EDGE_PX;
    const shift = Math.max(half - x, Math.min(width - half - x, 0));
    // A stop out of view: the current one is on the way into it and has its label where it will be, one that is
    // pointed at has it at the edge, with an arrow.
    const comes = look === "current" && said.dataset.beyond;
    said.style.left = comes ? "0" : `${shift}px`;
    element.classList.toggle("ex-map-label-above", y < height && y > height - ROOM_BELOW_PX);
  };
  map.on("moveend", fit);
  return {
    hide: () => marker.remove(),
    put(latLng, content) {
      said.replaceChildren(...content);
      marker.setLatLng(latLng).addTo(map);
      requestAnimationFrame(fit); // not now: it lays out the page
    },
    remove() {
      map.off("moveend", fit);
      marker.remove();
    },
  };
}
