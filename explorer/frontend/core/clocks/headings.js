/**
 * The heading of a day: which one a moment comes under on a clock, and how it reads.
 */

import { allOrOne, spanned, written } from "./date_words.js";
import { dayAt, isoDay, named } from "./days.js";

/** @import { DateFacts, DateWords } from "../story_document.js" */
/** @import { Say } from "../strings.js" */

/**
 * @typedef {object} DayKey what decides a heading
 * @property {"on" | "until" | "from" | "span" | "unknown"} kind
 * @property {number} first the same as `last` for a single day, and 0 if no day is known
 * @property {number} last
 */

const VAGUEST_FIRST = ["century", "decade", "year", "season", "month", "day"];
/** Units between which a span has words of its own. */
const CALENDAR_UNITS = ["year", "month", "day"];

/**
 * Return what decides the heading of a date. If the clock time is not known the day stays that of the place:
 * it cannot be converted.
 *
 * @param {DateFacts} date
 * @param {?number} local what the clock showed, in seconds since 1970; null if that is not known
 * @returns {DayKey}
 */
export function dayKey({ first, last }, local) {
  if (local !== null) {
    const day = dayAt(local);
    return { kind: "on", first: day, last: day };
  }
  if (first === undefined && last === undefined) return { kind: "unknown", first: 0, last: 0 };
  if (first === undefined) return { kind: "until", first: Number(last), last: Number(last) };
  if (last === undefined) return { kind: "from", first, last: first };
  return { kind: first === last ? "on" : "span", first, last };
}

/**
 * Return a key as text: `2023-09-13`, `../2023-09-14`, `2023-09-01/2023-09-30~`.
 *
 * @param {DayKey} key
 * @param {DateFacts} date
 */
export function keyText({ kind, first, last }, { approximate, uncertain }) {
  if (kind === "unknown") return "";
  const starts = kind === "until" ? ".." : isoDay(first);
  const ends = kind === "from" ? ".." : isoDay(last);
  return `${kind === "on" ? starts : `${starts}/${ends}`}${approximate ? "~" : ""}${uncertain ? "?" : ""}`;
}

/**
 * Return the heading: mercoledì 13 settembre 2023, settembre 2023, Entro: …
 *
 * @param {DayKey} key
 * @param {DateFacts} date
 * @param {{dates: DateWords, say: Say}} words
 */
export function heading(key, date, words) {
  if (key.kind === "unknown") return words.say("day_unknown");
  const plain = unmarked(key, date, words);
  const about = date.approximate ? words.say("day_approximate", { day: plain }) : plain;
  return date.uncertain ? words.say("day_uncertain", { day: about }) : about;
}

/**
 * The heading without the marks of a date that is not exact.
 *
 * @param {DayKey} key
 * @param {DateFacts} date
 * @param {{dates: DateWords, say: Say}} words
 */
function unmarked({ kind, first, last }, date, { dates, say }) {
  const end = (form, day) => written(dates, form, named(day, date.calendar));
  if (kind === "on") return end("day", first);
  const [starts, ends] = date.units ?? ["day", "day"];
  if (kind === "until") return say(...limit("until", named(last, date.calendar), ends, dates));
  if (kind === "from") return say(...limit("from", named(first, date.calendar), starts, dates));
  return dateWords(date, { dates, say });
}

/**
 * What says of a date that one end of it is known, no more exactly than that end: 1566 o prima.
 *
 * @returns {[string, {day: string}]} the key of a text, and what fills it
 */
function limit(/** @type {"until" | "from"} */ kind, day, unit, /** @type {DateWords} */ dates) {
  const isDay = unit === "day" || unit === "season";
  if (isDay) return [`day_${kind}`, { day: written(dates, "day_month_year", day) }];
  return [`unit_${kind}`, { day: spanned(dates, { first: day, last: day, unit }) }];
}

/**
 * A date with two known ends, in words and without its marks.
 *
 * @param {DateFacts} date
 * @param {{dates: DateWords, say: Say}} words
 * @returns {string}
 */
function dateWords(date, { dates, say }) {
  const { units = ["day", "day"], parts = [], season, members } = date;
  const [first, last] = knownEnds(date).map((day) => named(day, date.calendar));
  const partWords = () => parts.map((part) => dateWords(part, { dates, say }));
  const hasOwnWords = units.every((unit) => CALENDAR_UNITS.includes(unit));
  if (members) return allOrOne(dates, members, partWords());
  if (parts.length && !hasOwnWords) return partWords().join(" – ");
  if (season) return say(`season_${season}`, { year: written(dates, "year", first) });
  // those before it end with a 1 when counted BC
  if (units[0] === "decade" && first.year > 0) return say("decade", { year: String(first.year) });
  const vaguest = Math.min(...units.map((unit) => VAGUEST_FIRST.indexOf(unit)));
  return spanned(dates, { first, last, unit: VAGUEST_FIRST[vaguest] });
}

/**
 * The ends of a date; a member of a set may be open, and is then only its known end.
 *
 * @param {DateFacts} date
 */
function knownEnds({ first, last }) {
  return [first ?? last ?? 0, last ?? first ?? 0];
}

/**
 * Return a date in words with its calendar if that is not the usual one of the dates around it. A date of
 * which nothing is known has none.
 *
 * @param {string} text
 * @param {DateFacts} date
 * @param {{usual: string, say: Say}} around
 */
export function inCalendar(text, { first, last, calendar = "gregorian" }, { usual, say }) {
  const isKnown = first !== undefined || last !== undefined;
  return isKnown && calendar !== usual ? say(`calendar_${calendar}`, { day: text }) : text;
}
