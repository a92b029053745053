/**
 * The streets of a region under the journey: an extract of the Protomaps basemap, which an author or the operator
 * gives, drawn where the built-in map ends.
 */

import { adopt } from "../core/elements.js";
import { positionOf } from "../basemap/positions.js";
import { addressOf } from "../basemap/sources.js";
import { INKS, STYLE } from "../basemap/styles.js";
import { streetShapes } from "./street_shapes.js";
import sheet from "./streets.css" with { type: "css" };
import style from "./streets.json" with { type: "json" };

/** @typedef {import("../basemap/shapes.js").Address} Address */

/**
 * @typedef {Object} Tiles
 * @property {string} address of a tile, with `{z}`, `{x}`, `{y}`; the answer is empty if it is not there
 * @property {number} min_zoom of the coarsest
 * @property {number} max_zoom of the deepest
 * @property {number[]} bounds west, south, east, north in degrees; across the antimeridian west is the larger
 * @property {Object<string, number[][]>|null} carried by zoom the boxes of those that are there; null if all are
 */

/** @typedef {{tiles: Tiles, credits: string[][]}} Extract */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Frame bounds in widths of the world */

/** How much deeper than its tiles an extract is exact: their units are then half a pixel. */
const HONEST_BEYOND = 3;
const INKS_OF_STREETS = (
  "town industry field green wood sand institution paved pitch building building-edge road road-edge medium major " +
  "motorway path rail ferry tunnel street poi green-label"
).split(" ");

/**
 * Draw extracts in a basemap from now on.
 *
 * @param {ReturnType<typeof import("../basemap/basemap.js").createBasemap>} basemap
 * @param {Extract[]} extracts where two have the same tile, that of the first is drawn
 * @returns {Promise<void>} kept when all of the view is drawn again
 */
export async function addStreets(basemap, extracts) {
  adopt(sheet);
  if (!INKS.includes(INKS_OF_STREETS[0])) INKS.push(...INKS_OF_STREETS);
  Object.assign(STYLE.labels, style.labels);
  await basemap.addStreets(streetsOf(extracts, basemap));
}

/** What the basemap asks of streets: which tiles they have, how these are drawn, and what else is named there. */
function streetsOf(extracts, { maxZoom, inTurn }) {
  const regions = extracts.map(({ tiles }) => ({ tiles, frame: frameOf(tiles.bounds) }));
  const isBeyond = (/** @type {number} */ zoom) => zoom - 1 > maxZoom;
  return {
    urlOf(address) {
      const { tiles } = regions.find((region) => isThere(region, address));
      return addressOf(tiles, address);
    },
    maxZoom: Math.max(maxZoom, ...extracts.map(({ tiles }) => tiles.max_zoom)),
    covering: (address) => deepest(regions.map((region) => covering(region, address))),
    shapesOf: (bytes, address) => streetShapes(bytes, address, inTurn),
    named(labels, zoom) {
      if (!isBeyond(zoom)) return labels;
      const isElsewhere = (label) => !regions.some(({ frame }) => doesName(frame, label));
      return labels.filter((label) => "isOfStreets" in label || isElsewhere(label));
    },
    areShown(map) {
      const { lat, lng: lon } = map.getCenter().wrap();
      const isExact = ({ tiles, frame }) =>
        map.getZoom() - 1 <= tiles.max_zoom + HONEST_BEYOND && doesHold(frame, positionOf({ lat, lon }));
      return isBeyond(map.getZoom()) && regions.some(isExact);
    },
  };
}

function deepest(addresses) {
  return addresses.reduce((best, each) => (each && (!best || each.z > best.z) ? each : best), null);
}

/** Bounds in widths of the world; `right` is the larger also across the antimeridian. */
function frameOf(/** @type {number[]} */ [west, south, east, north]) {
  const { x: left, y: top } = positionOf({ lat: north, lon: west });
  const { x: right, y: bottom } = positionOf({ lat: south, lon: east });
  return { left, top, right: right < left ? right + 1 : right, bottom };
}

function doesHold({ left, top, right, bottom }, { x, y }) {
  return y >= top && y <= bottom && ((x >= left && x <= right) || (x + 1 >= left && x + 1 <= right));
}

/** Whether a name of the world is in a frame, or may be written in it. */
function doesName(frame, { x, y, line }) {
  if (!line) return doesHold(frame, { x, y });
  return line.some((at, i) => i % 2 === 0 && doesHold(frame, { x: at, y: line[i + 1] }));
}

/** The deepest tile of a region that holds one; null if there is none. */
function covering(region, { z, x, y }) {
  const { min_zoom, max_zoom, carried } = region.tiles;
  for (let zoom = Math.min(z, max_zoom); zoom >= min_zoom; zoom -= 1) {
    const times = 2 ** (z - zoom);
    const address = { z: zoom, x: Math.floor(x / times), y: Math.floor(y / times) };
    if (isThere(region, address)) return address;
    if (!carried) return null; // coarser tiles reach beyond its bounds
  }
  return null;
}

function isThere({ tiles, frame }, { z, x, y }) {
  if (z < tiles.min_zoom || z > tiles.max_zoom) return false;
  const side = 2 ** z;
  const boxes = tiles.carried ? (tiles.carried[z] ?? []) : [tilesOf(frame, side)];
  return boxes.some(
    ([left, top, right, bottom]) =>
      y >= top && y <= bottom && [x, x + side].some((column) => column >= left && column <= right),
  );
}

/** The tiles of a frame at the zoom at which the world is so many wide: left, top, right, bottom. */
function tilesOf({ left, top, right, bottom }, side) {
  const ends = [right, bottom].map((end) => Math.ceil(end * side) - 1);
  return [Math.floor(left * side), Math.floor(top * side), ...ends];
}
