/**
 * Dates in words, by the templates and names of a language; `explorer/language/date_words.py` fills in the
 * same ones.
 */

import { padded } from "./days.js";

/** @import { DateWords } from "../story_document.js" */
/** @import { DayName } from "./days.js" */

/** How the whole of a unit is written, if both ends of a span are in it. */
const WHOLE = { day: "day_month_year", month: "month", year: "year" };

/** @type {Map<string, string[]>} */
const parsed = new Map();

/**
 * Write a day, or the month or year that it is in.
 *
 * @param {DateWords} words
 * @param {string} form a key of `words.patterns`
 * @param {DayName} day
 */
export function written(words, form, day) {
  const era = day.year < 1 ? words.patterns[`${form}_era`] : undefined;
  return filled(words, era ?? words.patterns[form], day);
}

function filled(words, template, day) {
  if (!parsed.has(template)) parsed.set(template, template.split(/[{}]/));
  // text and fields in turn
  const parts = /** @type {string[]} */ (parsed.get(template));
  return parts.map((part, at) => (at % 2 ? fieldText(words, part, day) : part)).join("");
}

function fieldText(words, field, day) {
  const { index, number } = fieldOf(field[0], day);
  return words.names[field]?.[index] ?? padded(number, field.length);
}

/**
 * The value of a field of CLDR as a number, and its place among the field's names.
 *
 * @param {string} letter
 * @param {DayName} day
 */
function fieldOf(letter, { year, month, day, weekday }) {
  if (letter === "y") return { index: -1, number: year > 0 ? year : 1 - year };
  if (letter === "G") return { index: Number(year > 0), number: 0 };
  if (letter === "E" || letter === "c") return { index: weekday, number: 0 };
  if (letter === "M" || letter === "L") return { index: month - 1, number: month };
  return { index: -1, number: day };
}

/**
 * Write a span of days, months or years; of a vaguer unit, too, it is one of years.
 *
 * @param {DateWords} words
 * @param {{first: DayName, last: DayName, unit: string}} span
 */
export function spanned(words, { first, last, unit }) {
  const base = unit === "day" || unit === "month" ? unit : "year";
  const [starts, ends] = [first, last].map((day) => written(words, WHOLE[base], day));
  if (starts === ends) return starts;
  const templates = words.spans[first.year < 1 ? `${base}_era` : base][difference(first, last)];
  if (!templates) return joined(words.span, starts, ends);
  return filled(words, templates[0], first) + filled(words, templates[1], last);
}

/** The largest unit in which two days differ, as CLDR calls it. */
function difference(first, last) {
  if (first.year < 1 && last.year > 0) return "G";
  if (first.year !== last.year) return "y";
  return first.month === last.month ? "d" : "M";
}

/**
 * List some dates of which `all` or `one` is meant.
 *
 * @param {DateWords} words
 * @param {string} members
 * @param {string[]} items
 */
export function allOrOne(words, members, items) {
  const { two, start, middle, end } = words.lists[members];
  if (items.length < 2) return items.join("");
  if (items.length === 2) return joined(two, items[0], items[1]);
  const [first, second, ...rest] = items;
  const last = rest.pop();
  const before = rest.reduce((list, item) => joined(middle, list, item), joined(start, first, second));
  return joined(end, before, last);
}

function joined(pattern, first, second) {
  return pattern.replace(/\{([01])\}/g, (_, place) => (place === "0" ? first : second));
}
