/**
 * The files of the built-in basemap: overview and labels at once, the detail of a region when the view
 * comes to it. A file that cannot be loaded is reported and requested again.
 */

import { pathsOfTopology } from "./paths.js";
import { readJson } from "../core/files.js";

/**
 * @typedef {Object} Region
 * @property {string} file
 * @property {?import("./paths.js").Paths} paths its detail, once it is loaded
 * @property {number} zoom from this level on it is wanted
 * @property {[number, number, number, number]} bbox degrees: west, south, east, north
 */

/** @typedef {{world: ?import("./paths.js").Paths, regions: Region[]}} Found what there is to draw */

/**
 * @param {string} dataUrl where the files of `data/basemap/` are, with or without a slash at the end
 * @param {object} listeners
 * @param {(records?: object[]) => void} listeners.arrived something new is there to draw; with `records` the labels
 * @param {(fault: {url: string, error: Error}) => void} listeners.failed a file cannot be loaded
 * @param {() => void} listeners.completed all files that failed before are loaded
 * @returns {{found: Found, isWhole: () => boolean,
 *   readOverview: () => Promise<void>, abort: () => void,
 *   readDetail: (zoom: number, bounds: import("leaflet").LatLngBounds) => Promise<void>}}
 *   either reads only what is neither there nor under way; `isWhole` is false while a file that was asked for
 *   cannot be loaded
 */
export function basemapFiles(dataUrl, { arrived, failed, completed }) {
  const { read, isWhole, abort } = reader(dataUrl, failed, completed);
  /** @type {Found} */
  const found = { world: null, regions: [] };
  /** @type {?{world: string, labels: string, regions: Region[]}} */
  let index = null;

  async function readOverview() {
    await read("index.json", (content) => {
      index = content;
      found.regions = content.regions.map((region) => ({ ...region, paths: null }));
    });
    if (!index) return;
    let records;
    const haveCome = await Promise.all([
      read(index.world, (topology) => (found.world = pathsOfTopology(topology))),
      read(index.labels, (content) => (records = content)),
    ]);
    if (haveCome.includes(true)) arrived(records);
  }

  async function readRegion(region) {
    const hasCome = await read(region.file, (topology) => (region.paths = pathsOfTopology(topology)));
    if (hasCome) arrived();
  }

  async function readDetail(zoom, bounds) {
    const wanted = found.regions.filter(
      ({ zoom: from, bbox: [west, south, east, north] }) =>
        zoom >= from &&
        bounds.intersects([
          [south, west],
          [north, east],
        ]),
    );
    await Promise.all(wanted.map(readRegion));
  }

  return { found, isWhole, readOverview, readDetail, abort };
}

/** Reads every file once; remembers which failed, and reports when the last of them is loaded. */
function reader(dataUrl, failed, completed) {
  const base = dataUrl.endsWith("/") ? dataUrl : `${dataUrl}/`;
  const aborting = new AbortController();
  const asked = new Set();
  const missing = new Set();

  /** Pass the content of a file to `take`, unless it is loaded or loading; return whether it was loaded. */
  async function read(file, take) {
    if (asked.has(file)) return false;
    asked.add(file);
    const url = new URL(file, new URL(base, document.baseURI).href);
    try {
      take(await readJson(url.href, aborting.signal));
    } catch (error) {
      asked.delete(file);
      missing.add(file);
      if (!aborting.signal.aborted) failed({ url: url.href, error });
      return false;
    }
    if (missing.delete(file) && missing.size === 0) completed();
    return true;
  }
  return { read, isWhole: () => missing.size === 0, abort: () => aborting.abort() };
}
