/**
 * What few maps show, and what is therefore loaded only if the story has it: areas.
 */

import { areasOf } from "../core/document.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {import("../areas/areas.js").Acts} acts
 * @returns {{meet: () => void, remove: () => void}} as of `drawAreas`
 */
export function drawLater(pane, acts) {
  /** @type {ReturnType<typeof import("../areas/areas.js").drawAreas>|undefined} */
  let areas;
  let isDone = areasOf(pane.doc).areas.length === 0;
  const load = async () => {
    const part = isDone ? null : await loaded();
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

async function loaded() {
  try {
    return await import("../areas/areas.js");
  } catch {
    return null;
  }
}
