/**
 * The map of a document: stops, legs and connections as GeoJSON (RFC 7946), and where to look at each event.
 *
 * The collection's `bbox` is that of the stops alone. The flat map begins and ends at its meridian `west`: a leg
 * that leaves it on one side comes in again on the other.
 */

import { cutAtAntimeridian, pathThrough, shortestLine } from "./geodesy.js";
import { arrivalsIn, connectionWords } from "./travel.js";

/** @import { EventFacts, JourneyFacts, LegFacts, LegFeature, LegView, Look, MapView, PlaceView, Status, StopFeature, WayFacts } from "../story_document.js" */
/** @import { TimelessRow } from "./rows.js" */
/** @import { Story } from "./travel.js" */

/** Parts of a degree in which the points of ways are given. */
const DEGREE = 100000;
/** How many numbers or runs of them are read out before the rest is left out. */
const MOST_PARTS = 6;
/** @type {Status[]} A stop is announced only if all of it is; else it has the first of these. */
const RANKED = ["disputed", "confirmed", "reported"];

/**
 * @typedef {Object} Visit what happens at a place
 * @property {number[]} numbers of the stops there, from 1; none where events of other places only lead there
 * @property {number[]} steps positions of the events there or of those that lead there, from 0, rising
 */

/**
 * @typedef {Object} Travel
 * @property {JourneyFacts[]} journeys
 * @property {LegFacts[]} facts what the story says of them
 * @property {LegView[]} legs the journeys in words
 */

/**
 * @param {Story} story
 * @param {TimelessRow[]} rows
 * @param {Travel} travel
 * @param {number} seam longitude at which the world is cut
 * @returns {MapView}
 */
export function mapFrom(story, rows, travel, seam) {
  const visits = [...visitsIn(rows)];
  const total = visits.reduce((most, [, { numbers }]) => Math.max(most, ...numbers), 0);
  const features = [
    ...visits.map(([place, visit]) => stopFeature(story, story.places[place], { ...visit, total }, rows)),
    ...legFeatures(story, rows, travel),
    ...connections(story, rows),
  ];
  if (visits.length === 0) return { type: "FeatureCollection", features };
  const places = visits.map(([id]) => story.places[id]);
  const lons = places.map(({ lon }) => lon).sort((a, b) => turnFrom(seam, a) - turnFrom(seam, b));
  const lats = places.map(({ lat }) => lat).sort((a, b) => a - b);
  const bbox = [lons[0], lats[0], lons[lons.length - 1], lats[lats.length - 1]]; // west > east across 180°
  return { type: "FeatureCollection", features, bbox, west: seam };
}

/**
 * Where the map looks at each event; null if neither its place nor its area is known.
 *
 * @param {Story} story
 * @param {TimelessRow[]} rows
 * @param {EventFacts[]} events
 * @param {Travel} travel
 * @returns {(?Look)[]}
 */
export function looksFrom(story, rows, events, { journeys, legs }) {
  const arriving = arrivalsIn(journeys);
  return rows.map(({ place, to, area }, position) => {
    const { zoom, corners = null } = events[position];
    if (!zoom) return null;
    const arrivals = arriving(position).map((at) => ({ ...journeys[at], leg: legs[at].words }));
    const description = describe(story, { place: story.places[place ?? ""], to, area }, arrivals);
    const { lat, lon } = corners ? middleOf(corners) : story.places[place ?? ""];
    if (place === null || to === null) return { lat, lon, zoom, corners, description };
    const line = shortestLine(story.places[place], story.places[to]);
    return { ...line.at(0.5), zoom, corners, description };
  });
}

/** The middle of a box. */
function middleOf(/** @type {number[][]} */ corners) {
  const [[south, west], [north, east]] = corners;
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}

/** What the map shows at an event, in words. */
function describe({ speech: { say, accuracy }, places }, { place, to, area }, arrivals) {
  const known = place?.accuracy_km ? say("map_known_within", { km: accuracy(place.accuracy_km) }) : "";
  const lines = [
    place && say("map_at", { place: place.name, known }),
    area !== null && say("map_area_at_event"),
    ...arrivals.map(({ origin, leg }) => say("map_line", { origin: places[origin].name, leg })),
  ];
  if (to !== null) lines.push(say("map_connection", { place: places[to].name }));
  return lines.filter(Boolean).join(" ");
}

/**
 * What happens at each place, places in order of the first visit.
 *
 * @param {TimelessRow[]} rows
 * @returns {Map<string, Visit>}
 */
