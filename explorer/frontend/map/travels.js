/**
 * Who travels between two events is seen travelling (`travel/travel.js`). The code comes on demand: without it nothing
 * moves, and nothing waits for it.
 */

import { ifLoaded } from "../core/on_demand.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {() => boolean} isMoving whether the map is on its way to another view
 */
export function travels(pane, isMoving) {
  let latest = 0;
  let end = () => {};
  function stop() {
    latest += 1;
    end();
  }
  return {
    stop,
    /** From the event at one position to that at another. */
    async setOut(/** @type {number} */ from, /** @type {number} */ to) {
      stop();
      const mine = latest;
      const part = await ifLoaded(async () => await import("./travel/travel.js"));
      if (part && mine === latest) end = part.travel(pane, { from, to }, isMoving);
    },
  };
}
