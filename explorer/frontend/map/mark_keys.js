/**
 * The marks of the map by keys: all of them are one Tab stop, which is at the current stop. An arrow leads to the
 * nearest mark on its side, Home and End to the first and the last of the journey.
 */

import { nearestMark } from "../core/nearest.js";
import { rove } from "../core/roving.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{meet: (faces: import("./stops.js").Face[], current: ?HTMLElement|undefined) => void, remove: () => void}}
 *   `meet` says what is drawn now, and which of it is the current stop
 */
export function keysOfMarks({ map, root }) {
  /** @type {HTMLElement[]} in order of the journey */
  let marks = [];
  const roving = rove(/** @type {HTMLElement} */ (map.getPane("markerPane")), () => marks, nearestMark);
  return {
    meet(faces, current) {
      const least = (members) => members.reduce((first, stop) => Math.min(first, stop));
      const ordered = faces
        .map(({ members, button, beside }) => ({
          first: least(members),
          both: beside ? [button, beside] : [button],
        }))
        .sort((one, other) => one.first - other.first);
      marks = [...new Set(ordered.flatMap(({ both }) => both))];
      const focused = marks.find((mark) => mark === document.activeElement);
      roving.stopAt(focused ?? current ?? marks[0]);
      const tabIndex = marks.length > 0 ? -1 : 0;
      if (root.tabIndex !== tabIndex) root.tabIndex = tabIndex; // the keys of the map work on its marks as well
    },
    remove: roving.remove,
  };
}
