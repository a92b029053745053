/**
 * What of the journey meets the reader's conditions: a stop if one of its events does, a leg if its arrival does
 * and an event at the stop where it began.
 */

import { eventsOf } from "../core/document.js";
import { lettersShown } from "../core/tracks.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Journey, Leg, Stop } from "./journey.js" */

/**
 * @typedef {Object} Met
 * @property {boolean[]} stops in the order of the journey's
 * @property {boolean[]} legs
 * @property {string[]} letters of the tracks whose lines are shown
 */

/**
 * @param {StoryDocument} doc
 * @param {Pick<Journey, "stops"|"legs">} journey
 * @param {string|string[]} [track] the tracks that the reader asks for, as the selection has them, or their letters
 * @returns {Met}
 */
export function metOf(doc, { stops, legs }, track) {
  const events = eventsOf(doc);
  const isShown = (/** @type {number} */ position) => events[position].shown;
  const met = new Set(events.filter(({ shown }) => shown).map(({ stop }) => stop));
  const hasBoth = (/** @type {Leg} */ { arrivals, departures, properties: { kind } }) =>
    arrivals.some((at, nth) => isShown(at) && (kind !== "leg" || met.has(departures[nth])));
  return {
    stops: stops.map(({ positions }) => positions.some(isShown)),
    legs: legs.map(hasBoth),
    letters: Array.isArray(track) ? track : lettersShown(doc, track),
  };
}

/**
 * Return the part of a journey that is met; all of it where nothing is.
 *
 * @param {Pick<Journey, "stops"|"legs">} journey
 * @param {Pick<Met, "stops"|"legs">} met
 * @returns {{stops: Stop[], legs: Leg[]}}
 */
export function metIn({ stops, legs }, met) {
  const found = {
    stops: stops.filter((_, i) => met.stops[i]),
    legs: legs.filter((_, i) => met.legs[i]),
  };
  return found.stops.length > 0 ? found : { stops, legs };
}