function visitsIn(rows) {
  /** @type {Map<string, Visit>} */
  const visits = new Map();
  const visitAt = (place) => {
    if (!visits.has(place)) visits.set(place, { numbers: [], steps: [] });
    return /** @type {Visit} */ (visits.get(place));
  };
  const stops = new Map();
  rows.forEach(({ place, stop }, position) => {
    if (place === null || stop === null) return;
    if (!stops.has(stop)) stops.set(stop, place);
    visitAt(place).steps.push(position);
  });
  for (const [stop, place] of stops) visitAt(place).numbers.push(stop);
  rows.forEach(({ to }, position) => {
    if (to !== null) visitAt(to).steps.push(position);
  });
  for (const visit of visits.values()) {
    visit.numbers.sort((a, b) => a - b);
    visit.steps.sort((a, b) => a - b);
  }
  return visits;
}

/**
 * @param {Story} story
 * @param {PlaceView} place
 * @param {Visit & {total: number}} visit and how many stops there are
 * @param {TimelessRow[]} rows
 * @returns {StopFeature}
 */
function stopFeature({ speech: { say } }, { id, name, lat, lon, accuracy_km }, visit, rows) {
  const { numbers, steps, total } = visit;
  const found = new Set(steps.map((at) => rows[at].status.kind));
  const status = RANKED.find((kind) => found.has(kind)) ?? "announced";
  const said = { count: numbers.length, numbers: inRuns(numbers), total };
  const number_label = numbers.length > 0 ? say("stop_numbers", said) : "";
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties: {
      kind: "stop",
      place: id,
      numbers,
      events: steps.map((at) => rows[at].id),
      first: steps[0],
      last: steps[steps.length - 1],
      status,
      status_label: say(`status_${status}`),
      name,
      number_label,
      label: [name, number_label, say(`inline_status_${status}`)].filter(Boolean).join(", "),
      accuracy_km,
    },
  };
}

/**
 * @param {Story} story
 * @param {TimelessRow[]} rows
 * @param {Travel} travel
 * @returns {LegFeature[]}
 */
function legFeatures({ places }, rows, { journeys, facts, legs }) {
  return journeys.map(({ origin, destination, arrives, tracks = [], leg }, at) => ({
    type: "Feature",
    geometry: lineOf(
      linesOf(facts[leg ?? -1]?.way) ??
        pathThrough([origin, ...(facts[leg ?? -1]?.via ?? []), destination].map((id) => places[id])),
    ),
    properties: {
      kind: "leg",
      from: origin,
      to: destination,
      arrives: rows[arrives].id,
      index: arrives,
      tracks,
      mode: legs[at].mode,
      schematic: legs[at].schematic,
      status: rows[arrives].status.kind,
      label: legs[at].label,
      way: facts[leg ?? -1]?.way ?? null,
    },
  }));
}

/**
 * The drawn line of a way.
 *
 * @param {?WayFacts|undefined} way
 */
function linesOf(way) {
  return way?.lons.flatMap((east, at) => {
    const [lons, lats] = [sums(east), sums(way.lats[at])];
    return cutAtAntimeridian(lons.map((lon, i) => ({ lon: lon / DEGREE, lat: lats[i] / DEGREE })));
  });
}

/**
 * The numbers of which each is given as its change from the one before.
 *
 * @param {number[]} changes
 */
export function sums(changes) {
  let sum = 0;
  return changes.map((change) => (sum += change));
}

/**
 * A line for each event that connects two places.
 *
 * @param {Story} story
 * @param {TimelessRow[]} rows
 * @returns {LegFeature[]}
 */
function connections(story, rows) {
  const joining = [...rows.keys()].filter((at) => rows[at].place !== null && rows[at].to !== null);
  return joining.map((index) => {
    const { id, place, to, tracks, status, title } = rows[index];
    const [from, there] = [place ?? "", to ?? ""];
    return {
      type: "Feature",
      geometry: lineOf(pathThrough([story.places[from], story.places[there]])),
      properties: {
        kind: "connection",
        from,
        to: there,
        arrives: id,
        index,
        tracks,
        mode: null,
        schematic: false,
        status: status.kind,
        label: `${title}: ${connectionWords(story, { place, to })}`,
        way: null,
      },
    };
  });
}

/**
 * @param {import("./geodesy.js").Point[][]} path
 * @returns {LegFeature["geometry"]}
 */
function lineOf(path) {
  const pieces = path.map((piece) => piece.map(({ lat, lon }) => [lon, lat]));
  if (pieces.length === 1) return { type: "LineString", coordinates: pieces[0] };
  return { type: "MultiLineString", coordinates: pieces };
}

/** How far east of the seam a meridian is. */
function turnFrom(seam, lon) {
  return (lon - seam + 360) % 360;
}

/**
 * Rising numbers as text, three or more in a row as a run: 1–3, 27, 28; many are cut short.
 *
 * @param {number[]} numbers
 * @returns {string}
 */
export function inRuns(numbers) {
  /** @type {number[][]} */
  const runs = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[run.length - 1] + 1) run.push(number);
    else runs.push([number]);
  }
  const parts = runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String)));
  if (parts.length <= MOST_PARTS) return parts.join(", ");
  return `${parts.slice(0, MOST_PARTS - 1).join(", ")} … ${parts.at(-1)}`;
}
