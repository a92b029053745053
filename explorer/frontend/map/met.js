/**
 * What of the journey meets the reader's conditions: a stop if one of its events does, a leg if its arrival does
 * and an event at the stop where it began.
 */

import { eventsOf } from "../core/document.js";
import { rankOf } from "../core/ranks.js";
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
  const met = new Set(events.filter(({ shown }) => shown).map(({ stop }) => stop));
  const visits = visitsIn(events);
  const hasBoth = (/** @type {Leg} */ { arrivals, properties: { kind, from } }) =>
    arrivals.some((at) => isShown(at) && (kind !== "leg" || met.has(departureOf(events, visits, at, from))));
  return {
    stops: stops.map(({ positions }) => positions.some(isShown)),
    legs: legs.map(hasBoth),
    letters: lettersShown(doc, track),
  };
}

/**
 * The positions of the events at each place, in order: of each track there, and of all under no track.
 *
 * @param {EventView[]} events
 */
function visitsIn(events) {
  /** @type {Map<string, number[]>} */
  const visits = new Map();
  events.forEach(({ place, tracks }, at) => {
    for (const track of ["", ...tracks]) {
      const there = visits.get(`${place} ${track}`);
      if (there) there.push(at);
      else visits.set(`${place} ${track}`, [at]);
    }
  });
  return visits;
}

/**
 * The stop from which somebody came who arrives with an event: the last one before it at that place.
 *
 * @param {EventView[]} events
 * @param {Map<string, number[]>} visits see `visitsIn`
 * @param {number} arrives position of the event
 * @param {string} from id of the place
 */
function departureOf(events, visits, arrives, from) {
  const { tracks } = events[arrives];
  const lasts = (tracks.length > 0 ? tracks : [""]).map((track) => {
    const there = visits.get(`${from} ${track}`) ?? [];
    return there[rankOf(there, arrives) - 1] ?? -1;
  });
  return events[Math.max(...lasts)]?.stop ?? null;
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
