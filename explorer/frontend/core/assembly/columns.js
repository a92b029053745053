/**
 * Columns back to records; `views/columns.py` is the reverse.
 */

/** @import { Columns, MomentFacts } from "../story_document.js" */

/**
 * Return the records that columns hold. A field that says nothing in a record is left out of it, and a
 * nested record that says nothing is null.
 *
 * @template Fields
 * @param {Columns<Fields>} columns
 * @returns {Fields[]}
 */
export function recordsIn(columns) {
  return Array.from({ length: lengthOf(columns) }, (_, at) => recordIn(columns, at));
}

/**
 * Return one of these records.
 *
 * @template Fields
 * @param {Columns<Fields>} columns
 * @param {number} at its position, from 0
 * @returns {Fields}
 */
export function recordIn(columns, at) {
  /** @type {any} */
  const record = {};
  for (const name in columns) {
    const value = valueIn(columns[name], at);
    if (value !== null) record[name] = value;
  }
  return record;
}

/**
 * Return a value of a column; null where it has none.
 *
 * @param {any} column whose values may be records, in columns of their own
 * @param {number} at
 */
export function valueIn(column, at) {
  if (!column || Array.isArray(column)) return column?.[at] ?? null;
  const record = recordIn(column, at);
  for (const _ in record) return record;
  return null;
}

/**
 * Return one of the moments that columns hold. A date of which nothing is known is empty.
 *
 * @param {Columns<MomentFacts>} columns
 * @param {number} at
 * @returns {MomentFacts}
 */
export function momentIn(columns, at) {
  const moment = recordIn(columns, at);
  moment.date ??= {};
  return moment;
}

/**
 * Return how many records columns hold.
 *
 * @param {Columns<any>} columns
 * @returns {number}
 */
export function lengthOf(columns) {
  const [column] = Object.values(columns);
  return Array.isArray(column) ? column.length : column ? lengthOf(column) : 0;
}
