/**
 * Names beside the stops, where there is room. Stops so close together that their badges would overlap
 * share one number badge and one tab stop. The layout is done when the map stops moving; names keep
 * clear of controls, of the caption, and of the edges of the view.
 */

import { isCrowd } from "./crowd.js";
import { layOut, nameBox, runsOf } from "./layout.js";

const SIDES = ["right", "left", "below"];

/**
 * @param {import("./map.js").MapPane} pane
 * @param {(place: string) => any} buttonOf its button; there is one for each stop unless they are a crowd
 * @returns {{show: (place: string|null) => void,
 *   fit: (taken: import("./boxes.js").Box[]) => import("./boxes.js").Box[]}}
 *   `show` sets where the reader is, `fit` lays the names out around what takes room and gives their boxes
 */
export function nameStops({ root, journey, memory, room }, buttonOf) {
  const { stops } = journey;
  if (isCrowd(stops)) return { show() {}, fit: () => [] }; // most have no button that could be named
  const measure = meterOf(root);
  const sizes = stops.map(({ properties }) => measure(properties.name));
  const counts = stops.map(({ properties }) => properties.numbers.length);
  const weights = stops.map(({ positions }) => positions.length);
  const leaders = new Map();
  let current = null;
  // The current one represents those around it, else the one that has the badge.
  const reach = (place, isCurrent) => {
    const leader = leaders.get(place);
    if (leader === undefined || leader === place) return;
    buttonOf(place).tabIndex = isCurrent ? 0 : -1;
    buttonOf(leader).tabIndex = isCurrent ? -1 : 0;
  };
  const show = (place) => {
    reach(current, false);
    reach(place, true);
    current = place;
  };
  const fit = (taken) => {
    const at = stops.findIndex(({ place }) => place === current);
    const what = { sizes, counts, weights, view: room.view(), current: at < 0 ? null : at, taken };
    const points = room.points();
    const spots = layOut(points, what);
    spots.forEach(({ side, members }, i) => {
      const button = buttonOf(stops[i].place);
      members.forEach((member) => leaders.set(stops[member].place, stops[i].place));
      button.tabIndex = members.length > 0 ? 0 : -1;
      const numbers = runsOf(members.flatMap((member) => stops[member].properties.numbers));
      set(button, "name", side === null ? "none" : SIDES[side]);
      set(/** @type {HTMLElement} */ (button.querySelector(".ex-stop-numbers")), "numbers", numbers);
      button.toggleAttribute("data-covered", members.length === 0);
    });
    reach(current, true);
    return spots.flatMap(({ side }, i) => (side === null ? [] : [nameBox(points[i], sizes[i], side)]));
  };
  // What we name, the basemap need not.
  memory.basemap?.setAvoid(stops.map(({ latLng: [lat, lon] }) => ({ lat, lon })));
  fit([]);
  return { show, fit };
}

/** Only what changes: to set a value again costs the page its style. */
function set({ dataset }, name, value) {
  if (dataset[name] !== value) dataset[name] = value;
}

/** Measures text without laying out the page. */
function meterOf(root) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(1, 1).getContext("2d")
  );
  const size_px = 0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  context.font = `600 ${size_px}px ${getComputedStyle(root).fontFamily}`;
  return (text) => ({ width: context.measureText(text).width, height: size_px * 1.25 });
}
