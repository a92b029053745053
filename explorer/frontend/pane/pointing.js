/**
 * Clicks and hovering in a pane that lists events: they select, and show in the other panes what they mean.
 */

import { sendChoices } from "./choices.js";
import { sendPreviews, showPreviews } from "./previews.js";

/**
 * @param {HTMLElement} root of the pane
 * @param {import("../core/story_document.js").StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {string} pane
 * @returns {() => void} what stops it
 */
export function followPointing(root, doc, channel, pane) {
  const stops = [
    sendChoices(root, doc, channel, pane),
    sendPreviews(root, doc, channel, pane),
    showPreviews(root, channel),
  ];
  return () => stops.forEach((stop) => stop());
}
