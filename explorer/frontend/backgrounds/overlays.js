/**
 * The Leaflet layer of a background that lies over the built-in map.
 */

import { el, outLink } from "../core/elements.js";
import { rasterLayer } from "./raster.js";
import { scanLayer } from "./scan.js";

/** Above the names of the built-in map (250), so that maps of a region cover those, under scans (300). */
const PANE = "ex-regions";
const PANE_ORDER = 290;
/** The built-in map is below. */
const Z_INDEX = 2;
const DEEPEST = 18;

/**
 * @param {typeof import("leaflet")} L
 * @param {any} background of a kind that is made of tiles, or the scan of a map
 * @returns {import("leaflet").Layer} not on the map yet
 */
export function overlayOf(L, background) {
  const { kind, name, online, scan, opacity, min_zoom, max_zoom } = background;
  const attribution = creditOf(background.credits);
  if (scan) return scanLayer(L, scan, { name, attribution, opacity, minZoom: min_zoom, maxZoom: max_zoom });
  const tiles = online ?? background.tiles;
  const options = {
    attribution,
    minZoom: Math.max(min_zoom, tiles.min_zoom ?? 0),
    maxZoom: DEEPEST,
    maxNativeZoom: Math.min(max_zoom, tiles.max_zoom ?? DEEPEST),
    opacity,
    zIndex: Z_INDEX,
    ...(tiles.bounds && { bounds: boundsOf(L, tiles.bounds), pane: PANE }),
  };
  if (kind === "raster") return rasterLayer(L, tiles, options);
  return kind === "wms"
    ? L.tileLayer.wms(tiles.address, { ...options, ...parametersOf(tiles.parameters) })
    : L.tileLayer(tiles.address, { ...options, ...(online && { subdomains: [...online.subdomains] }) });
}

/** Names of the makers, with links; Leaflet puts markup into its corner. */
function creditOf(credits) {
  const parts = credits.map(([text, url]) => (url ? outLink(url, {}, text) : text));
  return el("span", {}, parts).innerHTML;
}

function boundsOf(L, [west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
}

/** Make the pane of maps that end somewhere, as the archive of a town does. */
export function addPane(/** @type {import("leaflet").Map} */ map) {
  if (map.getPane(PANE)) return;
  const { style } = map.createPane(PANE);
  style.zIndex = String(PANE_ORDER);
  style.pointerEvents = "none";
}

/** Leaflet writes whatever it does not know into the addresses. */
function parametersOf({ transparent, ...others }) {
  return { ...others, transparent: transparent === "true" };
}
