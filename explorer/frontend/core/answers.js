/**
 * Answers to the words that a reader searches for, found by code that is loaded when somebody does.
 */

import { isLong, pieceOf } from "./parts.js";

/** @import { StoryDocument } from "./story_document.js" */

const loadSearching = async () => await import("./searching.js");

/**
 * @typedef {Object} Answer
 * @property {Uint8Array} met 1 for each event that says all that is typed
 * @property {Set<string>[]} meant the plain words that are found by each word that is typed
 */

/** Filters, counts and marks ask for the same words. */
/** @type {WeakMap<StoryDocument, {typed: string, answer: ?Answer, coming: Promise<void>}>} */
const last = new WeakMap();

/**
 * Return which events say what is typed, and what each word of it finds.
 *
 * @param {StoryDocument} doc
 * @param {string} typed
 * @returns {?Answer} null if that is not known yet, see `bringAnswer`
 */
export function answerTo(doc, typed) {
  const known = last.get(doc);
  return known?.typed === typed ? known.answer : null;
}

/**
 * Find what `answerTo` returns.
 *
 * @param {StoryDocument} doc
 * @param {string} typed
 * @returns {Promise<void>}
 * @throws {Error} if it cannot be loaded; the next call tries again
 */
export function bringAnswer(doc, typed) {
  const known = last.get(doc);
  if (known?.typed === typed) return known.coming;
  /** @type {{typed: string, answer: ?Answer, coming: Promise<void>}} */
  const asked = { typed, answer: null, coming: Promise.resolve() };
  const find = async () => {
    const { search } = await loadSearching();
    asked.answer = await search(doc, typed, isLong(doc) ? (part) => pieceOf(doc, "search", part) : null);
  };
  asked.coming = find();
  asked.coming.catch(() => last.get(doc) === asked && last.delete(doc));
  last.set(doc, asked);
  return asked.coming;
}
