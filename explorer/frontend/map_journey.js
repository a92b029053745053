/**
 * The journey as the map draws it, read from the story document: stops, legs and their bounds.
 */

import { positionOf } from "./document.js";

/**
 * @typedef {Object} Stop
 * @property {string} place
 * @property {[number, number]} latLng degrees, latitude first, as Leaflet wants it
 * @property {number[]} positions of its events in the story, from 0
 * @property {object} properties of the GeoJSON feature
 */

/**
 * @typedef {Object} Leg
 * @property {[number, number][][]} lines degrees, latitude first
 * @property {number} arrival position of the event at which it arrives
 * @property {number} lane how many legs before it go from the same place to the same place
 * @property {boolean} hasReturn whether another leg goes the opposite way
 * @property {object} properties of the GeoJSON feature
 */

/**
 * @typedef {Object} Journey
 * @property {Stop[]} stops in order of the first visit
 * @property {Leg[]} legs in order of travel
 * @property {[[number, number], [number, number]]|null} bounds south-west and north-east
 */

/**
 * @param {object} doc the story document
 * @returns {Journey}
 */
export function readJourney(doc) {
  const { bbox = null, features } = doc.map;
  // A journey across the 180th meridian has its west beyond its east; it is drawn in one piece, the
  // part beyond the meridian with longitudes above 180.
  const isAcross = bbox !== null && bbox[0] > bbox[2];
  const latLng = ([lon, lat]) => [lat, isAcross && lon < 0 ? lon + 360 : lon];
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
    lines: linesOf(geometry).map((line) => line.map(latLng)),
    arrival: positionOf(doc, properties.arrives),
    properties,
    ...lanes.next(properties),
  }));
  return { stops, legs, bounds: bbox && [latLng(bbox.slice(0, 2)), latLng(bbox.slice(2))] };
}

function linesOf({ type, coordinates }) {
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
