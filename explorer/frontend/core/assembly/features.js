/**
 * The map of a document: stops, legs and connections as GeoJSON (RFC 7946), and where to look at each event.
 *
 * The collection's `bbox` is that of the stops alone. The flat map begins and ends at its meridian `west`: a leg
 * that leaves it on one side comes in again on the other.
 */

import { cutAtAntimeridian, pathThrough, shortestLine } from "./geodesy.js";
import { stopFeatures } from "./stops.js";
import { connectionWords, isSchematic, modeOf } from "./travel.js";

/** @import { LegFeature, LegProperties, Look, MapView, StopFeature, WayFacts } from "../story_document.js" */
/** @import { Part } from "./part.js" */
/** @import { Story } from "./story.js" */

/** Parts of a degree in which the points of ways are given. */
const DEGREE = 100000;

/**
 * The map, of a long story without its lines: these come with its parts.
 *
 * @param {Story} story
 * @returns {MapView}
 */
export function mapFrom(story) {
  const stops = stopFeatures(story);
  const legs = story.isLong ? [] : story.parts[0].journeys.map((_, at) => story.parts[0].line(at));
  const joining = story.isLong ? [] : Array.from({ length: story.count }, (_, at) => connection(story, at));
  const features = [...stops, ...legs, ...joining.flat()];
  if (stops.length === 0) return { type: "FeatureCollection", features };
  return {
    type: "FeatureCollection",
    features,
    bbox: boxOf(stops, story.facts.west),
    west: story.facts.west,
  };
}

/** The box around stops on a map that begins at a meridian; its west is greater than its east across 180°. */
function boxOf(/** @type {StopFeature[]} */ stops, /** @type {number} */ seam) {
  const points = stops.map(({ geometry }) => geometry.coordinates);
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const turns = lons.map((lon) => turnFrom(seam, lon));
  const endOf = (most, values) => values.indexOf(values.reduce((found, value) => most(found, value)));
  return [
    lons[endOf(Math.min, turns)],
    lats[endOf(Math.min, lats)],
    lons[endOf(Math.max, turns)],
    lats[endOf(Math.max, lats)],
  ];
}

/**
 * Where the map looks at an event; null if neither its place nor its area is known.
 *
 * @param {Story} story
 * @param {number} at position of the event
 * @returns {?Look}
 */
export function lookAt(story, at) {
  const { events } = story.facts;
  const zoom = events.zoom?.[at];
  if (!zoom) return null;
  const corners = events.corners?.[at] ?? null;
  const place = story.places[events.place?.[at] ?? ""];
  const to = story.places[events.to?.[at] ?? ""];
  const { lat, lon } = place && to ? shortestLine(place, to).at(0.5) : corners ? middleOf(corners) : place;
  return {
    lat,
    lon,
    zoom,
    corners,
    get description() {
      return describe(story, at, place, to);
    },
  };
}

/** The middle of a box. */
function middleOf(/** @type {number[][]} */ corners) {
  const [[south, west], [north, east]] = corners;
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}

/** What the map shows at an event, in words. */
function describe(/** @type {Story} */ story, /** @type {number} */ at, place, to) {
  const { say, accuracy } = story.speech;
  const known = place?.accuracy_km ? say("map_known_within", { km: accuracy(place.accuracy_km) }) : "";
  const hasArea = story.facts.events.area?.[at] ?? null;
  const part = story.partOf(at);
  const lines = (part?.arriving(at) ?? []).map((journey) => {
    const { name } = story.places[part.journeys[journey].origin];
    return say("map_line", { origin: name, leg: part.leg(journey).words });
  });
  const said = [
    place && say("map_at", { place: place.name, known }),
    hasArea !== null && say("map_area_at_event"),
    ...lines,
    to && say("map_connection", { place: to.name }),
  ];
  return said.filter(Boolean).join(" ");
}

/**
 * A journey on the map.
 *
 * @param {Story} story
 * @param {Part} part
 * @param {number} at position of the journey among those of the part
 * @returns {LegFeature}
 */
export function legFeature(story, part, at) {
  const { origin, destination, arrives, tracks = [], leg: key } = part.journeys[at];
  const leg = part.legs[key ?? -1];
  const through = [origin, ...(leg?.via ?? []), destination];
  return lineFeature(
    () => linesOf(leg?.way) ?? pathThrough(through.map((id) => story.places[id])),
    () => part.leg(at).label,
    {
      kind: "leg",
      from: origin,
      to: destination,
      arrives: story.facts.events.id[arrives],
      index: arrives,
      tracks,
      mode: modeOf(leg),
      schematic: isSchematic(leg),
      status: story.facts.events.status[arrives],
      way: leg?.way ?? null,
    },
  );
}

/**
 * The lines that arrive at an event, as far as they are here.
 *
 * @param {Story} story
 * @param {number} at position of the event
 * @returns {LegFeature[]}
 */
export function linesAt(story, at) {
  const part = story.partOf(at);
  return [...(part?.arriving(at) ?? []).map((journey) => part.line(journey)), ...connection(story, at)];
}

/**
 * The line between the two places that an event connects.
 *
 * @param {Story} story
 * @param {number} at position of the event
 * @returns {LegFeature[]} none if it connects none
 */
function connection(story, at) {
  const { id, place, to, tracks, status } = story.facts.events;
  if (!place?.[at] || !to?.[at]) return [];
  const title = () => story.partOf(at)?.word("title", at) ?? "";
  const ends = { place: place[at], to: to[at] };
  const line = lineFeature(
    () => pathThrough([story.places[ends.place], story.places[ends.to]]),
    () => `${title()}: ${connectionWords(story, ends)}`,
    {
      kind: "connection",
      from: ends.place,
      to: ends.to,
      arrives: id[at],
      index: at,
      tracks: tracks?.[at] ?? [],
      mode: null,
      schematic: false,
      status: status[at],
      way: null,
    },
  );
  return [line];
}

/**
 * @param {() => import("./geodesy.js").Point[][]} pathOf
 * @param {() => string} labelOf
 * @param {Omit<LegProperties, "label">} properties
 * @returns {LegFeature} whose line and label are made when they are read
 */
function lineFeature(pathOf, labelOf, properties) {
  /** @type {LegFeature["geometry"]|undefined} */
  let geometry;
  return {
    type: "Feature",
    get geometry() {
      geometry ??= lineOf(pathOf());
      return geometry;
    },
    properties: {
      ...properties,
      get label() {
        return labelOf();
      },
    },
  };
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
