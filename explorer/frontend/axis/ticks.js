/**
 * The ruling of the time axis: at which instants of the chosen clock it has a line, and what it says there, in the
 * language of the document.
 */

import { written } from "../core/clocks/date_words.js";
import { dayAt, EPOCH, monthStart, named, padded } from "../core/clocks/days.js";
import { instantAt, positionAt } from "./scale.js";

/** @import { DateWords } from "../core/story_document.js" */
/** @import { Scale } from "./scale.js" */

/**
 * @typedef {{calendar: string, words: DateWords}} Dates how dates are written
 *
 * @typedef {{unit: "minute"|"day"|"number"|"month"|"year", count: number}} Step a `number` is a day without its month
 *
 * @typedef {object} Tick
 * @property {number} position
 * @property {string} text empty where it has no room
 */

const DAY_S = 86_400;
const SECONDS = { minute: 60, day: DAY_S, number: DAY_S, month: 29 * DAY_S, year: 365 * DAY_S };
/** @type {Object<Step["unit"], number[]>} */
const COUNTS = {
  minute: [1, 5, 15, 30, 60, 180, 360, 720],
  day: [1],
  number: [1, 2, 7],
  month: [1, 3, 6],
  year: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
};
const STEPS = /** @type {Step[]} */ (
  Object.entries(COUNTS).flatMap(([unit, counts]) => counts.map((count) => ({ unit, count })))
);
const FORMS = { minute: "day_month", day: "day_month", number: "month", month: "month", year: "year" };
/** How the beginning of what is in view is written, if the ticks do not say it. */
const CONTEXTS = { minute: "day_month_year", day: "year", number: "month" };
/** The space between two texts. */
const SPACE_PX = 12;
/** So many texts are measured: one of each month. */
const SAMPLES = 12;

/**
 * Return the ruling of what is in view.
 *
 * @param {Scale} scale
 * @param {{left: number, right: number}} view
 * @param {{width_px: number, letter_px: number}} room how wide a letter is at most
 * @param {Dates} dates
 * @returns {{ticks: Tick[], context: string}} in order; the date of its beginning if the ticks do not say it
 */
export function ruling(scale, view, { width_px, letter_px }, dates) {
  const isSeen = (piece) => piece.end > view.left && piece.start < view.right;
  const open = scale.pieces.filter((piece) => !piece.isFolded && isSeen(piece));
  if (open.length === 0) return { ticks: [], context: "" };
  const px = width_px / (view.right - view.left);
  const [{ from, until, start, end }] = open;
  const widthOf = (text) => text.length * letter_px + SPACE_PX;
  const steps = STEPS.filter(({ unit }) => scale.isTimed || unit !== "minute");
  const step = stepFor(steps, (until - from) / ((end - start) * px), (unit) =>
    Math.max(
      ...samples(unit, from, open[open.length - 1].until).map((instant) =>
        widthOf(textAt({ unit }, instant, dates)),
      ),
    ),
  );
  const ticks = open.flatMap((piece) => {
    const first = instantAt(scale, Math.max(piece.start, view.left));
    const last = instantAt(scale, Math.min(piece.end, view.right) - 1e-12);
    return instantsOf(step, first, last, dates.calendar).map((instant) => ({
      position: positionAt(scale, instant),
      context: dateAt(CONTEXTS[step.unit], instant, dates),
      ...textsAt(step, instant, dates),
    }));
  });
  const beginning = instantAt(scale, Math.max(open[0].start, view.left));
  const context = dateAt(CONTEXTS[step.unit], beginning, dates);
  const [from_px, until_px] = [view.left * px, view.right * px];
  return withRoom(ticks, context, { from_px, until_px, px, widthOf });
}

/** The first step whose texts have room beside each other; `needed_px` is what those of a unit take. */
function stepFor(/** @type {Step[]} */ steps, secondsPerPixel, needed_px) {
  const widths = Object.fromEntries(Object.keys(COUNTS).map((unit) => [unit, needed_px(unit)]));
  const hasRoom = ({ unit, count }) => (SECONDS[unit] * count) / secondsPerPixel >= widths[unit];
  return steps.find(hasRoom) ?? steps[steps.length - 1];
}

