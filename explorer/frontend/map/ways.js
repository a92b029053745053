/**
 * The spots of recorded ways: their code is loaded when the timeline first asks for one.
 */

import { ifLoaded } from "../core/on_demand.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {import("../core/channel.js").Channel} channel
 */
export function showWays(pane, channel) {
  /** @type {ReturnType<typeof import("../ways/spots.js").readSpots>|undefined} */
  let spots;
  let isRemoved = false;
  return {
    async answer(/** @type {string} */ what) {
      if (!what.startsWith("way/")) return;
      const part = await ifLoaded(async () => await import("../ways/spots.js"));
      if (isRemoved || !part) return; // the next question tries again
      spots ??= part.readSpots(pane, channel);
      spots.show(what);
    },
    remove() {
      isRemoved = true;
      spots?.remove();
    },
  };
}
