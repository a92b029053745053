/**
 * Choosing: a click on anything that names an event or a place selects it.
 */

import { eventAt } from "../core/document.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * Select on the channel what is clicked in `root`: an event by `data-event`; by `data-place` the
 * first event there at or after the current one. Links keep their own meaning for every click that
 * is not a plain one, so that they can be opened in a new tab.
 *
 * @param {Element} root
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {string} from the name of the pane
 * @returns {() => void} what stops it
 */
export function sendChoices(root, doc, channel, from) {
  const choose = (click) => {
    const hit = click.target.closest("[data-event], [data-place], a[href]");
    if (!hit || !root.contains(hit) || !isPlain(click) || isSelectingText(hit)) return;
    const { event, place } = hit.dataset;
    const chosen = event ?? (place && eventAt(doc, place, channel.state?.event));
    if (!chosen) return;
    click.preventDefault();
    channel.select(chosen, { from });
  };
  root.addEventListener("click", choose);
  return () => root.removeEventListener("click", choose);
}

function isPlain({ button, altKey, ctrlKey, metaKey, shiftKey }) {
  return button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey;
}

/** Dragging over a table row to copy its text ends in a click that means no choice. */
function isSelectingText(hit) {
  return !hit.matches("a, button") && document.getSelection()?.type === "Range";
}
