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
 * @property {Set<?number>} visits the stops of which an event is shown, by their numbers
 * @property {string[]} letters of the tracks whose lines are shown
 */

/**
 * @param {StoryDocument} doc
 * @param {Pick<Journey, "stops"|"legs">} journey
 * @param {string} [track] the tracks that the reader asks for, as the selection has them
 * @returns {Met}
 */
export function metOf(doc, { stops, legs }, track) {
  const events = eventsOf(doc);
  const visits = new Set(events.filter(({ shown }) => shown).map(({ stop }) => stop));
  return {
    stops: stops.map(({ positions }) => positions.some((at) => events[at].shown)),
    legs: metLegs(doc, legs, visits),
    visits,
    letters: lettersShown(doc, track),
  };
}

/**
 * @param {StoryDocument} doc
 * @param {Leg[]} legs
 * @param {Met["visits"]} visits
 * @returns {Met["legs"]}
 */
export function metLegs(doc, legs, visits) {
  const events = eventsOf(doc);
  return legs.map(({ arrivals, departures, properties: { kind } }) =>
    arrivals.some((at, nth) => events[at].shown && (kind !== "leg" || visits.has(departures[nth]))),
  );
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
