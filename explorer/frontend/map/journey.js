/**
 * The journey as the map draws it, read from the story document: stops, legs and their bounds.
 */

import { positionOf } from "../core/document.js";
import { eastOf, laidOut } from "./longitudes.js";

/**
 * @typedef {Object} Stop
 * @property {string} place
 * @property {[number, number]} latLng degrees, latitude first, as Leaflet wants it
 * @property {number[]} positions of its events in the story, from 0
 * @property {object} properties of the GeoJSON feature
 */

/**
 * @typedef {Object} Leg
 * @property {[number, number][][]} lines degrees, latitude first; see `laidOut`
 * @property {number} arrival position of the event at which it arrives
 * @property {number} lane how many legs before it go from the same place to the same place
 * @property {boolean} hasReturn whether another leg goes the opposite way
 * @property {object} properties of the GeoJSON feature
 */

/**
 * @typedef {Object} Journey
 * @property {Stop[]} stops in order of the first visit
 * @property {Leg[]} legs in order of travel
 * @property {number} west longitude at which the map begins that the journey is laid out on
 * @property {[[number, number], [number, number]]|null} bounds south-west and north-east
 */

/**
 * @param {object} doc the story document
 * @returns {Journey}
 */
export function readJourney(doc) {
  const { bbox = null, features } = doc.map;
  // The west of a journey across the 180th meridian is beyond its east (RFC 7946, section 5.2).
  const west = bbox?.[0] ?? -180;
  const latLng = ([lon, lat]) => [lat, eastOf(lon, west)];
  const ofKind = (kind) => features.filter(({ properties }) => properties.kind === kind);
  const stops = ofKind("stop").map(({ geometry, properties }) => ({
    place: properties.place,
    latLng: latLng(geometry.coordinates),
    positions: properties.events.map((event) => positionOf(doc, event)),
    properties,
  }));
  stops.sort((a, b) => a.positions[0] - b.positions[0]);
  const lanes = laneCounter(ofKind("leg"));
  const legs = ofKind("leg").map(({ geometry, properties }) => ({
    lines: laidOut(piecesOf(geometry), west),
    arrival: positionOf(doc, properties.arrives),
    properties,
    ...lanes.next(properties),
  }));
  return { stops, legs, west, bounds: boundsOf(stops, legs) };
}

/** What holds all stops, and every leg that does not leave the map at one edge for the other. */
function boundsOf(stops, legs) {
  const within = legs.filter(({ lines }) => lines.length === 1).flatMap(({ lines }) => lines[0]);
  const points = [...stops.map(({ latLng }) => latLng), ...within];
  if (points.length === 0) return null;
  const ends = (least, axis) => points.reduce((found, point) => least(found, point[axis]), points[0][axis]);
  return [
    [ends(Math.min, 0), ends(Math.min, 1)],
    [ends(Math.max, 0), ends(Math.max, 1)],
  ];
}

function piecesOf({ type, coordinates }) {
  return type === "MultiLineString" ? coordinates : [coordinates];
}

/** Legs on the same way would hide each other: each gets a lane of its own. */
function laneCounter(features) {
  const ways = new Set(features.map(({ properties: { from, to } }) => `${from} ${to}`));
  const counts = new Map();
  return {
    next({ from, to }) {
      const way = `${from} ${to}`;
      const lane = counts.get(way) ?? 0;
      counts.set(way, lane + 1);
      return { lane, hasReturn: ways.has(`${to} ${from}`) };
    },
  };
}
