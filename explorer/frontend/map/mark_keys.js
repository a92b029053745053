/**
 * The marks of the map by keys: all of them are one Tab stop, which is at the current stop. An arrow leads to the
 * nearest mark on its side, Home and End to the first and the last of the journey.
 */

import { rove } from "../core/roving.js";

/** Farther than any mark on a side is one that is more beside than on it. */
const BESIDE_PX = 1e6;

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{meet: (faces: import("./stops.js").Face[], current: ?HTMLElement|undefined) => void, remove: () => void}}
 *   `meet` says what is drawn now, and which of it is the current stop
 */
export function keysOfMarks({ map, root }) {
  /** @type {HTMLElement[]} in order of the journey */
  let marks = [];
  const next = (all, from, way) => {
    const points = all.map((mark) => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    return all[nearestOn(points, all.indexOf(from), way)];
  };
  const roving = rove(/** @type {HTMLElement} */ (map.getPane("markerPane")), () => marks, next);
  return {
    meet(faces, current) {
      const first = ({ members }) => Math.min(...members);
      const ordered = [...faces].sort((one, other) => first(one) - first(other));
      marks = [...new Set(ordered.flatMap(({ button, beside }) => (beside ? [button, beside] : [button])))];
      const focused = marks.find((mark) => mark === document.activeElement);
      roving.stopAt(focused ?? current ?? marks[0]);
      root.tabIndex = marks.length > 0 ? -1 : 0; // the keys of the map work on its marks as well
    },
    remove: roving.remove,
  };
}

/**
 * The nearest point on one side of another.
 *
 * @param {{x: number, y: number}[]} points in pixels
 * @param {number} from index of the other
 * @param {[number, number]} way to the right and down, one of them 1 or -1, the other 0
 * @returns {number} its index; -1 if there is none on that side
 */
export function nearestOn(points, from, [right, down]) {
  const away = points.map(({ x, y }) => {
    const [across, along] = [x - points[from].x, y - points[from].y];
    const ahead = across * right + along * down;
    const aside = Math.abs(across * down) + Math.abs(along * right);
    return ahead > 0 ? Math.hypot(ahead, aside) + (aside > ahead ? BESIDE_PX : 0) : Infinity;
  });
  const least = Math.min(...away);
  return least === Infinity ? -1 : away.indexOf(least);
}
