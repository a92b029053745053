/**
 * Swapping one story document for another in a pane: the reader stays at their event and line, or, where
 * the new document lacks the event, shows the one that replaces it.
 */

import { presentId, standIn, wordsOf } from "../core/document.js";
import { placeIn } from "./keeping.js";
import { speaker } from "../core/strings.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @typedef {Object} Shown
 * @property {?string} url of the document
 * @property {?StoryDocument} doc
 * @property {?object} state for which it was mounted
 * @property {() => void} remove takes it away
 */

/** @type {Shown} */
const NOTHING = { url: null, doc: null, state: null, remove: () => {} };

/**
 * @param {HTMLElement} root of the pane
 * @param {import("./pane.js").PaneConfig} config
 * @param {import("../core/channel.js").Channel} channel
 * @param {{end: () => void}} firstSight what is there before the first document
 * @returns {{shown: () => Shown, isMounting: (url: string) => boolean, remove: () => void,
 *   swap: (url: string, doc: StoryDocument, state: object, current: string|undefined) => void}} `current` is the event at
 *   which the pane was when the document was asked for
 */
export function stageIn(root, config, channel, firstSight) {
  const losses = followLosses(channel);
  let shown = NOTHING;
  let swapping = null; // the address of the document that is being mounted

  function swap(url, doc, state, current) {
    const event = standIn(doc, shown.doc, channel.state.event);
    const bringBack = shown.doc ? placeIn(root) : () => {};
    firstSight.end();
    shown.remove();
    const before = shown;
    shown = NOTHING; // also where what follows fails
    // Every pane finds the replacement event by itself, so all of them agree without asking.
    swapping = url;
    channel.change({ event }, { from: "correction" });
    swapping = null;
    const remove = mountDocument(root, config, doc, channel, {
      notices: before.doc ? [] : (config.notices ?? []),
      lost: losses.in(doc, event),
      keepsPlace: event === current,
    });
    shown = { url, doc, state, remove };
    bringBack();
  }
  return {
    shown: () => shown,
    isMounting: (url) => url === swapping,
    swap,
    remove() {
      losses.stop();
      firstSight.end();
      shown.remove();
    },
  };
}

/** The event that the reader had chosen, if a document only has a replacement for it. */
function followLosses(channel) {
  let lost = null;
  const stop = channel.onState((state, previous, from) => {
    if (state.event !== previous?.event) lost = from === "correction" ? previous.event : null;
  });
  return { stop, in: (doc, event) => (presentId(doc, lost) === event ? null : lost) };
}

/**
 * @param {HTMLElement} root
 * @param {import("./pane.js").PaneConfig} config
 * @param {StoryDocument} doc
 */
function mountDocument(root, config, doc, channel, state) {
  root.lang = wordsOf(doc).lang;
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", speaker(wordsOf(doc))(config.pane));
  return config.mount(root, doc, channel, { ...config.extras, others: config.others, ...state });
}
