/**
 * Swapping one story document for another in a pane: the reader stays at their event and line, or, where
 * the new document lacks the event, shows the one that replaces it.
 */

import { positionOf, presentId, standIn, wordsOf } from "../core/document.js";
import { shownInPlaceOf } from "../core/showing.js";
import { placeIn } from "./keeping.js";
import { meetingIn } from "./meeting.js";
import { speaker } from "../core/strings.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @typedef {Object} Shown
 * @property {?string} name of the document, see `documentName`
 * @property {?StoryDocument} doc
 * @property {?object} state for which it was mounted
 * @property {() => void} remove takes it away
 */

/** @type {Shown} */
const NOTHING = { name: null, doc: null, state: null, remove: () => {} };

/**
 * @param {HTMLElement} root of the pane
 * @param {import("./pane.js").PaneConfig} config
 * @param {import("../core/channel.js").Channel} channel
 * @param {{end: () => void}} firstSight what is there before the first document
 * @returns {{shown: () => Shown, isMounting: (name: string) => boolean, remove: () => void,
 *   swap: (name: string, doc: StoryDocument, state: object, current: string|undefined,
 *   mount: import("./pane.js").PaneConfig["mount"]) => void,
 *   meet: (state: object) => void}} `current` is the event at which the pane was when the document was asked for, `mount`
 *   shows the document; `meet` shows what meets the conditions of a state for which the document is the same
 */
export function stageIn(root, config, channel, firstSight) {
  const losses = followLosses(channel);
  const meeting = meetingIn(root, channel);
  let shown = NOTHING;
  let swapping = null; // the name of the document that is being mounted

  function swap(name, doc, state, current, mount) {
    meeting.apply(doc, state);
    const event = shownInPlaceOf(doc, standIn(doc, shown.doc, channel.state.event));
    const whole = !shown.doc && isUnknown(doc, channel.state.event) ? { isOpening: true } : {};
    const bringBack = shown.doc ? placeIn(root) : () => {};
    firstSight.end();
    shown.remove();
    const before = shown;
    shown = NOTHING; // also where what follows fails
    meeting.clear();
    // Every pane finds the replacement event by itself, so all of them agree without asking.
    swapping = name;
    channel.change({ event, ...whole }, { from: "correction" });
    swapping = null;
    const remove = mountDocument(root, { ...config, mount }, doc, channel, {
      notices: before.doc ? [] : (config.notices ?? []),
      lost: losses.in(doc),
      hadDocument: before.doc !== null,
      keepsPlace: event === current,
      onMet: meeting.onMet,
      meetAgain: () => meeting.meet(doc, channel.state),
    });
    shown = { name, doc, state, remove };
    bringBack();
  }
  return {
    shown: () => shown,
    isMounting: (name) => name === swapping,
    swap,
    meet: (state) => shown.doc && meeting.meet(shown.doc, state),
    remove() {
      losses.stop();
      meeting.remove();
      firstSight.end();
      shown.remove();
    },
  };
}

/** Whether a document has no such event: an address with one shows the story as a whole. */
function isUnknown(/** @type {StoryDocument} */ doc, event) {
  return event !== null && positionOf(doc, presentId(doc, event)) < 0;
}

/** The event that the reader had chosen, if a document has none of that id; one that is only not shown is not lost. */
function followLosses(channel) {
  let lost = null;
  const stop = channel.onState((state, previous, from) => {
    if (state.event !== previous?.event) lost = from === "correction" ? previous.event : null;
  });
  return { stop, in: (doc) => (positionOf(doc, presentId(doc, lost)) >= 0 ? null : lost) };
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
