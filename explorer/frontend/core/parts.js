/**
 * What of a long story comes in parts: the details of its events near the reader, and pieces that only some ask for. Of
 * other stories everything is here from the start.
 */

import { detailsOf, loadPiece } from "./loading.js";

/** @import { StoryDocument } from "./story_document.js" */

/**
 * Return whether the details of a document's events come in parts.
 *
 * @param {StoryDocument} doc
 */
export function isLong(doc) {
  return detailsOf(doc) !== null;
}

/**
 * Return whether the details of the events from one position to another are here.
 *
 * @param {StoryDocument} doc
 * @param {number} first from 0
 * @param {number} last included
 */
export function areHere(doc, first, last) {
  return detailsOf(doc)?.areHere(first, last) ?? true;
}

/**
 * Load the details of the events from one position to another, as far as they are not here; afterwards, those beside
 * them are fetched ahead.
 *
 * @param {StoryDocument} doc
 * @param {number} first from 0
 * @param {number} last included
 * @returns {Promise<void>}
 * @throws {Error} if they cannot be loaded; the next call tries again
 */
export async function bring(doc, first, last) {
  await detailsOf(doc)?.bring(first, last);
}

/**
 * Likewise of the event that the reader is at: its details are kept until it is another one. Then what filters need of all
 * events is fetched ahead, too.
 *
 * @param {StoryDocument} doc
 * @param {number} at from 0
 * @returns {Promise<void>}
 * @throws {Error} as `bring`
 */
export async function bringCurrent(doc, at) {
  await detailsOf(doc)?.bring(at, at, true);
}

/**
 * Call `fn` whenever details of events have come.
 *
 * @param {StoryDocument} doc
 * @param {(first: number, last: number) => void} fn with the positions of these events
 * @returns {() => void} what ends it
 */
export function onArrival(doc, fn) {
  return detailsOf(doc)?.onArrival(fn) ?? (() => {});
}

/**
 * Load what only some readers ask for, once for all panes of the page.
 *
 * @param {StoryDocument} doc
 * @param {"article"|"search"} kind
 * @param {number|string} [part] which of them
 * @returns {Promise<any>}
 * @throws {Error} if it cannot be loaded; the next call tries again
 */
export function pieceOf(doc, kind, part) {
  return loadPiece(doc, kind, part);
}
