/**
 * Interface strings: they all come with the data, none is written in the modules.
 */

/**
 * @typedef {string | Object<string, string>} Text one text, or its plural forms by the category that
 *   CLDR gives the number: `one`, `few`, `many`, `other` …
 */

/** @import { NumberWords } from "./story_document.js" */

/** @type {Object<string, Intl.PluralRules>} by language */
const rules = {};

/**
 * @callback Say
 * @param {string} key
 * @param {Object<string, any>} [values] what its placeholders are filled with
 * @returns {string}
 */

/**
 * Return a function that says a string by its key, with `{name}` filled from values; one with plural
 * forms is said in the form for `count`. A key that the data lacks is said as the key itself, filled likewise, which is
 * ugly on purpose.
 *
 * @param {{lang?: string, strings?: Object<string, Text>, numbers?: NumberWords}} said the language, its texts by key and
 *   how it writes whole numbers, which Chromium would need 20 ms to know
 * @returns {Say}
 */
export function speaker({ lang = "en", strings = {}, numbers }) {
  return (key, values = {}) => {
    const found = strings[key] ?? key;
    const text = typeof found === "string" ? found : (found[pluralOf(lang, values.count)] ?? found.other);
    if (!text.includes("{")) return text;
    const shown = (value) =>
      numbers && typeof value === "number" ? grouped(`${value}`, numbers, numbers.sizes) : value;
    return text.replace(/\{(\w+)\}/g, (whole, name) => shown(values[name]) ?? whole);
  };
}

/** The form of a number: its category in CLDR. */
export function pluralOf(/** @type {string} */ lang, /** @type {number} */ count) {
  rules[lang] ??= new Intl.PluralRules(lang);
  return rules[lang].select(count);
}

/**
 * Digits in groups: 1.234.567,8.
 *
 * @param {string} plain
 * @param {NumberWords} words
 * @param {number[]} sizes of the last group and of those before it
 */
export function grouped(plain, { decimal, group }, [last, others = last]) {
  const [digits, fraction] = plain.split(".");
  const between = new RegExp(`\\B(?=(\\d{${others}})*\\d{${last}}$)`, "g");
  return digits.replace(between, group) + (fraction ? decimal + fraction : "");
}
