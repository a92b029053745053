/**
 * Which sources say something of each event: what the filter by source needs. Of a long story it comes after the first
 * view, in chunks.
 */

import { detailsOf } from "./loading.js";

/** @import { StoryDocument } from "./story_document.js" */

/**
 * @typedef {Object} Claims
 * @property {{id: string, publisher: string, title: ?string}[]} sources in the order of the story
 * @property {(event: number) => (number|undefined)[]} of the positions of the sources of an event
 */

/**
 * Return who says something of each event; null if that is not here yet.
 *
 * @param {StoryDocument} doc
 * @returns {?Claims}
 */
export function claimsOf(doc) {
  const details = detailsOf(doc);
  return details ? details.claims : within(doc);
}

/** @returns {Claims} */
function within(/** @type {StoryDocument} */ { sources, events }) {
  const listed = Object.values(sources);
  const at = new Map(listed.map(({ id }, position) => [id, position]));
  return { sources: listed, of: (event) => events[event].claims.map(({ source }) => at.get(source)) };
}
