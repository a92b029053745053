/**
 * What the map shows, in words: for those who do not see it, and for all if an event has no place or no event is shown.
 */

import { el } from "../core/elements.js";
import { shownIn } from "../core/showing.js";

/** @import { EventView } from "../core/story_document.js" */

const SHOWN_ID = "ex-map-shown";
const KEYS_ID = "ex-map-keys";

/** Of the elements that describe the map, for `aria-describedby`. */
export const CAPTION_IDS = `${SHOWN_ID} ${KEYS_ID}`;

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{element: HTMLElement, show: (event: EventView) => void, meet: () => void}} `meet` shows whether any event
 *   is shown
 */
export function drawCaptions({ doc, say }) {
  const shown = el("p", { id: SHOWN_ID, class: "ex-hidden" });
  const placeless = el("p", { class: "ex-map-notice" });
  const keys = el("p", { id: KEYS_ID, class: "ex-hidden" }, say("map_keys"));
  /** @type {EventView["map"]} */
  let view = null;
  function meet() {
    const isEmpty = shownIn(doc).length === 0;
    const without = isEmpty ? say("nothing_shown") : say("map_no_place");
    const description = isEmpty ? null : view?.description;
    shown.textContent = description ?? without;
    placeless.textContent = description ? "" : without;
  }
  return {
    element: el("div", {}, shown, keys, placeless),
    show({ map }) {
      view = map;
      meet();
    },
    meet,
  };
}
