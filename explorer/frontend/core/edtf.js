/**
 * The first and the last day that a bound of a time window can mean.
 */

import { monthStart, named } from "./clocks/days.js";

const DATE = /^(-?)(\d{2}(?:\d{2}|\dX|XX))(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?[~?%]?$/;

/**
 * Return the days of a date in EDTF: a century (`15XX`), a decade (`156X`), a year, a month or a day, with or
 * without a mark. Years before 1 are negative, and 0 is 1 BC. Null if it is none of these.
 *
 * @param {string} text
 * @param {string} [calendar] in which it is written: that of the story, as in its files
 * @returns {{first: number, last: number}|null} day numbers; 1 is 1 January of the year 1
 */
export function daysIn(text, calendar) {
  const match = DATE.exec(text);
  if (!match || text.startsWith("-0000")) return null;
  const [, sign, digits, month, day] = match;
  if (digits.includes("X") && month) return null;
  const years = ["0", "9"].map((digit) => Number(sign + digits.replaceAll("X", digit)));
  const [from, until] = years.sort((a, b) => a - b);
  const first = monthStart(from, Number(month ?? 1), calendar) + Number(day ?? 1) - 1;
  if (day) return named(first, calendar).day === Number(day) ? { first, last: first } : null;
  const isWithin = month && Number(month) < 12;
  const next = isWithin ? monthStart(from, Number(month) + 1, calendar) : monthStart(until + 1, 1, calendar);
  return { first, last: next - 1 };
}
