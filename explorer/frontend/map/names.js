/**
 * Names and numbers beside the stops, as far as there is room. The layout is done when the map stops moving;
 * names keep clear of controls, of the caption, and of the edges of the view.
 */

import { badgeBox, badgeForms } from "./badges.js";
import { onFaces } from "../core/faces.js";
import { besideBox } from "./clusters.js";
import { isCrowd } from "./grouping.js";
import { layOut, nameBox } from "./layout.js";

/** Free room beside the name of a cluster, together. */
const CLUSTER_ROOM_PX = 8;
const SIDES = ["right", "left", "below"];

/** @typedef {import("./boxes.js").Box} Box */

/**
 * @param {import("./map.js").MapPane} pane
 * @param {() => void} arrange asks that `fit` is called in the next frame
 * @returns {{fit: (current: string|null, faces: import("./stops.js").Face[], taken: Box[]) => Box[],
 *   remove: () => void}} `fit` lays out the names and badges of what is drawn around what takes room, and gives the
 *   boxes of all that is beside a mark
 */
export function nameStops({ root, map, journey, memory, room }, arrange) {
  const { stops } = journey;
  let sizeOf = sizesIn(root, stops);
  const formsOf = (leader) => badgeForms(stops[leader].properties.numbers);
  // What we name, the basemap need not.
  if (!isCrowd(stops)) memory.basemap?.setAvoid(stops.map(({ latLng: [lat, lon] }) => ({ lat, lon })));
  const weightOf = ({ members }) => members.reduce((sum, i) => sum + stops[i].positions.length, 0);

  function fit(current, faces, taken) {
    const at = faces.findIndex(({ members: [leader] }) => stops[leader].place === current);
    const points = faces.map(({ members: [leader] }) => map.latLngToContainerPoint(stops[leader].latLng));
    const beside = faces.flatMap(({ members, isCluster }, n) =>
      members.length > 1 && !isCluster ? [besideBox(points[n])] : [],
    );
    const spots = layOut(points, {
      sizes: faces.map(sizeOf),
      forms: faces.map(({ members: [leader], isCluster }) => (isCluster ? [] : formsOf(leader))),
      weights: faces.map(weightOf),
      view: room.view(),
      current: at < 0 ? null : at,
      taken: [...taken, ...beside],
    });
    const boxes = spots.flatMap(({ side, badge }, n) => {
      const { button } = faces[n];
      set(button, "name", side === null ? "none" : SIDES[side]);
      const numbers = /** @type {?HTMLElement} */ (button.querySelector(".ex-stop-numbers"));
      if (numbers) set(numbers, "numbers", badge);
      const name = side === null ? [] : [nameBox(points[n], sizeOf(faces[n]), side)];
      return badge ? [...name, badgeBox(points[n], badge)] : name;
    });
    return [...boxes, ...beside];
  }
  const remove = onFaces(() => {
    sizeOf = sizesIn(root, stops);
    arrange();
  });
  return { fit, remove };
}

/** How large the name of each face is, in the typeface that the map has now. */
function sizesIn(root, stops) {
  /** @type {ReturnType<typeof meterOf>|undefined} */
  let measure; // made when it is first needed, in a frame: it asks for styles
  const [sizes, ofMany] = [new Map(), new Map()];
  return ({ members: [leader], isCluster }) => {
    measure ??= meterOf(root);
    const known = isCluster ? ofMany : sizes;
    const { name } = stops[leader].properties;
    if (!known.has(leader)) known.set(leader, isCluster ? widened(measure(`${name}…`)) : measure(name));
    return known.get(leader);
  };
}

function widened({ width, height }) {
  return { width: width + CLUSTER_ROOM_PX, height };
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
