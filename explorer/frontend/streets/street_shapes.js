/**
 * A tile of the Protomaps basemap made ready for drawing, feature by feature in the turns of the page: a tile of a dense
 * city has 20,000 of them. Version 4 of the schema: https://docs.protomaps.com/basemaps/layers.
 */

import { Outlines } from "../basemap/outlines.js";
import { UNITS } from "../basemap/shapes.js";
import { featuresOf } from "../basemap/vector_tile.js";
import { drawStreets } from "./street_drawing.js";
import kinds from "./kinds.json" with { type: "json" };
import { labelOf } from "./street_labels.js";

/** How long one turn lasts: half of the slice that the page is kept busy. */
const TURN_MS = 4;
/** Paths are kept apart by squares of a tile, so that an enlarged part of it draws only its own. */
const SQUARES = 8;
/** Names of a tile, ten times what a dense city has: each takes its time whenever the map has moved. */
const MOST_LABELS = 4000;

const LAYERS = new Set("earth landcover landuse water roads buildings boundaries places pois".split(" "));

/** How areas are filled, and how ways are drawn, by their kind. */
const [FILLS, ROADS_BY_KIND, ROADS_BY_DETAIL] = [kinds.areas, kinds.roadKinds, kinds.roadDetails].map(
  (table) =>
    new Map(
      Object.entries(table).flatMap(([look, names]) =>
        names.split(" ").map((name) => /** @type {[string, string]} */ ([name, look])),
      ),
    ),
);

/**
 * @param {Uint8Array} bytes
 * @param {import("../basemap/shapes.js").Address} address
 * @param {<Result>(work: () => Result) => Promise<Result>} inTurn does work when the page has time for it
 * @returns {Promise<import("../basemap/shapes.js").Shapes>} rejects with a RangeError if it is no vector tile, or larger than
 *   any map needs
 */
export async function streetShapes(bytes, address, inTurn) {
  /** @type {Map<string, Map<number, Outlines>>} */
  const groups = new Map();
  /** @type {import("../basemap/label_sources.js").Label[]} */
  const labels = [];
  const features = featuresOf(bytes, LAYERS);
  const step = () => {
    const end = performance.now() + TURN_MS;
    do {
      const { done, value } = features.next();
      if (done) return true;
      collect(groups, value);
      if (labels.length < MOST_LABELS) labels.push(...labelOf(value, address));
    } while (performance.now() < end);
    return false;
  };
  while (!(await inTurn(step)));
  const fills = Object.fromEntries(
    [...groups].map(([group, squares]) => [group, [...squares.values()].flatMap(({ all }) => all)]),
  );
  return { fills, rivers: [], borders: [], labels, draw: drawStreets };
}

function collect(groups, { name, extent, feature }) {
  const group = groupOf(name, feature);
  if (!group) return;
  if (!groups.has(group)) groups.set(group, new Map());
  const squares = groups.get(group);
  let square = -1;
  for (const part of feature.parts) {
    // a hole stays with the ring that it is in
    if (square < 0 || feature.kind === "line") square = squareOf(part, extent);
    if (!squares.has(square)) squares.set(square, new Outlines());
    squares.get(square).add(part, UNITS / extent, feature.kind === "polygon");
  }
}

function squareOf(part, extent) {
  const at = (value) => Math.max(0, Math.min(SQUARES - 1, Math.floor((value * SQUARES) / extent)));
  return SQUARES * at(part[1]) + at(part[0]);
}

/** What is painted alike, by name; null if a feature is not drawn. */
function groupOf(layer, { kind, tags }) {
  if (kind === "polygon") return areaOf(layer, tags);
  if (kind !== "line") return null;
  if (layer === "roads") return roadOf(tags);
  if (layer === "water") return tags.kind === "river" || tags.kind === "canal" ? "river" : "stream";
  return layer === "boundaries" ? "border" : null;
}

function areaOf(layer, { kind }) {
  if (layer === "earth") return "earth";
  if (layer === "buildings") return "building";
  if (layer === "water") return kind === "ocean" || kind === "reef" ? null : "lakes"; // the sea lies under the land
  return FILLS.get(kind) ?? null;
}

/** With `under` for tunnels and `over` for bridges; older tiles have `level` instead. */
function roadOf(tags) {
  const { kind, kind_detail, is_link, is_bridge, is_tunnel, level } = tags;
  const road = is_link ? "link" : (ROADS_BY_DETAIL.get(kind_detail) ?? ROADS_BY_KIND.get(kind));
  if (!road) return null;
  if (is_tunnel || Number(level ?? 0) < 0) return `under ${road}`;
  return `${is_bridge || Number(level ?? 0) > 0 ? "over" : "on"} ${road}`;
}
