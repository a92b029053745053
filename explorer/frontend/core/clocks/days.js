/**
 * Days by number: 1 is 1 January of the year 1 of the Gregorian calendar, as in `explorer/story/days.py`.
 */

/**
 * @typedef {object} DayName what a day is called in a calendar
 * @property {number} year 0 is 1 BC
 * @property {number} month from 1
 * @property {number} day from 1
 * @property {number} weekday 0 is Monday
 */

const DAY_S = 86_400;
/** The number of 1 January 1970. */
export const EPOCH = 719_163;
/** The days of four Julian years, of which the last is a leap year. */
const JULIAN_CYCLE = 4 * 365 + 1;
/** The number of 1 January of the year 1 of the Julian calendar. */
const JULIAN_START = -1;

/**
 * Return the day that a clock showed.
 *
 * @param {number} local seconds since 1970 on that clock
 */
export function dayAt(local) {
  return Math.floor(local / DAY_S) + EPOCH;
}

/**
 * Return what a day is called.
 *
 * @param {number} day
 * @param {string} [calendar] "julian", else the Gregorian one
 * @returns {DayName}
 */
export function named(day, calendar) {
  const weekday = (((day + 6) % 7) + 7) % 7;
  if (calendar === "julian") return { ...julian(day), weekday };
  return { ...gregorian(day), weekday };
}

function gregorian(day) {
  const at = new Date((day - EPOCH) * DAY_S * 1000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

function julian(day) {
  const cycle = Math.floor((day - JULIAN_START) / JULIAN_CYCLE);
  const days = day - JULIAN_START - cycle * JULIAN_CYCLE;
  const year = Math.min(Math.floor(days / 365), 3);
  // a Gregorian year as long as the Julian one
  const like = new Date(Date.UTC(year === 3 ? 2000 : 2001, 0, 1 + days - year * 365));
  return { year: 4 * cycle + year + 1, month: like.getUTCMonth() + 1, day: like.getUTCDate() };
}

/**
 * Return the number of the first day of a month.
 *
 * @param {number} year 0 is 1 BC
 * @param {number} month from 1
 * @param {string} [calendar] "julian", else the Gregorian one
 */
export function monthStart(year, month, calendar) {
  if (calendar !== "julian") {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, 1); // `Date.UTC` takes 99 for 1999
    return date.getTime() / DAY_S / 1000 + EPOCH;
  }
  const cycle = Math.floor((year - 1) / 4);
  const like = Date.UTC(year - 4 * cycle === 4 ? 2000 : 2001, month - 1, 1);
  const newYear = Date.UTC(year - 4 * cycle === 4 ? 2000 : 2001, 0, 1);
  const years = (year - 1 - 4 * cycle) * 365;
  return JULIAN_START + cycle * JULIAN_CYCLE + years + (like - newYear) / DAY_S / 1000;
}

/**
 * Return a day as ISO 8601 writes it: `2023-09-13`, `-0217-03-01`.
 *
 * @param {number} day
 * @param {string} [calendar] "julian", else the Gregorian one, which alone is ISO 8601's
 */
export function isoDay(day, calendar) {
  const { year, month, day: date } = named(day, calendar);
  return `${year < 0 ? "-" : ""}${padded(Math.abs(year), 4)}-${padded(month)}-${padded(date)}`;
}

/**
 * Return a number with zeros before it.
 *
 * @param {number} number
 * @param {number} [digits]
 */
export function padded(number, digits = 2) {
  return String(number).padStart(digits, "0");
}
