/**
 * The filters: their button and panel, what is set, and the words that are searched for, marked on the page.
 */

import { chips } from "./chips.js";
import { conditionsIn, unknownIn } from "../../core/conditions.js";
import { filtersPanel } from "./filters_panel.js";
import { highlights } from "./highlights.js";

/** @import { StoryDocument } from "../../core/story_document.js" */

/**
 * @param {StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 * @param {import("../../core/strings.js").Say} say
 * @param {(text: string) => void} notify shows a notice
 * @returns {{panel: HTMLElement, open: () => void, chips: HTMLElement, show: () => void,
 *   summary: () => string, remove: () => void}} `show` shows what the reader has chosen, and reports what of it the story does
 *   not have; `summary` says how much is shown
 */
export function filters(doc, channel, say, notify) {
  const built = filtersPanel(doc, channel, say);
  const row = chips(doc, channel, say);
  const marks = highlights(doc, channel);
  return {
    panel: built.element,
    open: built.open,
    chips: row.element,
    show() {
      for (const [key, value] of unknownIn(doc, conditionsIn(channel.state))) {
        notify(say("notice_condition", { name: say(`filter_${key}`), value }));
      }
      built.show();
      row.show();
      marks.show();
    },
    summary: () => row.element.querySelector("p")?.textContent ?? "",
    remove: marks.remove,
  };
}
