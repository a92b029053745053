/**
 * A crowd of stops: they are grouped on the whole world, once for each zoom, and only the groups in the view are drawn.
 * So what a step costs depends on the size of the view, not on the number of stops, and no group changes as the map moves.
 * Loaded on demand.
 */

import { apartFor, groupsOf } from "./grouping.js";

/** How far beyond the view groups are drawn, so that a short pan shows no gap. */
const MARGIN_PX = 60;
/** The groups of so many zooms are kept, up to 2 MB each: nearly all zooms that the steps of a story have. */
const KEPT = 8;

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{groups: (leading: number[]) => number[][], forget: () => void}} `groups`
 *   gives the stops of each group in the view, the leading one first, and of each that has to lead; `forget` when others
 *   are gone
 */
export function crowdOf({ map, root, journey: { stops }, met }) {
  const apart_px = apartFor(window, true);
  const world = stops.map(({ latLng }) => map.project(latLng, 0));
  const order = [...stops.keys()].sort((a, b) => stops[b].positions.length - stops[a].positions.length);
  /** @type {Map<number, number[][]>} by zoom */
  const found = new Map();
  function groupsAt(zoom) {
    const known = found.get(zoom);
    if (known) return known;
    const unmet = root.dataset.rest === "dim" ? order.filter((i) => !met.stops[i]) : [];
    const among = [...order.filter((i) => met.stops[i]), ...unmet];
    const groups = groupsOf(world, { order: among, apart_px: apart_px / map.getZoomScale(zoom, 0) });
    if (found.size >= KEPT) found.delete(found.keys().next().value ?? 0);
    found.set(zoom, groups);
    return groups;
  }
  return {
    forget: () => found.clear(),
    groups(leading) {
      const zoom = map.getZoom();
      const scale = map.getZoomScale(zoom, 0);
      const corner = map.getPixelBounds().min ?? { x: 0, y: 0 };
      const { x: width, y: height } = map.getSize();
      const isSeen = (/** @type {number[]} */ [leader]) => {
        const x = world[leader].x * scale - corner.x;
        const y = world[leader].y * scale - corner.y;
        return x > -MARGIN_PX && y > -MARGIN_PX && x < width + MARGIN_PX && y < height + MARGIN_PX;
      };
      return ledBy(leading, groupsAt(zoom).filter(isSeen), { points: world, apart_px: apart_px / scale });
    },
  };
}

/**
 * The same groups, but some stops lead one each, which takes in what would lie on them.
 *
 * @param {number[]} leading
 * @param {number[][]} groups
 * @param {{points: {x: number, y: number}[], apart_px: number}} around
 * @returns {number[][]}
 */
export function ledBy(leading, groups, { points, apart_px }) {
  let left = groups;
  const isLeading = new Set(leading);
  const led = leading.map((stop) => {
    const { x, y } = points[stop];
    const isClose = (group) =>
      group.includes(stop) || Math.hypot(points[group[0]].x - x, points[group[0]].y - y) < apart_px;
    const close = left.filter(isClose);
    if (close.length > 0) left = left.filter((group) => !close.includes(group));
    return [stop, ...close.flat().filter((other) => !isLeading.has(other))];
  });
  return [...led, ...left];
}
