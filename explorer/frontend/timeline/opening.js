/**
 * What precedes the first event where the address names none: what the story is about, where it starts, and how to
 * read it.
 */

import { STATUSES } from "../core/listed.js";
import { aboutOf, authored, choicesOf, eventsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { CLEARED } from "../core/selection.js";
import { shownIn, stepFrom, STEPS } from "../core/showing.js";
import { icon } from "../marks/icons.js";
import { statusMark } from "../marks/marks.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

/**
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @param {() => void} onStart called when the reader has started
 * @returns {{parts: HTMLElement[], show: (isWanted: boolean) => void, shown: () => ?HTMLElement, meet: () => void}} `parts`
 *   are the opening and a note that no event is shown; `shown` is the opening where it is; `meet` says how many events are
 */
export function storyOpening(doc, channel, say, onStart) {
  const start = () => {
    const event = stepFrom(doc, -1, STEPS.first);
    if (event) channel.select(event, { from: "timeline" });
    onStart();
  };
  const button = { type: "button", class: "ex-button ex-main", "data-action": "start", onclick: start };
  const extent = el("p", { class: "ex-soft" });
  const startButton = el("button", button, say("start"), icon("next"));
  const element = el(
    "section",
    { class: "ex-opening", "aria-label": say("opening") },
    el("p", { class: "ex-standfirst", ...authored(doc) }, aboutOf(doc).summary),
    startButton,
    extent,
    guide(say),
  );
  const nothing = nothingNote(doc, channel, say);
  function meet() {
    const [count, total] = [shownIn(doc).length, eventsOf(doc).length];
    startButton.hidden = count === 0;
    nothing.hidden = count > 0;
    const known = choicesOf(doc, "asof").find(({ id }) => id === channel.state.asof && id !== "now");
    const words = count === total ? say("card_count", { count }) : say("shown_count", { count, total });
    extent.textContent = [known?.label, words].filter(Boolean).join(" · ");
  }
  meet();
  return {
    parts: [element, nothing],
    show: (isWanted) => (element.hidden = !isWanted),
    shown: () => (element.hidden ? null : element),
    meet,
  };
}

function guide(/** @type {Say} */ say) {
  const statuses = STATUSES.map((kind) => el("li", {}, statusMark(kind), say(`status_${kind}`)));
  const name = say("guide");
  return el("ul", { class: "ex-guide", "aria-label": name }, statuses, el("li", {}, say("guide_steps")));
}

/**
 * That there is nothing to see, hidden while there is; where a filter is the reason, with a button that takes it off.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 */
function nothingNote(doc, channel, say) {
  if (eventsOf(doc).length === 0) return el("p", { class: "ex-nothing" }, say("no_events"));
  const onclick = () => channel.change(CLEARED, { from: "timeline" });
  const clear = el("button", { type: "button", class: "ex-button", onclick }, say("filters_clear"));
  return el("div", { class: "ex-nothing" }, el("p", {}, say("nothing_shown")), clear);
}
