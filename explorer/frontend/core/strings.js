/**
 * Interface strings: they all come with the data, none is written in the modules.
 */

/**
 * Return a function that says a string by its key, with `{name}` filled from values. A key that the
 * data lacks is said as the key itself, which is ugly on purpose.
 *
 * @param {Object<string, string>|undefined} strings
 * @returns {(key: string, values?: Object<string, unknown>) => string}
 */
export function speaker(strings = {}) {
  return (key, values = {}) =>
    (strings[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
