/**
 * The streets that a story or the operator brings: their code is loaded where there are any.
 */

import { backgroundsOf } from "../core/document.js";

/** How long the map waits for their code, so that it is not drawn twice. */
const MOST_WAIT_MS = 2000;

/**
 * Draw and credit them in the built-in map; it stays as it is if the code cannot be loaded.
 *
 * @param {import("./map.js").MapPane} pane
 * @param {() => void} settled is called when they are drawn, or cannot be
 */
export function showStreets({ map, doc, memory, journey }, settled) {
  const extracts = backgroundsOf(doc).filter(({ kind }) => kind === "streets");
  const asked = JSON.stringify(extracts);
  if (asked === (memory.streets ?? "[]")) return;
  memory.streets = asked;
  const basemap = /** @type {any} */ (memory.basemap);
  basemap.credit(extracts.flatMap(({ credits }) => credits));
  async function load() {
    try {
      const { addStreets } = await import("../streets/streets.js");
      await addStreets(basemap, /** @type {any} */ (extracts));
      const corners = journey.bounds?.map(([lat, lon]) => ({ lat, lon }));
      if (corners && map.hasLayer(basemap.layer)) basemap.keep(corners); // for paper
    } catch {
      memory.streets = "[]"; // to be tried again with the next document
    }
    memory.awaited = null;
    settled();
  }
  memory.awaited = Promise.race([load(), new Promise((done) => setTimeout(done, MOST_WAIT_MS))]);
}
