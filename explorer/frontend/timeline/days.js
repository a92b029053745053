/**
 * The days of the timeline and their rows. Of a long story only the days around the reader have theirs at
 * once; the others get them when they come near the view or are stepped to, and in slices soon after.
 */

import { daysOf, eventsOf, positionOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { inSlices } from "../core/slices.js";
import { timelineRow } from "./row.js";

/** @import { Day, StoryDocument } from "../core/story_document.js" */

/** A day as `<time>` takes it; what is only known within bounds is no such day. */
// HTML knows no year before 1
const PLAIN_DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
/** With more events than this the rows of a day are laid out only as they come into view. */
const LONG_DAY = 40;
/** With more events than this a story is long. */
const LONG_STORY = 150;
/** Of a long story, events that are so many away from the reader's have their rows at once. */
const AROUND = 40;
/** So many rows to each side of one can be in view with it. */
const IN_VIEW = 12;

/** @typedef {{row: HTMLElement, title: HTMLElement, body: HTMLElement}} Row see `timelineRow` */

/**
 * @param {StoryDocument} doc the story document
 * @param {number} first position of the event that is shown first; -1 for none
 * @param {boolean} isWhole whether all rows are made at once, because the reader may be anywhere
 * @returns {{element: HTMLElement, rowAt: (position: number) => Row,
 *   markPast: (position: number) => void, markRest: () => void, remove: () => void}} `markPast` marks the rows
 *   before a position as past; it touches only what lies between the old and the new one; `markRest` marks those of
 *   events that are not shown
 */
export function timelineDays(doc, first, isWhole) {
  /** @type {Row[]} */
  const rows = [];
  let current = 0;
  const days = daysOf(doc).map((day) => dayOf(day, doc));
  const dayAt = days.flatMap((day) => day.positions.map(() => day));

  function fill(day) {
    if (!day.list.classList.replace("ex-to-come", "ex-rows")) return;
    const own = day.positions.map((at) => (rows[at] = timelineRow(doc, eventsOf(doc)[at])));
    day.positions.forEach((at) => rows[at].row.classList.toggle("ex-past", at < current));
    markRestOf(day, doc, rows);
    day.list.append(...own.map(({ row }) => row));
  }

  const markRest = () => days.forEach((day) => markRestOf(day, doc, rows));
  markRest();
  const isLong = eventsOf(doc).length > LONG_STORY && !isWhole;
  const isNear = ({ positions }) => positions[0] <= first + AROUND && positions.at(-1) >= first - AROUND;
  for (const day of days) {
    if (!isLong || isNear(day)) fill(day);
    else whenNear(day.element, () => fill(day));
  }
  const filling = inSlices(isLong ? days : [], fill);

  return {
    element: el(
      "ol",
      { class: "ex-days" },
      days.map(({ element }) => element),
    ),
    rowAt(position) {
      // A view holds fewer rows than that: with them no day in it is yet to be filled.
      for (let at = position - IN_VIEW; at <= position + IN_VIEW; at += 1) if (dayAt[at]) fill(dayAt[at]);
      return rows[position];
    },
    markPast(position) {
      for (let at = Math.min(current, position); at < Math.max(current, position); at += 1) {
        rows[at]?.row.classList.toggle("ex-past", at < position);
      }
      current = position;
    },
    markRest,
    remove: filling.stop,
  };
}

function whenNear(element, fn) {
  const look = (/** @type {any} */ { skipped }) => skipped || fn();
  element.addEventListener("contentvisibilityautostatechange", look);
}

/** Mark the events of a day that are not shown, and the day if none is. */
function markRestOf({ element, positions }, doc, rows) {
  /** @type {(at: number) => boolean} */
  const isRest = (at) => eventsOf(doc)[at]?.shown === false;
  element.classList.toggle("ex-rest", positions.every(isRest));
  for (const at of positions) {
    rows[at]?.row.classList.toggle("ex-rest", isRest(at));
    rows[at]?.row.classList.toggle("ex-after-rest", isRest(at - 1));
  }
}

/**
 * @param {Day} day
 * @param {StoryDocument} doc
 */
function dayOf({ date, heading, events }, doc) {
  const kind = events.length > LONG_DAY ? "ex-day ex-long-day" : "ex-day";
  const list = el("ol", { class: "ex-to-come" });
  const title = PLAIN_DATE.test(date) ? el("time", { datetime: date }, heading) : heading;
  const element = el("li", { class: kind }, el("h3", {}, title), list);
  element.style.setProperty("--ex-count", `${events.length}`);
  return { element, list, positions: events.map((id) => positionOf(doc, id)) };
}
