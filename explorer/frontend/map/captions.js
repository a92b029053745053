/**
 * What the map shows, in words: for those who do not see it, and for all where an event has no place.
 */

import { el } from "../core/elements.js";

/** @import { EventView } from "../core/story_document.js" */

const SHOWN_ID = "ex-map-shown";
const KEYS_ID = "ex-map-keys";

/** Of the elements that describe the map, for `aria-describedby`. */
export const CAPTION_IDS = `${SHOWN_ID} ${KEYS_ID}`;

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{element: HTMLElement, show: (event: EventView) => void}}
 */
export function drawCaptions({ say }) {
  const shown = el("p", { id: SHOWN_ID, class: "ex-hidden" });
  const placeless = el("p", { class: "ex-map-notice" });
  const keys = el("p", { id: KEYS_ID, class: "ex-hidden" }, say("map_keys"));
  return {
    element: el("div", {}, shown, keys, placeless),
    show({ map }) {
      shown.textContent = map?.description ?? say("map_no_place");
      placeless.textContent = map ? "" : say("map_no_place");
    },
  };
}
