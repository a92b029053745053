/**
 * What takes room on the map: the controls in its corners, and the stops themselves.
 */

import { boxAround } from "../core/boxes.js";
import { clearShift, CURRENT_PX, MARK_PX } from "./boxes.js";
import { badgeBox, badgeForms } from "./badges.js";
import { isCrowd } from "./grouping.js";

const CONTROLS =
  ".leaflet-control .ex-button:not([hidden]), .leaflet-control-attribution, .ex-map-coarse:not(:empty), .ex-map-offer";
const NOTICES = ".ex-map-notice:not(:empty)";
/** The scale is as wide as its round number of kilometres needs, and never wider than this. */
const SCALE = ".leaflet-control-scale-line";
const SCALE_PX = 110;
/** At the bottom each part by itself: their corners have no boxes of their own. */
const WATCHED = ".leaflet-top, .leaflet-bottom > *";

/**
 * @typedef {Object} Room in pixels of the pane
 * @property {() => import("./boxes.js").Box} view
 * @property {() => import("./boxes.js").Box[]} controls those to keep clear of, as last measured; none for a crowd
 * @property {() => import("./boxes.js").Box[]} notices likewise
 * @property {() => import("./boxes.js").Box[]} measure the boxes of controls and notices; lays
 *   out the page
 * @property {(changed: () => void) => () => void} watch calls when the controls take other room, for
 *   one when the background brings its credits; returns what stops it
 * @property {(current: string|null) => import("./boxes.js").Box[]} marks their boxes, that of
 *   the current stop with its ring
 * @property {() => import("./boxes.js").Box[]} badges about where their numbers are
 * @property {(target: import("./flights.js").Target, kept?: [number, number][], notices?: boolean)
 *   => import("./flights.js").Target} clear the same view, moved where a control would cover a
 *   stop; `kept` are positions that stay in view, `notices` says whether there is one to make way for
 */

/**
 * @param {import("./map.js").MapPane} pane whose controls are drawn
 * @returns {Room}
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function roomOf({ map, root, journey, memory: { measured } }) {
  const stops = isCrowd(journey.stops) ? [] : journey.stops;

  function measure() {
    const own = root.getBoundingClientRect();
    const boxes = (selector) =>
      [...root.querySelectorAll(selector)].map((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        return {
          left: left - own.left,
          top: top - own.top,
          right: right - own.left,
          bottom: bottom - own.top,
        };
      });
    const scales = boxes(SCALE).map((box) => ({ ...box, right: box.left + SCALE_PX }));
    measured.controls = [...boxes(CONTROLS), ...scales];
    measured.notices = boxes(NOTICES);
    return [...measured.controls, ...measured.notices];
  }

  function clear({ latLng, zoom }, kept = [], notices = false) {
    const view = viewOf(map);
    const middle = map.project(latLng, zoom);
    const pointOf = (at) =>
      map
        .project(at, zoom)
        .subtract(middle)
        .add([view.right / 2, view.bottom / 2]);
    const controls = notices ? [...measured.controls, ...measured.notices] : measured.controls;
    const points = stops.map((stop) => pointOf(stop.latLng));
    const { x, y } = clearShift(points, { view, controls, kept: kept.map(pointOf) });
    if (x === 0 && y === 0) return { latLng, zoom };
    const { lat, lng } = map.unproject(middle.subtract([x, y]), zoom);
    return { latLng: [lat, lng], zoom };
  }

  const points = () => stops.map(({ latLng }) => map.latLngToContainerPoint(latLng));
  return {
    view: () => viewOf(map),
    controls: () => (isCrowd(journey.stops) ? [] : measured.controls),
    notices: () => measured.notices,
    measure,
    watch(changed) {
      // The scale gets another width with each latitude: that changes nothing.
      let known = JSON.stringify(measured.controls);
      const observer = new ResizeObserver(() => {
        measure();
        const now = JSON.stringify(measured.controls);
        if (now !== known) changed();
        known = now;
      });
      root.querySelectorAll(WATCHED).forEach((part) => observer.observe(part));
      return () => observer.disconnect();
    },
    marks: (current) =>
      points().map((point, i) => boxAround(point, stops[i].place === current ? CURRENT_PX : MARK_PX)),
    badges: () =>
      points().flatMap((point, i) => {
        const forms = badgeForms(stops[i].properties.numbers);
        return forms.slice(0, 1).map((form) => badgeBox(point, form));
      }),
    clear,
  };
}

function viewOf(map) {
  const { x, y } = map.getSize();
  return { left: 0, top: 0, right: x, bottom: y };
}
