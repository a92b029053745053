/**
 * The reader's conditions in a pane: the document that it shows stays, and its events say whether they are shown.
 */

import { bringFor, conditionsIn, isKnown } from "../core/conditions.js";
import { eventsOf, standIn } from "../core/document.js";
import { showMeeting, shownIn, shownInPlaceOf } from "../core/showing.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @param {HTMLElement} root of the pane
 * @param {import("../core/channel.js").Channel} channel
 * @returns {{apply: (doc: StoryDocument, state: any) => boolean, meet: (doc: StoryDocument, state: any) => void,
 *   onMet: (fn: () => void) => void, clear: () => void, remove: () => void}} `apply` lets the events of a document say whether they meet
 *   the conditions of a state, and returns whether the pane showed others, or the rest otherwise; `meet` also informs the pane, if so, and
 *   selects another event if the current one is not shown, or none is current. What conditions need of a long story may
 *   have to come first: until then the pane keeps what it shows
 */
export function meetingIn(root, channel) {
  /** @type {Set<() => void>} */
  const heard = new Set();
  let met = "{}";
  let turn = 0;
  const seen = () => met + (met === "{}" ? "" : root.dataset.rest);

  function apply(doc, state) {
    const conditions = conditionsIn(state);
    const mine = ++turn;
    const before = seen();
    if (isKnown(doc, conditions)) {
      root.removeAttribute("aria-busy");
      met = JSON.stringify(conditions);
      showMeeting(doc, conditions);
    } else {
      root.setAttribute("aria-busy", "true");
      bringFor(doc, conditions).then(
        () => mine === turn && meet(doc, channel.state),
        () => mine === turn && root.removeAttribute("aria-busy"), // the controls report it
      );
    }
    Object.assign(root.dataset, {
      shown: shownIn(doc).length,
      total: eventsOf(doc).length,
      rest: state.rest,
    });
    return seen() !== before;
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
  function remove() {
    turn += 1;
    heard.clear();
  }
  return { apply, meet, onMet: (fn) => heard.add(fn), clear: () => heard.clear(), remove };
}
