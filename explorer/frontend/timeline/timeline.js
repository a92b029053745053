/**
 * The timeline pane: the events in order, under their days, on one spine; the current one open.
 */

import { choicesOf, eventsOf, positionOf, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { followPointing } from "../pane/pointing.js";
import { scrolling } from "../core/scrolling.js";
import { followSwipes } from "../pane/swiping.js";
import { CLEARED } from "../core/selection.js";
import { shownIn } from "../core/showing.js";
import { speaker } from "../core/strings.js";
import { timelineDays } from "./days.js";
import { timelineDetails } from "./details.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/** What the heading of a day covers at the top of the view, on one line. */
const HEADING_PX = 40;
/** With less room the words of the event come before the travel that led to it. */
const ROOMY_PX = 500;

/**
 * Show the timeline in `root`.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {{keepsPlace: boolean, onMet: (fn: () => void) => void}} extras whether the reader stays where they are;
 *   calls a function when other events are shown
 * @returns {() => void} what removes it
 */
export function mount(root, doc, channel, { keepsPlace, onMet }) {
  const say = speaker(wordsOf(doc));
  const days = timelineDays(doc, positionOf(doc, channel.state?.event), keepsPlace);
  const nothing = nothingNote(doc, channel, say);
  const scroller = el("div", { class: "ex-scroller", "data-scroller": true }, nothing, days.element);
  const head = paneHead(doc, channel.state, say);
  root.append(head, scroller);
  const view = scrolling(scroller);

  let current = -1;
  const show = ({ event }) => {
    const next = positionOf(doc, event);
    if (next < 0 || next === current) return;
    const isFirst = current < 0;
    const { row, body } = days.rowAt(next);
    const move = () => {
      days.markPast(next);
      if (!isFirst) close(days.rowAt(current), days.rowAt(next));
      open(days.rowAt(next), doc, eventsOf(doc)[next]);
    };
    if (isFirst) move();
    else view.hold(row, move);
    current = next;
    root.dataset.current = event;
    if (isFirst && keepsPlace) return;
    const choose = () => (scroller.clientHeight < ROOMY_PX ? body : row);
    view.bring(choose, { top_px: HEADING_PX, atOnce: isFirst });
  };

  onMet(() => {
    days.markRest();
    nothing.hidden = shownIn(doc).length > 0;
    if (current >= 0) view.bring(() => days.rowAt(current).row, { top_px: HEADING_PX, atOnce: true });
  });
  const pointing = followPointing(root, doc, channel, "timeline");
  const stops = [channel.onState(show), pointing, followSwipes(root, doc, channel)];
  if (channel.state) show(channel.state);
  return () => {
    stops.forEach((stop) => stop());
    view.remove();
    days.remove();
    for (const part of [head, scroller]) part.remove();
  };
}

/**
 * That there is nothing to see, hidden while there is; where a filter is the reason, with a button that takes it off.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 */
function nothingNote(doc, channel, say) {
  const hidden = shownIn(doc).length > 0;
  if (eventsOf(doc).length === 0) return el("p", { class: "ex-nothing", hidden }, say("no_events"));
  const onclick = () => channel.change(CLEARED, { from: "timeline" });
  const clear = el("button", { type: "button", class: "ex-button", onclick }, say("filters_clear"));
  return el("div", { class: "ex-nothing", hidden }, el("p", {}, say("nothing_shown")), clear);
}

/**
 * @param {StoryDocument} doc
 */
function paneHead(doc, { clock }, say) {
  const label = choicesOf(doc, "clock").find(({ id }) => id === clock)?.label ?? clock;
  return el(
    "header",
    { class: "ex-head" },
    el("h2", {}, say("timeline")),
    el("p", { class: "ex-soft" }, label),
  );
}

/**
 * @param {import("./days.js").Row} opening
 * @param {StoryDocument} doc
 * @param {import("../core/story_document.js").EventView} event
 */
function open({ row, title, body }, doc, event) {
  row.classList.add("ex-open");
  title.setAttribute("aria-current", "step");
  body.append(timelineDetails(doc, event));
}

function close(closing, opening) {
  const { row, title, body } = closing;
  const details = body.querySelector(".ex-details");
  const hadFocus = details.contains(document.activeElement);
  row.classList.remove("ex-open");
  title.removeAttribute("aria-current");
  details.remove();
  if (hadFocus) opening.title.focus({ preventScroll: true }); // what had it is gone
}
