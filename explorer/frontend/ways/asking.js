/**
 * What panes ask each other about a spot of a way: `way/<event>/<number of the leg>/<share of the line>`, the share empty
 * for no spot.
 */

import { eventsOf, positionOf } from "../core/document.js";

/** @import { StoryDocument, WayFacts } from "../core/story_document.js" */

/**
 * @typedef {Object} Spot
 * @property {string} event at which the leg arrives
 * @property {number} at position of the leg among those that arrive there
 * @property {number|null} share of the drawn line that is behind it, from 0 to 1
 */

/**
 * @param {string} event
 * @param {number} at
 * @param {number|null} share
 * @returns {`way/${string}`}
 */
export function askAbout(event, at, share) {
  return `way/${event}/${at}/${share === null ? "" : share.toFixed(4)}`;
}

/**
 * @param {string} what
 * @returns {Spot|null} null for what asks something else
 */
export function spotIn(what) {
  const [kind, event, at, share] = what.split("/");
  if (kind !== "way") return null;
  return { event, at: Number(at), share: share === "" ? null : Number(share) };
}

/**
 * The ways of the legs that arrive at an event, in their order; null for a leg without one.
 *
 * @param {StoryDocument} doc
 * @param {string} event
 * @returns {(WayFacts|null)[]}
 */
export function waysTo(doc, event) {
  const arrived = /** @type {any} */ (eventsOf(doc)[positionOf(doc, event)]);
  /** @type {import("../core/story_document.js").LegFeature[]} */
  const lines = arrived?.lines() ?? [];
  return lines.flatMap(({ properties: { kind, way } }) => (kind === "leg" ? [way] : []));
}
