/**
 * What of a long story comes in parts: the details of its events near the reader, and pieces that only some ask for. Of
 * other stories everything is here from the start.
 */

import { loadPiece } from "./loading.js";

/** @import { StoryDocument } from "./story_document.js" */

/**
 * Return whether the details of a document's events come in parts.
 *
 * @param {StoryDocument} _doc
 * @returns {boolean}
 */
export function isLong(_doc) {
  return false;
}

/**
 * Return whether the details of the events from one position to another are here.
 *
 * @param {StoryDocument} _doc
 * @param {number} _first from 0
 * @param {number} _last included
 * @returns {boolean}
 */
export function areHere(_doc, _first, _last) {
  return true;
}

/**
 * Load the details of the events from one position to another, as far as they are not here.
 *
 * @param {StoryDocument} _doc
 * @param {number} _first from 0
 * @param {number} _last included
 * @returns {Promise<void>}
 * @throws {Error} if they cannot be loaded; the next call tries again
 */
export async function bring(_doc, _first, _last) {}

/**
 * Call `fn` whenever details of events have come.
 *
 * @param {StoryDocument} _doc
 * @param {(first: number, last: number) => void} _fn with the positions of these events
 * @returns {() => void} what ends it
 */
export function onArrival(_doc, _fn) {
  return () => {};
}

/**
 * Load what only some readers ask for, once for all panes of the page.
 *
 * @param {StoryDocument} doc
 * @param {"claims"|"article"|"search"} kind
 * @param {number|string} [part] which of them
 * @returns {Promise<any>}
 * @throws {Error} if it cannot be loaded; the next call tries again
 */
export function pieceOf(doc, kind, part) {
  return loadPiece(doc, kind, part);
}