/**
 * Each text begins at its tick; one that would run into the one before is left out. The date at the beginning gives
 * way to the first tick that can say it, if it would cover that. After a gap, too, a tick says all that the one before did
 * not.
 */
function withRoom(ticks, context, { from_px, until_px, px, widthOf }) {
  const covered_px = from_px + (context ? widthOf(context) : 0);
  const next = ticks.find((tick) => tick.full && tick.position * px < covered_px);
  let free_px = next ? from_px : covered_px;
  let said = context;
  const shown = ticks.map((tick) => {
    const text = tick === next ? tick.full : tick.context === said ? tick.text : tick.dated;
    const [start, end] = [tick.position * px, tick.position * px + widthOf(text)];
    const isCovered =
      start < free_px || end - SPACE_PX / 2 > until_px || (next && tick.position < next.position);
    if (!isCovered) [free_px, said] = [end, tick.context];
    return { position: tick.position, text: isCovered ? "" : text };
  });
  return { ticks: shown, context: next ? "" : context };
}

/** The instants between two others that have a tick. */
function instantsOf(/** @type {Step} */ { unit, count }, from, until, calendar) {
  if (unit === "minute" || unit === "day") {
    const length = SECONDS[unit] * count;
    const first = Math.ceil(from / length) * length;
    return Array.from({ length: Math.floor((until - first) / length) + 1 }, (_, at) => first + at * length);
  }
  const [start, end] = [from, until].map((instant) => named(dayAt(instant), calendar).year);
  const all = Array.from({ length: end - start + 2 }, (_, at) => start + at);
  const years = unit === "year" ? all.filter((year) => isRound(year, count)) : all;
  const step = { year: 12, month: count, number: 1 }[unit];
  const months = Array.from({ length: 12 / step }, (_, at) => 1 + at * step);
  return years
    .flatMap((year) =>
      months.flatMap((month) => {
        const next = month < 12 ? monthStart(year, month + 1, calendar) : monthStart(year + 1, 1, calendar);
        return daysIn({ unit, count }, monthStart(year, month, calendar), next);
      }),
    )
    .map((day) => (day - EPOCH) * DAY_S)
    .filter((instant) => instant >= from && instant <= until);
}

/** The days of a month that have a tick: the first, and for numbers those after it; the 29th is too near to the next first. */
function daysIn({ unit, count }, first, next) {
  if (unit !== "number") return [first];
  const length = count > 1 ? 28 : next - first;
  return Array.from({ length: Math.ceil(length / count) }, (_, at) => first + at * count);
}

/** Whether a year ends a run of years, counted as readers do: 0 is 1 BC. */
function isRound(year, count) {
  return (year > 0 ? year : 1 - year) % count === 0;
}

/** Midnights, which have the day, of which the ticks of a unit say as much as they ever do. */
function samples(unit, from, until) {
  if (unit === "number") return [14 * DAY_S];
  const instants = Array.from({ length: SAMPLES }, (_, nth) => from + (nth / (SAMPLES - 1)) * (until - from));
  return instants.map((instant) => Math.floor(instant / DAY_S) * DAY_S);
}

/** What a tick says: by itself, after a tick of another date, and at the beginning, if it can say as much as that must. */
function textsAt({ unit }, instant, dates) {
  const text = textAt({ unit }, instant, dates);
  const [day, whole] = ["day_month", "day_month_year"].map((form) => dateAt(form, instant, dates));
  if (unit === "day") return { text, dated: whole, full: whole };
  if (unit === "minute")
    return text === day ? { text, dated: text, full: whole } : { text, dated: `${day}, ${text}` };
  if (unit === "number" && text !== dateAt("month", instant, dates)) return { text, dated: whole };
  return { text, dated: text, full: text };
}

function textAt({ unit }, instant, { calendar, words }) {
  const day = named(dayAt(instant), calendar);
  const minutes = Math.floor((((instant % DAY_S) + DAY_S) % DAY_S) / 60);
  if (unit === "minute" && minutes > 0) return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
  if (unit === "number" && day.day > 1) return String(day.day);
  return written(words, FORMS[unit], day);
}

function dateAt(form, instant, { calendar, words }) {
  return form ? written(words, form, named(dayAt(instant), calendar)) : "";
}
