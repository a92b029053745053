/**
 * The vector tiles that the map is drawn from: loaded when they are wanted, kept while they are of use. What cannot be
 * loaded is remembered, reported, and replaced by a tile of a lower zoom if one is there.
 */

import { readTile } from "../core/files.js";
import { LAYERS, shapesOf } from "./shapes.js";
import { decodeTile } from "./vector_tile.js";

/** Tiles kept: those of a few screens. */
const MOST_TILES = 96;

/** @typedef {import("./shapes.js").Address} Address */
/** @typedef {import("./label_sources.js").Label} Label */
/** @typedef {{address: Address, shapes: import("./shapes.js").Shapes, depths: Source|null}} Source */

/**
 * @typedef {Object} World what there is to load
 * @property {string} address of a tile, with `{z}`, `{x}`, `{y}`
 * @property {number} maxZoom of the deepest tiles
 * @property {number} depthZoom of the deepest tiles with the depths of the sea; those of deeper tiles are theirs
 * @property {Object<string, number[][]>|null} carried by zoom the boxes of tiles that are there: left, top, right,
 *   bottom column and row; null if all are
 */

/**
 * @typedef {Object} Streets extracts with the streets of regions, which go on where the world ends
 * @property {(address: Address) => string} urlOf a tile
 * @property {number} maxZoom of their deepest tiles, beyond those of the world
 * @property {(address: Address) => Address|null} covering the deepest tile that they have for one; null if there is none
 * @property {(bytes: Uint8Array, address: Address) => Promise<import("./shapes.js").Shapes>} shapesOf
 * @property {(map: import("leaflet").Map) => boolean} areShown whether they are what a map shows
 * @property {(labels: Label[], zoom: number) => Label[]} named those of all labels that are drawn
 */

