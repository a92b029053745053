/**
 * Columns back to records; `views/columns.py` is the reverse.
 */

/** @import { Columns } from "../story_document.js" */

/**
 * Return the records that columns hold. A field that says nothing in a record is left out of it, and a
 * nested record that says nothing is null.
 *
 * @template Fields
 * @param {Columns<Fields>} columns
 * @returns {Fields[]}
 */
export function recordsIn(columns) {
  const names = Object.keys(columns);
  const decoded = names.map((name) => (Array.isArray(columns[name]) ? columns[name] : nested(columns[name])));
  const length = decoded[0]?.length ?? 0;
  return Array.from({ length }, (_, at) => {
    /** @type {any} */
    const record = {};
    names.forEach((name, column) => {
      const value = decoded[column][at];
      if (value !== null) record[name] = value;
    });
    return record;
  });
}

function nested(columns) {
  return recordsIn(columns).map((record) => (Object.keys(record).length > 0 ? record : null));
}
