/**
 * Mapbox Vector Tiles, version 2, decoded: https://github.com/mapbox/vector-tile-spec.
 *
 * A tile may come from anywhere: its size is bounded, and whatever does not follow the format is refused as a whole.
 */

import { Message, zigzag } from "./protobuf.js";

/** Points in a tile, all layers together; as many as `tiles/vector_tiles.py` takes. */
const MOST_POINTS = 500_000;
const MOST_FEATURES = 100_000;
/** How far beyond its tile a shape may reach, in widths of the tile: a label's line is not cut. */
const REACH = 300;

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE = 7;
const KINDS = ["", "point", "line", "polygon"];

/**
 * @typedef {Object} Feature
 * @property {string} kind `point`, `line` or `polygon`
 * @property {Object<string, string|number|boolean>} tags
 * @property {Int32Array[]} parts x0, y0, x1, y1, … of each line, ring (open) or point, from the top left of the tile
 */

/** @typedef {{extent: number, features: Feature[]}} Layer `extent` units are a side of the tile */

/** @typedef {Map<string, Layer>} VectorTile layers by name */

/**
 * Decode a tile.
 *
 * @param {Uint8Array} bytes
 * @param {ReadonlySet<string>} names of the layers that are wanted
 * @returns {VectorTile}
 * @throws {RangeError} if it is no vector tile, or larger than any map needs
 */
export function decodeTile(bytes, names) {
  const tile = new Map();
  for (const { name, extent, feature } of featuresOf(bytes, names)) {
    if (!tile.has(name)) tile.set(name, { extent, features: [] });
    tile.get(name).features.push(feature);
  }
  return tile;
}

/**
 * Decode a tile feature by feature, for callers that share the time it takes with the page.
 *
 * @param {Uint8Array} bytes
 * @param {ReadonlySet<string>} names of the layers that are wanted
 * @returns {Generator<{name: string, extent: number, feature: Feature}>} with the name of its layer
 * @throws {RangeError} as `decodeTile`
 */
export const featuresOf = function* (bytes, names) {
  const left = { points: MOST_POINTS, features: MOST_FEATURES };
  const message = new Message(bytes);
  for (const { number, type } of message.tags()) {
    if (number !== 3 || type !== 2) {
      message.skip(type);
      continue;
    }
    const { name, extent, features, keys, values } = layerParts(message.block());
    if (!names.has(name)) continue;
    left.features -= features.length;
    if (left.features < 0) throw new RangeError(`more than ${MOST_FEATURES} features`);
    for (const each of features) yield { name, extent, feature: featureOf(each, keys, values, extent, left) };
  }
};

/** The fields of a layer, its features undecoded: their tags point to tables that may come after them. */
function layerParts(bytes) {
  /** @type {{name: string, extent: number, version: number, features: Uint8Array[], keys: string[], values: (string|number|boolean)[]}} */
  const parts = { name: "", extent: 4096, version: 1, features: [], keys: [], values: [] };
  const message = new Message(bytes);
  for (const { number, type } of message.tags()) {
    if (number === 1) parts.name = textOf(message.block());
    else if (number === 2) parts.features.push(message.block());
    else if (number === 3) parts.keys.push(textOf(message.block()));
    else if (number === 4) parts.values.push(tagValue(message.block()));
    else if (number === 5) parts.extent = message.varint();
    else if (number === 15) parts.version = message.varint();
    else message.skip(type);
  }
  if (parts.version > 2) throw new RangeError(`expected version 1 or 2, found ${parts.version}`);
  if (parts.extent < 1 || parts.extent > 65_536) throw new RangeError(`found the extent ${parts.extent}`);
  return parts;
}

function featureOf(bytes, keys, values, extent, left) {
  const message = new Message(bytes);
  const feature = { kind: "", tags: {}, parts: /** @type {Int32Array[]} */ ([]) };
  for (const { number, type } of message.tags()) {
    if (number === 2) feature.tags = tagsOf(message.block(), keys, values);
    else if (number === 3) feature.kind = KINDS[message.varint()] ?? "";
    else if (number === 4) feature.parts = partsOf(message.block(), REACH * extent, left);
    else message.skip(type);
  }
  return feature;
}

function tagsOf(bytes, keys, values) {
  const tags = {};
  const message = new Message(bytes);
  while (message.hasMore()) {
    const [key, value] = [keys[message.varint()], values[message.varint()]];
    if (key === undefined || value === undefined) throw new RangeError("a tag is in no table");
    tags[key] = value;
  }
  return tags;
}

/** The lines, rings or points that a feature's commands draw. */
function partsOf(bytes, reach, left) {
  const message = new Message(bytes);
  /** @type {number[][]} */
  const parts = [];
  let [x, y] = [0, 0];
  while (message.hasMore()) {
    const command = message.varint();
    const [id, count] = [command & 7, Math.floor(command / 8)];
    if (id === CLOSE) continue;
    if (id !== MOVE_TO && id !== LINE_TO) throw new RangeError(`no command has the number ${id}`);
    left.points -= count;
    if (left.points < 0) throw new RangeError(`more than ${MOST_POINTS} points`);
    for (let i = 0; i < count; i += 1) {
      x += zigzag(message.varint());
      y += zigzag(message.varint());
      if (Math.abs(x) > reach || Math.abs(y) > reach) throw new RangeError("a point is far off its tile");
      if (id === MOVE_TO) parts.push([x, y]);
      else if (parts.length === 0) throw new RangeError("a line begins nowhere");
      else parts[parts.length - 1].push(x, y);
    }
  }
  return parts.map((part) => Int32Array.from(part));
}

/** A tag that is to be a number, whatever tiles have in its place. */
export function numberOf(tag, otherwise) {
  const number = Number(tag ?? otherwise);
  return Number.isFinite(number) ? number : otherwise;
}

function tagValue(bytes) {
  const message = new Message(bytes);
  /** @type {string|number|boolean|null} */
  let value = null;
  for (const { number, type } of message.tags()) {
    if (number === 1) value = textOf(message.block());
    else if (number === 2) value = message.fixed(type).getFloat32(0, true);
    else if (number === 3) value = message.fixed(type).getFloat64(0, true);
    else if (number === 4 || number === 5) value = message.varint();
    else if (number === 6) value = zigzag(message.varint());
    else if (number === 7) value = message.varint() !== 0;
    else message.skip(type);
  }
  if (value === null) throw new RangeError("a value is of no known type");
  return value;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes) {
  return utf8.decode(bytes);
}
