/**
 * Code that is loaded when it is first needed.
 */

import { el } from "./elements.js";

/**
 * Load a part of the code and let it fill an element. If it cannot be loaded, the element says so and offers to try again.
 *
 * @template Part
 * @param {HTMLElement} place
 * @param {import("./strings.js").Say} say
 * @param {() => Promise<Part>} load imports the part
 * @param {(part: Part) => void} fill
 */
export async function fillFrom(place, say, load, fill) {
  let part;
  try {
    part = await load();
  } catch {
    const again = () => {
      place.tabIndex = -1;
      place.focus(); // the button goes
      fillFrom(place, say, load, fill);
    };
    const button = el("button", { type: "button", class: "ex-button", onclick: again }, say("retry"));
    const row = el("div", { class: "ex-panel-row" }, button);
    place.replaceChildren(el("p", { role: "alert" }, say("load_failed")), row);
    return;
  }
  fill(part);
}

/**
 * Load a part of the code that nothing waits for.
 *
 * @template Part
 * @param {() => Promise<Part>} load imports the part
 * @returns {Promise<Part|null>} null if it cannot be loaded; the next call tries again
 */
export async function ifLoaded(load) {
  try {
    return await load();
  } catch {
    return null;
  }
}
