/**
 * What of the journey meets the reader's conditions: a stop if one of its events does, a leg if its arrival does
 * and an event at the stop where it began.
 */

import { eventsOf } from "../core/document.js";
import { lettersShown } from "../core/tracks.js";

/** @import { EventView, StoryDocument } from "../core/story_document.js" */
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
 * @param {string} [track] the tracks that the reader asks for, as the selection has them
 * @returns {Met}
 */
export function metOf(doc, { stops, legs }, track) {
  const events = eventsOf(doc);
  const isShown = (/** @type {number} */ position) => events[position].shown;
  const visits = new Set(events.filter(({ shown }) => shown).map(({ stop }) => stop));
  const hasBoth = (/** @type {Leg} */ { arrivals, properties: { kind, from } }) =>
    arrivals.some((at) => isShown(at) && (kind !== "leg" || visits.has(departureOf(events, at, from))));
  return {
    stops: stops.map(({ positions }) => positions.some(isShown)),
    legs: legs.map(hasBoth),
    letters: lettersShown(doc, track),
  };
}

/** The stop from which somebody came who arrives with an event: the last one before it at that place. */
function departureOf(
  /** @type {EventView[]} */ events,
  /** @type {number} */ arrives,
  /** @type {string} */ from,
) {
  const { tracks } = events[arrives];
  const isOfThem = (/** @type {EventView} */ event) =>
    tracks.length === 0 || event.tracks.some((track) => tracks.includes(track));
  for (let at = arrives - 1; at >= 0; at -= 1) {
    if (events[at].place === from && isOfThem(events[at])) return events[at].stop;
  }
  return null;
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
