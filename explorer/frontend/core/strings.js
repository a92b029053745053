/**
 * Interface strings: they all come with the data, none is written in the modules.
 */

/**
 * @typedef {string | Object<string, string>} Text one text, or its plural forms by the category that
 *   CLDR gives the number: `one`, `few`, `many`, `other` …
 */

/**
 * @callback Say
 * @param {string} key
 * @param {Object<string, any>} [values] what its placeholders are filled with
 * @returns {string}
 */

/**
 * Return a function that says a string by its key, with `{name}` filled from values; one with plural
 * forms is said in the form for `count`. A key that the data lacks is said as the key itself, which is
 * ugly on purpose.
 *
 * @param {{lang?: string, strings?: Object<string, Text>}} said the language, and its texts by key
 * @param {(number: number) => string} [written] how a number is written; by default as the language does
 * @returns {Say}
 */
export function speaker({ lang, strings = {} }, written = (number) => number.toLocaleString(lang)) {
  const rules = new Intl.PluralRules(lang);
  return (key, values = {}) => {
    const found = strings[key] ?? key;
    const text = typeof found === "string" ? found : (found[rules.select(values.count)] ?? found.other);
    if (!text.includes("{")) return text;
    const shown = (value) => (typeof value === "number" ? written(value) : value);
    return text.replace(/\{(\w+)\}/g, (whole, name) => shown(values[name]) ?? whole);
  };
}
