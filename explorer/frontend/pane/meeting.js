/**
 * The reader's conditions in a pane: the document that it shows stays, and its events say whether they are shown.
 */

import { conditionsIn } from "../core/conditions.js";
import { eventsOf, standIn } from "../core/document.js";
import { showMeeting, shownIn, shownInPlaceOf } from "../core/showing.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @param {HTMLElement} root of the pane
 * @param {import("../core/channel.js").Channel} channel
 * @returns {{apply: (doc: StoryDocument, state: any) => boolean, meet: (doc: StoryDocument, state: any) => void,
 *   onMet: (fn: () => void) => void, clear: () => void}} `apply` lets the events of a document say whether they meet
 *   the conditions of a state, and returns whether the pane showed others; `meet` also informs the pane, if so, and
 *   selects another event if the current one is not shown, or none is current
 */
export function meetingIn(root, channel) {
  /** @type {Set<() => void>} */
  const heard = new Set();
  let met = "{}";

  function apply(doc, state) {
    const conditions = conditionsIn(state);
    const before = met;
    met = JSON.stringify(conditions);
    showMeeting(doc, conditions);
    Object.assign(root.dataset, {
      shown: shownIn(doc).length,
      total: eventsOf(doc).length,
      rest: state.rest,
    });
    return met !== before;
  }
  function meet(doc, state) {
    if (apply(doc, state)) for (const show of heard) show();
    else if (state.event) return;
    // Not now: a pane that hears of the state after this one would hear of the replacement before it.
    queueMicrotask(() => {
      const { event: current = null, isOpening } = channel.state ?? {};
      // Of a story that is shown as a whole the address names no event, so a filter leads to its first one.
      const from = isOpening ? (eventsOf(doc)[0]?.id ?? null) : standIn(doc, doc, current);
      const event = shownInPlaceOf(doc, from);
      channel.change({ event }, { from: "correction" });
    });
  }
  return { apply, meet, onMet: (fn) => heard.add(fn), clear: () => heard.clear() };
}
