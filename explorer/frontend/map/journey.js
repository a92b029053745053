/**
 * The journey as the map draws it, read from the story document: stops, legs and their bounds.
 */

import { eventsOf, mapOf, positionOf } from "../core/document.js";
import { isLong } from "../core/parts.js";
import { lettersAmong, lettersOf } from "../core/tracks.js";
import { bundled } from "./bundles.js";
import { isCrowd } from "./grouping.js";
import { eastOf, laidOut } from "./longitudes.js";

/** @import { EventView, LegFeature, LegProperties, StopFeature, StopProperties, StoryDocument } from "../core/story_document.js" */

/**
 * @typedef {Object} Stop
 * @property {string} place
 * @property {[number, number]} latLng degrees, latitude first, as Leaflet wants it
 * @property {number[]} positions of its events in the story, from 0
 * @property {StopProperties} properties of the GeoJSON feature
 */

/**
 * @typedef {Object} Leg
 * @property {[number, number][][]} lines degrees, latitude first; see `laidOut`
 * @property {number[]} arrivals positions of the events at which it arrives, rising: of one journey, or of all that
 *   share the line
 * @property {number[]} departures stops from which they begin, counted from 1; 0 where that is not known
 * @property {string[]} strands letters of the tracks that travel, which have a line each; see `lettersOf`
 * @property {number} lane how many lines before it, of those that are drawn, go from the same place to the same place
 * @property {boolean} hasReturn whether another leg goes the opposite way
 * @property {LegProperties} properties of the GeoJSON feature, the first of several
 * @property {number} nth its index among the legs of the journey
 * @property {string[]} labels of its journeys, each once
 * @property {HTMLElement} [sign] for its way of travelling, as soon as it is drawn
 */

/**
 * @typedef {Object} Journey
 * @property {Stop[]} stops in order of the first visit
 * @property {Map<?string, number>} at the index of the stop at each place
 * @property {Leg[]} legs in order of travel, then the connections that events make between two places; of a long story
 *   those around the event that the reader is at
 * @property {number} west longitude at which the map begins that the journey is laid out on
 * @property {[[number, number], [number, number]]|null} bounds south-west and north-east
 */

/** The last lane at which a leg begins beside the straight line between two stops, counted from 0. */
const LAST_LANE = 2;
const LAST_LANE_OF_TRACKS = 5;

/**
 * @param {StoryDocument} doc the story document
 * @returns {Journey}
 */
export function readJourney(doc) {
  const { west = -180, features } = mapOf(doc);
  /** @type {(position: number[]) => [number, number]} */
  const latLng = ([lon, lat]) => [lat, eastOf(lon, west)];
  const stops = features.filter(isStop).map(({ geometry, properties }) => ({
    place: properties.place,
    latLng: latLng(geometry.coordinates),
    positions: properties.events.map((event) => positionOf(doc, event)),
    properties,
  }));
  stops.sort((a, b) => a.positions[0] - b.positions[0]);
  const at = new Map(stops.map(({ place }, i) => [/** @type {?string} */ (place), i]));
  const legs = legsIn(doc, bundled(features.filter(isLeg)));
  layBeside(legs);
  return { stops, at, legs, west, bounds: boundsOf(stops, fittedLegs(doc, legs)) };
}

/**
 * @param {StoryDocument} doc
 * @param {LegFeature[][]} bundles see `bundled`
 * @returns {Leg[]}
 */
export function legsIn(doc, bundles) {
  const { west = -180 } = mapOf(doc);
  const letters = lettersOf(doc);
  return bundles.map((alike, nth) => {
    const [{ properties }] = alike;
    const tracks = alike.flatMap((leg) => leg.properties.tracks);
    const arrivals = alike.map((leg) => positionOf(doc, leg.properties.arrives)).sort((a, b) => a - b);
    /** @type {Leg["lines"]|undefined} */
    let lines;
    return {
      get lines() {
        lines ??= laidOut(piecesOf(alike[0].geometry), west);
        return lines;
      },
      arrivals,
      departures: arrivals.map((arrives) => departureOf(eventsOf(doc), arrives, properties.from)),
      properties,
      nth,
      get labels() {
        return [...new Set(alike.map((leg) => leg.properties.label))];
      },
      strands: properties.kind === "leg" ? lettersAmong(letters, tracks) : [],
      lane: 0,
      hasReturn: false,
    };
  });
}

/**
 * The stop from which somebody came who arrives with an event: the last one before it at that place.
 *
 * @param {EventView[]} events
 * @param {number} arrives position of the event
 * @param {string} from id of the place
 */
function departureOf(events, arrives, from) {
  const { tracks } = events[arrives];
  for (let at = arrives - 1; at >= 0; at -= 1) {
    const { place, stop, tracks: theirs } = events[at];
    if (place === from && (tracks.length === 0 || theirs.some((track) => tracks.includes(track))))
      return stop ?? 0;
  }
  return 0;
}

/** @type {(feature: StopFeature|LegFeature) => feature is StopFeature} */
function isStop({ properties }) {
  return properties.kind === "stop";
}

/** @type {(feature: StopFeature|LegFeature) => feature is LegFeature} */
function isLeg({ properties }) {
  return properties.kind !== "stop";
}

/**
 * The legs that the view of the whole journey holds: of many, whose lines are not made before they are drawn, the stops
 * at their ends are enough.
 *
 * @param {StoryDocument} doc
 * @param {Leg[]} legs
 */
export function fittedLegs(doc, legs) {
  return isLong(doc) || isCrowd(legs) ? [] : legs;
}

/**
 * Return what holds all stops and lines.
 *
 * @param {Stop[]} stops
 * @param {Leg[]} legs
 * @returns {Journey["bounds"]}
 */
export function boundsOf(stops, legs) {
  const points = [...stops.map(({ latLng }) => latLng), ...legs.flatMap(({ lines }) => lines.flat())];
  if (points.length === 0) return null;
  const ends = (least, axis) => points.reduce((found, point) => least(found, point[axis]), points[0][axis]);
  return [
    [ends(Math.min, 0), ends(Math.min, 1)],
    [ends(Math.max, 0), ends(Math.max, 1)],
  ];
}

/**
 * @param {LegFeature["geometry"]} geometry
 * @returns {any[][]}
 */
function piecesOf({ type, coordinates }) {
  return type === "MultiLineString" ? coordinates : [coordinates];
}

/**
 * Legs on the same way would hide each other: each gets a lane of its own, but the later ones of many
 * share the last, so that the line still meets its stops. Connections lie on each other on purpose:
 * the more of them, the darker.
 *
 * @param {Leg[]} legs that are drawn together
 */
export function layBeside(legs) {
  const wayOf = ({ properties: { from, to } }) => `${from} ${to}`;
  const travelled = legs.filter(({ properties }) => properties.kind === "leg");
  const ways = new Set(travelled.map(wayOf));
  const counts = new Map();
  for (const leg of legs) {
    const { from, to } = leg.properties;
    leg.hasReturn = ways.has(`${to} ${from}`);
    if (leg.properties.kind !== "leg") continue;
    const { length: strands } = leg.strands;
    const before = counts.get(wayOf(leg)) ?? 0;
    leg.lane = Math.min(before, strands > 0 ? LAST_LANE_OF_TRACKS : LAST_LANE);
    counts.set(wayOf(leg), before + Math.max(1, strands));
  }
}
