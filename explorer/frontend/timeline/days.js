/**
 * The days of the timeline and their rows.
 */

import { daysOf, eventsOf, positionOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { scrolling } from "../core/scrolling.js";
import { timelineRow } from "./row.js";

/** @import { Day, StoryDocument } from "../core/story_document.js" */

/** A day as `<time>` takes it; what is only known within bounds is no such day. */
// HTML knows no year before 1
const PLAIN_DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
/** With more events than this the rows of a day are laid out only as they come into view. */
const LONG_DAY = 40;

/** @typedef {{row: HTMLElement, title: HTMLElement, body: HTMLElement}} Row see `timelineRow` */

/**
 * @typedef {Object} Days
 * @property {HTMLElement} element
 * @property {(position: number) => Row} reach makes the row of an event, and those that can be in view with it
 * @property {(position: number) => Row|undefined} rowAt the row of an event, if it is there
 * @property {(position: number) => void} markPast marks the rows before a position as past; it touches only what lies
 *   between the old and the new one
 * @property {() => void} markRest marks those of events that are not shown
 * @property {typeof import("../core/scrolling.js").scrolling} scrolling takes over the scrolling of the days
 * @property {() => void} remove
 */

/**
 * @param {StoryDocument} doc the story document
 * @returns {Days}
 */
export function timelineDays(doc) {
  let current = 0;
  const rows = eventsOf(doc).map((event) => timelineRow(doc, event));
  const days = daysOf(doc).map((day) => dayOf(day, doc, rows));
  const markRest = () => days.forEach((day) => markRestOf(day, doc, rows));
  markRest();
  return {
    element: el(
      "ol",
      { class: "ex-days" },
      days.map(({ element }) => element),
    ),
    reach: (position) => rows[position],
    rowAt: (position) => rows[position],
    markPast(position) {
      for (let at = Math.min(current, position); at < Math.max(current, position); at += 1) {
        rows[at].row.classList.toggle("ex-past", at < position);
      }
      current = position;
    },
    markRest,
    scrolling,
    remove() {},
  };
}

/** Mark the events of a day that are not shown, and the day if none is. */
function markRestOf({ element, positions }, doc, rows) {
  /** @type {(at: number) => boolean} */
  const isRest = (at) => eventsOf(doc)[at]?.shown === false;
  element.classList.toggle("ex-rest", positions.every(isRest));
  for (const at of positions) {
    rows[at].row.classList.toggle("ex-rest", isRest(at));
    rows[at].row.classList.toggle("ex-after-rest", isRest(at - 1));
  }
}

/**
 * @param {Day} day
 * @param {StoryDocument} doc
 * @param {Row[]} rows of all events
 */
function dayOf(day, doc, rows) {
  const positions = day.events.map((id) => positionOf(doc, id));
  const kind = positions.length > LONG_DAY ? "ex-day ex-long-day" : "ex-day";
  const list = el(
    "ol",
    { class: "ex-rows" },
    positions.map((at) => rows[at].row),
  );
  const element = el("li", { class: kind }, headingOf(day), list);
  element.style.setProperty("--ex-count", `${positions.length}`);
  return { element, positions };
}

/** The heading of a day. */
export function headingOf(/** @type {Day} */ { date, heading }) {
  return el("h3", {}, PLAIN_DATE.test(date) ? el("time", { datetime: date }, heading) : heading);
}
