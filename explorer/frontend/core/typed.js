/**
 * Dates as readers type them: 27 April 1521, 27 aprile 1521, April 1521, 27/4/1521, 44 BC, and EDTF.
 */

import { written } from "./clocks/date_words.js";
import { named, padded } from "./clocks/days.js";
import { choicesOf, eventsOf, timesOf, wordsOf } from "./document.js";
import { daysIn } from "./edtf.js";
import { plain } from "./words.js";

/** @import { StoryDocument } from "./story_document.js" */

/**
 * @typedef {object} Reading how a typed date is read
 * @property {string} calendar see `daysIn`
 * @property {string[]} langs the languages of the months' names
 * @property {number} year that is meant if none is typed; 0 is 1 BC
 */

const MONTH_FORMS = /** @type {Intl.DateTimeFormatOptions[]} */ ([
  { month: "long" },
  { month: "short" },
  { month: "long", day: "numeric" }, // in some languages another case
]);
/** A month's name is known by so many letters. */
const LETTERS = 3;
const LAST_DAY = 31;
const BEFORE_CHRIST = /(?:^|[\s\d])(?:b\.? ?c\.?(?: ?e\.?)?|a\.? ?c\.?)$/;
const AFTER_CHRIST = /(?:^|[\s\d])(?:a\.? ?d\.?|d\.? ?c\.?|c\.? ?e\.?)$/;

/**
 * How dates are read beside an event: in the story's calendar and the languages of the interface.
 *
 * @param {StoryDocument} doc
 * @param {number} at the position of the event; its year is meant if none is typed
 * @returns {Reading}
 */
export function readingOf(doc, at) {
  const { calendar } = timesOf(doc);
  const langs = [wordsOf(doc).lang, ...choicesOf(doc, "lang").map(({ id }) => id)];
  return { calendar, langs, year: named(dayNear(doc, at), calendar).year };
}

/**
 * A day, a month and a year as they can be typed: those of an event, or of the first one that has any.
 *
 * @param {StoryDocument} doc
 * @param {number} at its position
 */
export function examplesOf(doc, at) {
  const { dates, calendar } = timesOf(doc);
  const on = (form) => written(dates, form, named(dayNear(doc, at), calendar));
  return { day: on("day_month_year"), month: on("month"), year: on("year") };
}

function dayNear(/** @type {StoryDocument} */ doc, at) {
  const dayOf = (event) => event?.first ?? event?.last;
  return dayOf(eventsOf(doc)[at]) ?? dayOf(eventsOf(doc).find((event) => dayOf(event))) ?? 1;
}

/**
 * Return a date that a reader has typed in EDTF; empty if it cannot be read.
 *
 * @param {string} text
 * @param {Reading} reading
 */
export function typedDate(text, reading) {
  const typed = text.trim().replaceAll("−", "-");
  const forms = [typed.toUpperCase(), edtfOf(plain(typed), reading)];
  return forms.find((form) => daysIn(form, reading.calendar)) ?? "";
}

/**
 * Return the days of a date that a reader has typed; null if it cannot be read.
 *
 * @param {string} text
 * @param {Reading} reading
 * @returns {{first: number, last: number}|null} as `daysIn`
 */
export function typedDays(text, reading) {
  return daysIn(typedDate(text, reading), reading.calendar);
}

/** @returns {string} empty if it cannot be read */
function edtfOf(/** @type {string} */ text, /** @type {Reading} */ reading) {
  const isBefore = BEFORE_CHRIST.test(text);
  const rest = text.replace(isBefore ? BEFORE_CHRIST : AFTER_CHRIST, (era) => era.match(/^\d/)?.[0] ?? "");
  const numbers = rest.match(/\d+/g) ?? [];
  const words = rest.match(/\p{L}+/gu) ?? [];
  const month = words.map((word) => monthNamed(word, reading.langs)).find(Boolean);
  if (words.length > 0 && !month) return "";
  const parts = month ? aroundMonth(numbers, month) : ofNumbers(numbers);
  if (!parts) return "";
  const year = yearOf(parts, reading.year, { isBefore, isNegative: rest.startsWith("-") });
  const sign = year < 0 ? "-" : "";
  const within = [parts.month, parts.day].filter(Boolean).map((part) => `-${padded(Number(part))}`);
  return `${sign}${padded(Math.abs(year), 4)}${within.join("")}`;
}

function monthNamed(word, langs) {
  if (word.length < LETTERS) return 0;
  for (const lang of langs) {
    for (const form of MONTH_FORMS) {
      const format = new Intl.DateTimeFormat(lang, { ...form, timeZone: "UTC" });
      for (let month = 0; month < 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2001, month));
        const name = parts.find(({ type }) => type === "month")?.value ?? "";
        if (plain(name).startsWith(word)) return month + 1;
      }
    }
  }
  return 0;
}

/** Whether a number can only be a year. */
function isYear(number) {
  return number.length > 2 || Number(number) > LAST_DAY;
}

/** What the numbers beside a month's name are. */
function aroundMonth(numbers, month) {
  const [one, other] = numbers;
  if (numbers.length > 2) return null;
  if (numbers.length === 2)
    return isYear(one) ? { year: one, month, day: other } : { year: other, month, day: one };
  return one && isYear(one) ? { year: one, month } : { month, day: one };
}

/** What numbers alone are: the day comes before the month, if it can be one, and the year first or last. */
function ofNumbers(numbers) {
  const [one, two, three] = numbers;
  if (numbers.length === 1) return { year: one };
  if (numbers.length === 2) {
    if (isYear(one)) return { year: one, month: two };
    return isYear(two) ? { year: two, month: one } : { day: one, month: two };
  }
  if (numbers.length !== 3) return null;
  if (isYear(one)) return { year: one, month: two, day: three };
  return Number(two) > 12 ? { day: two, month: one, year: three } : { day: one, month: two, year: three };
}

/** The year that is meant: if two digits are beside a day, it is one of the story's century. */
function yearOf(/** @type {{year?: string, day?: string}} */ { year, day }, usual, { isBefore, isNegative }) {
  if (year === undefined) return usual;
  const typed = Number(year);
  if (isBefore) return 1 - typed;
  if (isNegative) return -typed;
  return day && year.length === 2 ? usual - (usual % 100) + typed : typed;
}
