/**
 * The areas of places and events, which few stories have: their code is loaded where there are any.
 */

import { areasOf } from "../core/document.js";
import { ifLoaded } from "../core/on_demand.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {import("../areas/areas.js").Acts} acts
 * @returns {{meet: () => void, remove: () => void}} as of `drawAreas`
 */
export function showAreas(pane, acts) {
  /** @type {ReturnType<typeof import("../areas/areas.js").drawAreas>|undefined} */
  let areas;
  let isDone = areasOf(pane.doc).areas.length === 0;
  const load = async () => {
    const part = isDone ? null : await ifLoaded(async () => await import("../areas/areas.js"));
    if (isDone || !part) return; // the next step tries again
    isDone = true;
    areas = part.drawAreas(pane, acts);
  };
  const stop = acts.channel.onState(load);
  load();
  return {
    meet: () => areas?.meet(),
    remove() {
      isDone = true;
      stop();
      areas?.remove();
    },
  };
}