/**
 * @param {World} world
 * @param {object} listeners
 * @param {(fault: {url: string, error: Error}) => void} listeners.failed a tile cannot be loaded
 * @param {() => void} listeners.completed all that failed before are loaded
 * @param {<Result>(work: () => Result) => Promise<Result>} inTurn does work when the page has time for it
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function tileSources(world, { failed, completed }, inTurn) {
  /** @type {Map<string, Source>} in the order in which they were last of use */
  const loaded = new Map();
  /** @type {Map<string, Promise<Source|null>>} */
  const loading = new Map();
  /** @type {Source[]} what is kept for paper, for which there is no time to load anything */
  const kept = [];
  /** @type {Map<string, Address>} */
  const missing = new Map();
  const aborting = new AbortController();
  /** @type {Streets|null} */
  let streets = null;

  /** The tile from which one of the map is drawn. */
  function addressFor(/** @type {Address} */ coords) {
    return nearestTo(ancestor(coords, sourceZoom(coords.z)));
  }

  /** A tile, or the nearest that covers it: of the streets if they have one, else of the world. */
  function nearestTo(/** @type {Address} */ wanted) {
    const street = streets?.covering(wanted);
    if (street && street.z > world.maxZoom) return street;
    return carriedFor(ancestor(wanted, Math.min(world.maxZoom, wanted.z)));
  }

  function carriedFor(/** @type {Address} */ { z, x, y }) {
    while (z > 0 && !isCarried(world, { z, x, y })) ({ z, x, y } = ancestor({ z, x, y }, z - 1));
    return { z, x, y };
  }

  /** The tile that has the depths of the sea for one. */
  const depthsAddress = (/** @type {Address} */ address) =>
    carriedFor(ancestor(address, Math.min(address.z, world.depthZoom)));

  /** That tile for a deeper one; null if it has the depths itself. */
  async function depthsFor(/** @type {Address} */ address, /** @type {RequestPriority} */ priority) {
    if (address.z <= world.depthZoom) return null;
    const wanted = depthsAddress(address);
    const source = await load(wanted, priority);
    if (!source) throw new Error(`${addressOf(world, wanted)}: the depths of the sea are missing`);
    return source;
  }

  function found(/** @type {Address} */ address) {
    const key = keyOf(address);
    const source = loaded.get(key);
    if (source) loaded.delete(key);
    if (source) loaded.set(key, source);
    return source ?? null;
  }

  async function read(/** @type {Address} */ address, /** @type {RequestPriority} */ priority) {
    const key = keyOf(address);
    const drawn = streets;
    const beyond = address.z > world.maxZoom ? drawn : null;
    const url = beyond ? beyond.urlOf(address) : addressOf(world, address);
    try {
      const [bytes, depths] = await Promise.all([
        readTile(url, aborting.signal, priority),
        depthsFor(address, priority),
      ]);
      const source = await made(beyond, { bytes, address, depths });
      if (drawn === streets || !beyond) loaded.set(key, source);
      if (loaded.size > MOST_TILES) loaded.delete(loaded.keys().next().value ?? "");
      if (missing.delete(key) && missing.size === 0) completed();
      return source;
    } catch (error) {
      missing.set(key, address);
      if (!aborting.signal.aborted) failed({ url, error: /** @type {Error} */ (error) });
      if (beyond) await load(carriedFor(ancestor(address, world.maxZoom))); // to be drawn instead
      return null;
    } finally {
      loading.delete(key);
    }
  }

  /** What is drawn of a tile; where the streets have none, that of the zoom before. */
  async function made(beyond, { bytes, address, depths }) {
    if (!beyond) {
      const shapes = await inTurn(() => shapesOf(decodeTile(bytes, LAYERS), address));
      return { address, shapes, depths };
    }
    if (bytes.length > 0) return { address, shapes: await beyond.shapesOf(bytes, address), depths };
    const source = await load(nearestTo(ancestor(address, address.z - 1)));
    if (!source) throw new Error("no tile covers this one");
    return source;
  }

  /** Load a tile unless it is there or under way; null if it cannot be loaded. */
  async function load(/** @type {Address} */ address, priority = /** @type {RequestPriority} */ ("auto")) {
    const key = keyOf(address);
    const there = found(address) ?? loading.get(key);
    if (there) return there;
    const reading = read(address, priority);
    loading.set(key, reading);
    return reading;
  }

  /** The nearest tile that is there and covers an address. */
  function nearest(/** @type {Address} */ address) {
    for (let z = address.z; z >= 0; z -= 1) {
      const wanted = ancestor(address, z);
      const source = found(wanted) ?? kept.find((other) => keyOf(other.address) === keyOf(wanted));
      if (source) return source;
    }
    return null;
  }

  /** Load the few tiles on which a box is about half as large as one, after all others, and keep them. */
  async function keep(/** @type {{left: number, top: number, right: number, bottom: number}} */ box) {
    const deepest = (streets ?? world).maxZoom;
    const span = Math.max(box.right - box.left, box.bottom - box.top, 2 ** -deepest);
    const z = Math.max(0, Math.min(deepest, Math.floor(Math.log2(0.6 / span))));
    const side = 2 ** z;
    const [first, last] = [box.left * side - 0.35, box.right * side + 0.35].map(Math.floor);
    const [top, bottom] = [box.top * side - 0.35, box.bottom * side + 0.35].map(Math.floor);
    const wanted = new Map();
    for (let column = first; column <= last; column += 1) {
      for (let y = Math.max(0, top); y <= Math.min(side - 1, bottom); y += 1) {
        const address = addressFor({ z: z + 1, x: 2 * (((column % side) + side) % side), y: 2 * y });
        wanted.set(keyOf(address), address);
      }
    }
    const sources = await Promise.all([...wanted.values()].map((address) => load(address, "low")));
    const there = sources.filter((source) => source !== null);
    kept.splice(0, kept.length, ...there);
  }

  /** Request again what could not be loaded and is still wanted; what else is missing is forgotten. */
  async function readMissing(/** @type {Address[]} */ wanted) {
    const keys = new Set(wanted.flatMap((address) => [address, depthsAddress(address)]).map(keyOf));
    const unwanted = [...missing.keys()].filter((key) => !keys.has(key));
    for (const key of unwanted) missing.delete(key);
    if (unwanted.length > 0 && missing.size === 0) completed();
    await Promise.all([...missing.values()].map((address) => load(address)));
  }

  return {
    addressFor,
    load,
    nearest,
    keep,
    readMissing,
    isWhole: () => missing.size === 0,
    /** Those names that are not named better by the streets. */
    named: (/** @type {Label[]} */ labels, /** @type {number} */ zoom) =>
      streets?.named(labels, zoom) ?? labels,
    /** From now on the streets are what is drawn where they have tiles. */
    addStreets(/** @type {Streets} */ added) {
      if (streets) for (const tiles of [loaded, loading]) tiles.clear(); // they may be others
      streets = added;
    },
    areStreetsShown: (map) => streets?.areShown(map) ?? false,
    abort: () => aborting.abort(),
  };
}

/** A tile is drawn on 512 pixels, as the Protomaps basemap is made for. */
function sourceZoom(zoom) {
  return Math.max(0, zoom - 1);
}

function keyOf({ z, x, y }) {
  return `${z}/${x}/${y}`;
}

/** @returns {Address} of the tile at a zoom in which another lies */
function ancestor({ z, x, y }, zoom) {
  const times = 2 ** (z - zoom);
  return { z: zoom, x: Math.floor(x / times), y: Math.floor(y / times) };
}

function isCarried({ carried }, { z, x, y }) {
  if (!carried) return true;
  return (carried[z] ?? []).some(
    ([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

/**
 * @param {{address: string}} tiles
 * @param {Address} tile
 * @returns {string} its address
 */
export function addressOf({ address }, { z, x, y }) {
  return address.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y));
}
