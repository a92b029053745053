/**
 * What the browser itself leaves out of a story document, by the key of the address that asks for it.
 *
 * A filter is a function from a document and the value of its key to another document; the panes receive
 * the result and know nothing of filters. To add one, add it here and its key as a field of `Selection`
 * in `story/selection.py`, which makes the key known to addresses.
 */

import { STANDARDS } from "./selection.js";

/** @import { StoryDocument } from "./story_document.js" */

/** @typedef {Object<string, (doc: StoryDocument, value: string) => StoryDocument>} Filters */

/** @type {Filters} */
export const FILTERS = {};

/**
 * Return the part of a state that filters answer, as a query string; empty where all is shown.
 *
 * @param {Object<string, any>} state
 * @param {Filters} [filters]
 * @returns {string}
 */
export function filtersIn(state, filters = FILTERS) {
  const names = Object.keys(filters).filter((name) => state[name] && state[name] !== STANDARDS[name]);
  return new URLSearchParams(names.map((name) => [name, state[name]])).toString();
}

/**
 * Return a document without what the filters of a query string leave out.
 *
 * @param {StoryDocument} doc
 * @param {string} query of `filtersIn`
 * @param {Filters} [filters]
 * @returns {StoryDocument}
 */
export function filtered(doc, query, filters = FILTERS) {
  const wanted = [...new URLSearchParams(query)];
  return wanted.reduce((left, [name, value]) => filters[name](left, value), doc);
}
