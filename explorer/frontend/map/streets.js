/**
 * The streets that a story or the operator brings: their code is loaded where there are any.
 */

import { backgroundsOf } from "../core/document.js";

/**
 * Draw them in the built-in map; it stays as it is if the code cannot be loaded.
 *
 * @param {import("./map.js").MapPane} pane
 * @param {() => void} drawn is called when they are drawn
 */
export async function showStreets({ map, doc, memory, journey }, drawn) {
  const extracts = backgroundsOf(doc).filter(({ kind }) => kind === "streets");
  const asked = JSON.stringify(extracts);
  if (asked === (memory.streets ?? "[]")) return;
  memory.streets = asked;
  try {
    const { addStreets } = await import("../streets/streets.js");
    const basemap = /** @type {any} */ (memory.basemap);
    await addStreets(map, basemap, /** @type {any} */ (extracts));
    drawn();
    const corners = journey.bounds?.map(([lat, lon]) => ({ lat, lon }));
    if (corners) basemap.keep(corners); // for paper
  } catch {
    memory.streets = "[]"; // to be tried again with the next document
  }
}
