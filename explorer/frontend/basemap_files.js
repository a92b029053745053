/**
 * The files of the built-in basemap: overview and labels at once, the detail of a region when the view
 * comes to it. What cannot be had is told, and asked for again.
 */

import { pathsOfTopology } from "./basemap_paths.js";
import { readJson } from "./files.js";

/**
 * @typedef {Object} Region
 * @property {?object} paths its detail, once it has come
 * @property {number} zoom from this level on it is wanted
 * @property {[number, number, number, number]} bbox degrees: west, south, east, north
 */

/**
 * @param {string} dataUrl where the files of `data/basemap/` are, with or without a slash at the end
 * @param {object} tell
 * @param {(records?: object[]) => void} tell.arrived something new is there to draw; with `records` the labels
 * @param {(fault: {url: string, error: Error}) => void} tell.failed a file cannot be had
 * @returns {{found: {world: ?object, regions: Region[]}, readOverview: () => Promise<void>,
 *   readDetail: (zoom: number, bounds: import("leaflet").LatLngBounds) => Promise<void>, abort: () => void}}
 */
export function basemapFiles(dataUrl, { arrived, failed }) {
  const base = dataUrl.endsWith("/") ? dataUrl : `${dataUrl}/`;
  const aborting = new AbortController();
  const found = { world: null, regions: [] };

  async function read(file) {
    const url = new URL(file, new URL(base, document.baseURI));
    try {
      return await readJson(url, aborting.signal);
    } catch (error) {
      if (!aborting.signal.aborted) failed({ url: url.href, error });
      return null;
    }
  }

  async function readOverview() {
    const index = await read("index.json");
    if (!index) return;
    found.regions = index.regions.map((region) => ({ ...region, paths: null, isAsked: false }));
    const [topology, records] = await Promise.all([read(index.world), read(index.labels)]);
    if (topology) found.world = pathsOfTopology(topology);
    arrived(records ?? undefined);
  }

  async function readRegion(region) {
    region.isAsked = true;
    const topology = await read(region.file);
    region.isAsked = Boolean(topology);
    if (!topology) return;
    region.paths = pathsOfTopology(topology);
    arrived();
  }

  async function readDetail(zoom, bounds) {
    const wanted = found.regions.filter(
      ({ isAsked, zoom: from, bbox: [west, south, east, north] }) =>
        !isAsked && zoom >= from && bounds.intersects([[south, west], [north, east]]),
    );
    await Promise.all(wanted.map(readRegion));
  }

  return { found, readOverview, readDetail, abort: () => aborting.abort() };
}
