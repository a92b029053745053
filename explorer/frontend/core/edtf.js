/**
 * The first and the last day that a bound of a time window can mean.
 */

import { EPOCH } from "./clocks/days.js";

const DATE = /^(-?)(\d{2}(?:\d{2}|\dX|XX))(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?[~?%]?$/;
const DAY_MS = 86_400_000;

/**
 * Return the days of a date in EDTF: a century (`15XX`), a decade (`156X`), a year, a month or a day, with or
 * without a mark. Years before 1 are negative, and 0 is 1 BC. Null if it is none of these.
 *
 * @param {string} text
 * @returns {{first: number, last: number}|null} day numbers; 1 is 1 January of the year 1
 */
export function daysIn(text) {
  const match = DATE.exec(text);
  if (!match || text.startsWith("-0000")) return null;
  const [, sign, digits, month, day] = match;
  if (digits.includes("X") && month) return null;
  const years = ["0", "9"].map((digit) => Number(sign + digits.replaceAll("X", digit)));
  const [from, until] = years.sort((a, b) => a - b);
  const first = dayNumber(from, Number(month ?? 1) - 1, Number(day ?? 1));
  if (day) return nameOf(first) === Number(day) ? { first, last: first } : null;
  const last = month ? dayNumber(from, Number(month), 1) - 1 : dayNumber(until + 1, 0, 1) - 1;
  return { first, last };
}

/** @param {number} month from 0; 12 is January of the next year */
function dayNumber(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day); // `Date.UTC` takes 99 for 1999
  return date.getTime() / DAY_MS + EPOCH;
}

/** The day of the month: another one than was asked for where the month has no such day. */
function nameOf(number) {
  return new Date((number - EPOCH) * DAY_MS).getUTCDate();
}
