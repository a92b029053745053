/**
 * Citations of what the reader sees: as a sentence, for BibTeX, and as CSL JSON, which Zotero and
 * others read.
 */

/** @import { Say } from "../../core/strings.js" */

const SPECIAL = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/**
 * @typedef {Object} Cited
 * @property {string} id
 * @property {string} title
 * @property {string} url
 * @property {string} lang
 * @property {Date} seen when the reader saw it
 */

/**
 * @param {Cited} cited
 * @param {Say} say
 * @returns {string}
 */
export function sentence({ title, url, lang, seen }, say) {
  const day = seen.toLocaleDateString(lang, { dateStyle: "long" });
  return say("citation_sentence", { title, url, day });
}

/**
 * @param {Cited} cited
 * @returns {string} an entry of type `misc`, which every BibTeX style knows
 */
export function bibtex({ id, title, url, seen }) {
  const fields = {
    title: `{${escaped(title)}}`,
    howpublished: `\\url{${url}}`,
    note: `Accessed ${isoDay(seen)}`,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${id},\n${lines.join(",\n")}\n}`;
}

/**
 * @param {Cited} cited
 * @returns {string} a list of one item, after the schema of CSL 1.0.2
 */
export function cslJson({ id, title, url, lang, seen }) {
  const day = [seen.getFullYear(), seen.getMonth() + 1, seen.getDate()];
  const item = { id, type: "webpage", title, URL: url, language: lang, accessed: { "date-parts": [day] } };
  return JSON.stringify([item], null, 1);
}

/** As TeX text, with special characters escaped. */
function escaped(text) {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}

/** The day in the reader's own time; `toISOString` would give the day in UTC. */
function isoDay(day) {
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
