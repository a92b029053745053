/**
 * Which events of a document are shown, and steps from one of them to another.
 */

import { meeting } from "./conditions.js";
import { eventsOf, positionOf } from "./document.js";
import { rankOf } from "./ranks.js";

/** @import { StoryDocument } from "./story_document.js" */

/** @type {WeakMap<StoryDocument, {conditions: string, shown: number[]}>} */
const met = new WeakMap();

/**
 * Let the events of a document say whether they meet the conditions; the panes of a page share the document.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions see `meeting`
 * @returns {boolean} whether they were others before
 */
export function showMeeting(doc, conditions) {
  const asked = JSON.stringify(conditions);
  if (asked === (met.get(doc)?.conditions ?? "{}")) return false;
  const isMet = meeting(doc, conditions);
  /** @type {number[]} */
  const shown = [];
  eventsOf(doc).forEach((event, at) => {
    event.shown = isMet[at] === 1;
    if (event.shown) shown.push(at);
  });
  met.set(doc, { conditions: asked, shown });
  return true;
}

/**
 * Return the positions of the events that are shown, in order.
 *
 * @param {StoryDocument} doc
 * @returns {number[]}
 */
export function shownIn(doc) {
  if (!met.has(doc)) met.set(doc, { conditions: "{}", shown: [...eventsOf(doc).keys()] });
  return met.get(doc)?.shown ?? [];
}

/**
 * Return where among the events that are shown the one at a position is: the number of those before it.
 *
 * @param {StoryDocument} doc
 * @param {number} position
 * @returns {number} from 0
 */
export function rankIn(doc, position) {
  return rankOf(shownIn(doc), position);
}

/**
 * Where a step leads among the events that are shown: from how many of them are before the current one, whether that one
 * is shown, and how many are.
 *
 * @typedef {(rank: number, isShown: boolean, count: number) => number} Step
 */

/** @satisfies {Record<string, Step>} */
export const STEPS = {
  first: () => 0,
  previous: (rank) => rank - 1,
  next: (rank, isShown) => rank + Number(isShown),
  last: (_rank, _isShown, count) => count - 1,
};

/**
 * Return the event to which a step leads from the one at a position; null where there is none.
 *
 * @param {StoryDocument} doc
 * @param {number} position -1 if no event is current
 * @param {Step} step
 * @returns {string|null}
 */
export function stepFrom(doc, position, step) {
  const [rank, shown] = [rankIn(doc, position), shownIn(doc)];
  return eventsOf(doc)[shown[step(rank, shown[rank] === position, shown.length)]]?.id ?? null;
}

/**
 * Return the event that is shown in the place of another: itself if it is shown, else the next one that is, else
 * the last before it; itself if none is.
 *
 * @param {StoryDocument} doc
 * @param {string|null} event
 * @returns {string|null}
 */
export function shownInPlaceOf(doc, event) {
  const position = positionOf(doc, event);
  const shown = shownIn(doc);
  const rank = rankIn(doc, position);
  const nearest = position < 0 ? undefined : (shown[rank] ?? shown.at(-1));
  return nearest === undefined ? event : eventsOf(doc)[nearest].id;
}
