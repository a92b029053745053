/**
 * The names of streets, quarters, waters and sights. A name is the reader's, else the local one if it is in Latin letters,
 * else the English one: https://docs.protomaps.com/basemaps/localization.
 */

import { STYLE } from "../basemap/styles.js";
import { numberOf } from "../basemap/vector_tile.js";
import style from "./streets.json" with { type: "json" };

/** How each name is written, by its look. */
const LOOKS = { ...STYLE.labels, ...style.labels };

/** The few kinds of sights that are named. */
const SIGHTS = new Set(
  (
    "museum theatre library townhall university college hospital attraction monument memorial castle ruins " +
    "archaeological_site place_of_worship stadium zoo marina ferry_terminal landmark"
  ).split(" "),
);
const GREENS = new Set(
  "park garden forest wood cemetery nature_reserve national_park golf_course beach".split(" "),
);
/** Not named, as on the map of the world. */
const SEAS = new Set("ocean sea bay strait fjord".split(" "));
const STATIONS = new Set("station aerodrome train_station".split(" "));
const ROADS = {
  highway: "motorway-name",
  major_road: "major-name",
  minor_road: "street-name",
  path: "path-name",
};

/**
 * @param {{name: string, extent: number, feature: import("../basemap/vector_tile.js").Feature}} what a feature and its layer
 * @param {import("../basemap/shapes.js").Address} address of its tile
 * @returns {(import("../basemap/label_sources.js").Label & {isOfStreets: true})[]} one for each of its parts
 */
export function labelOf({ name: layer, extent, feature }, address) {
  const look = feature.tags.name ? lookOf(layer, feature) : null;
  if (!look) return [];
  const scale = 1 / (extent * 2 ** address.z);
  const [left, top] = [address.x * extent, address.y * extent];
  const labels = [];
  for (const part of feature.parts) {
    if (feature.kind === "line" && part.length < 4) continue;
    const points = Float64Array.from(part, (value, i) => ((i % 2 ? top : left) + value) * scale);
    labels.push(labelAt(points, look, feature.tags, address.z));
  }
  return labels;
}

function labelAt(points, look, tags, zoom) {
  const middle = 2 * Math.floor(points.length / 4);
  const [x, y] = [points[middle], points[middle + 1]];
  const line = points.length > 2 ? points : null;
  // a street keeps its rank when deeper tiles split it
  const minZoom = line ? 0 : numberOf(tags.min_zoom, zoom);
  return {
    isOfStreets: /** @type {const} */ (true),
    key: `${look} ${tags.name} ${Math.round(x * 2 ** 26)} ${Math.round(y * 2 ** 26)}`,
    look,
    tags,
    otherwise: nameOf(tags),
    minZoom,
    rank: (line ? 13 : minZoom) + LOOKS[look].rank - lengthOf(line) * 2 ** 10,
    x,
    y,
    line,
    reach: reachOf(points, x, y),
  };
}

/** How far the points are from the middle one at most. */
function reachOf(points, x, y) {
  let reach = 0;
  for (let i = 0; i < points.length; i += 2) {
    reach = Math.max(reach, Math.abs(points[i] - x), Math.abs(points[i + 1] - y));
  }
  return reach;
}

/** From end to end: a long street is named before a short one. */
function lengthOf(line) {
  if (!line) return 0;
  return Math.hypot(line[line.length - 2] - line[0], line[line.length - 1] - line[1]);
}

/**
 * The name for readers in whose language there is none.
 *
 * `script` says in which letters `name` is, and is missing if they are Latin; `name2` and `name3` are the same in others.
 */
function nameOf(tags) {
  if (!tags.script) return tags.name;
  const latin = [2, 3].find((number) => tags[`name${number}`] && !tags[`script${number}`]);
  return tags["name:en"] ?? tags[`name${latin}`] ?? tags.name;
}

/** How a feature is written; null if it is not. */
function lookOf(layer, { kind, tags }) {
  if (kind === "line") {
    if (layer === "roads") return tags.is_tunnel ? null : (ROADS[tags.kind] ?? null);
    if (layer !== "water") return null;
    return tags.kind === "river" || tags.kind === "canal" ? "river" : "stream";
  }
  if (kind !== "point") return null;
  if (layer === "places") return placeLook(tags);
  if (layer === "water") return SEAS.has(tags.kind) ? null : "lake";
  if (layer !== "pois") return null;
  if (tags.kind === "peak") return "peak";
  if (STATIONS.has(tags.kind)) return "station";
  if (GREENS.has(tags.kind)) return "green";
  return SIGHTS.has(tags.kind) ? "sight" : null;
}

function placeLook({ kind, kind_detail, capital, population_rank }) {
  if (kind === "neighbourhood" || kind === "macrohood") return "quarter";
  if (kind !== "locality") return null;
  if (capital === "yes") return "capital";
  if (Number(population_rank ?? 0) >= 11) return "city";
  return kind_detail === "city" || kind_detail === "town" ? "town" : "village";
}
