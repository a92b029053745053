/**
 * The timeline pane: the events in order, under their days, on one spine; the current one open.
 */

import { choicesOf, eventsOf, positionOf, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { followPointing } from "../pane/pointing.js";
import { stepFrom, STEPS } from "../core/showing.js";
import { fetchAhead } from "../media/figures.js";
import { followSwipes } from "../pane/swiping.js";
import { speaker } from "../core/strings.js";
import { timelineDays } from "./days.js";
import { timelineDetails } from "./details.js";
import { storyOpening } from "./opening.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Days, Row } from "./days.js" */

/** What the heading of a day covers at the top of the view, on one line. */
const HEADING_PX = 40;
/** With less room the words of the event come before the travel that led to it. */
const ROOMY_PX = 500;

/** @typedef {{keepsPlace: boolean, onMet: (fn: () => void) => void}} Extras */

/**
 * Show the timeline in `root`.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {Extras} extras whether the reader stays where they are; calls a function when other events are shown
 * @returns {() => void} what removes it
 */
export function mount(root, doc, channel, extras) {
  return mountWith(() => timelineDays(doc), root, doc, channel, extras);
}

/**
 * Show the timeline in `root`, with days of some kind.
 *
 * @param {(refresh: (position: number) => void) => Days} makeDays is given what to call when more is known of an event
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {Extras} extras see `mount`
 * @returns {() => void} what removes it
 */
export function mountWith(makeDays, root, doc, channel, { keepsPlace, onMet }) {
  const say = speaker(wordsOf(doc));
  const days = makeDays((position) => position === current && reopen(days, doc, current));
  const opening = storyOpening(doc, channel, say, () => days.rowAt(current)?.title.focus());
  const scroller = el("div", { class: "ex-scroller", "data-scroller": true }, opening.parts, days.element);
  const parts = [paneHead(doc, channel.state, say), scroller];
  root.append(...parts);
  const view = days.scrolling(scroller);

  let current = -1;
  const show = ({ event, isOpening }) => {
    const next = positionOf(doc, event);
    opening.show(isOpening);
    if (next < 0 || next === current) return;
    const { row, body } = days.reach(next);
    const [isFirst, move] = [current < 0, () => turn(days, doc, current, next)];
    if (isFirst) move();
    else view.hold(row, move);
    current = next;
    root.dataset.current = event;
    if (isFirst && keepsPlace) return;
    const choose = () => opening.shown() ?? (scroller.clientHeight < ROOMY_PX ? body : row);
    view.bring(choose, { top_px: HEADING_PX, atOnce: isFirst });
  };

  onMet(() => {
    days.markRest();
    opening.meet();
    const choose = () => opening.shown() ?? days.rowAt(current)?.row ?? null;
    if (current >= 0) view.bring(choose, { top_px: HEADING_PX, atOnce: true });
  });
  const removers = [
    channel.onState(show),
    followPointing(root, doc, channel, "timeline"),
    followSwipes(root, doc, channel),
    view.remove,
    days.remove,
    () => parts.forEach((part) => part.remove()),
  ];
  if (channel.state) show(channel.state);
  return () => removers.forEach((remove) => remove());
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

/** Close the row at one position, -1 for none, and open that at another. */
function turn(/** @type {Days} */ days, /** @type {StoryDocument} */ doc, from, to) {
  days.markPast(to);
  const [closing, opening] = [days.rowAt(from), /** @type {Row} */ (days.rowAt(to))];
  if (closing) close(closing, opening);
  open(opening, doc, eventsOf(doc)[to]);
  fetchAhead(doc, eventsOf(doc)[positionOf(doc, stepFrom(doc, to, STEPS.next))]?.media ?? []);
}

/** Show what has become known of the event whose row is open. */
function reopen(/** @type {Days} */ days, /** @type {StoryDocument} */ doc, at) {
  const row = /** @type {Row} */ (days.rowAt(at));
  close(row, row);
  open(row, doc, eventsOf(doc)[at]);
}

/**
 * @param {Row} opening
 * @param {StoryDocument} doc
 * @param {import("../core/story_document.js").EventView} event
 */
function open({ row, title, body }, doc, event) {
  row.classList.add("ex-open");
  title.setAttribute("aria-current", "step");
  body.append(timelineDetails(doc, event));
}

function close(/** @type {Row} */ closing, /** @type {Row} */ opening) {
  const { row, title, body } = closing;
  const details = body.querySelector(".ex-details");
  const hadFocus = details?.contains(document.activeElement);
  row.classList.remove("ex-open");
  title.removeAttribute("aria-current");
  details?.remove();
  if (hadFocus) opening.title.focus({ preventScroll: true }); // what had it is gone
}
