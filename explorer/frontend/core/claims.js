/**
 * Which sources say something of each event: what the filter by source needs. Of a long story it comes after the first
 * view, as a piece of its own.
 */

import { isLong, pieceOf } from "./parts.js";
import { recordsIn } from "./assembly/columns.js";

/** @import { StoryDocument } from "./story_document.js" */

/**
 * @typedef {Object} Claims
 * @property {{id: string, publisher: string, title: ?string}[]} sources in the order of the story
 * @property {(event: number) => (number|undefined)[]} of the positions of the sources of an event
 */

/** @type {WeakMap<StoryDocument, Claims>} */
const here = new WeakMap();

/**
 * Return who says something of each event; null if that is not here yet.
 *
 * @param {StoryDocument} doc
 * @returns {?Claims}
 */
export function claimsOf(doc) {
  return isLong(doc) ? (here.get(doc) ?? null) : within(doc);
}

/** @returns {Claims} */
function within(/** @type {StoryDocument} */ { sources, events }) {
  const listed = Object.values(sources);
  const at = new Map(listed.map(({ id }, position) => [id, position]));
  return { sources: listed, of: (event) => events[event].claims.map(({ source }) => at.get(source)) };
}

/**
 * Bring what `claimsOf` returns of a long story.
 *
 * @param {StoryDocument} doc
 * @returns {Promise<void>}
 * @throws {Error} if it cannot be loaded; the next call tries again
 */
export async function bringClaims(doc) {
  if (claimsOf(doc)) return;
  const { sources, counts, cited } = await pieceOf(doc, "claims");
  let end = 0;
  const ends = Uint32Array.from(counts, (/** @type {number} */ count) => (end += count));
  const of = (/** @type {number} */ event) => {
    let at = 0;
    return cited.slice(ends[event - 1] ?? 0, ends[event]).map((/** @type {number} */ step) => (at += step));
  };
  here.set(doc, { sources: recordsIn(sources), of });
}
