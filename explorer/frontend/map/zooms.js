/**
 * Views between two zoom levels. Leaflet would round them; a view fitted to the pane stays as it is, and what
 * the reader does next goes to whole levels.
 */

const TILE_PX = 256;

/** @type {WeakMap<object, number>} by Leaflet map: the zoom of the view that we show */
const wanted = new WeakMap();

/**
 * The next smaller zoom at which a tile is a whole number of pixels wide, so that no gap shows between two.
 *
 * @param {number} zoom
 * @returns {number} at least 0
 */
export function onWholeTiles(zoom) {
  const level = Math.max(0, Math.round(zoom));
  const tile_px = Math.floor(TILE_PX * 2 ** (zoom - level) + 1e-6);
  return Math.max(0, level + Math.log2(tile_px / TILE_PX));
}

/**
 * Let the map rest at this zoom, exactly, from now on.
 *
 * @param {import("leaflet").Map} map
 * @param {number} zoom
 */
export function allowZoom(map, zoom) {
  if (!wanted.has(map)) {
    const leaflet = /** @type {any} */ (map);
    const rounded = leaflet._limitZoom;
    leaflet._limitZoom = (asked) =>
      asked === wanted.get(map) || asked === leaflet._zoom ? asked : rounded.call(map, asked);
  }
  wanted.set(map, zoom);
}

/**
 * Go to a whole level, at least half a level away: from one fitted just below a level, that level would show no change.
 *
 * @param {import("leaflet").Map} map
 * @param {number} by 1 or -1
 */
export function zoomBy(map, by) {
  const zoom = map.getZoom();
  map.setZoom(by > 0 ? Math.ceil(zoom + 0.5) : Math.floor(zoom - 0.5));
}

/**
 * Whether the map is on its way to another zoom: in a flight, or under two fingers.
 *
 * @param {import("leaflet").Map} map
 * @returns {() => boolean}
 */
export function zoomingOf(map) {
  let isZooming = false;
  map.on("zoomstart", () => (isZooming = true));
  map.on("zoomend dragstart", () => (isZooming = false)); // a drag ends a flight
  return () => isZooming;
}

/**
 * During a flight of a fifth of a second Leaflet would draw, and ask for, tiles that nobody gets to
 * see.
 *
 * @param {any} layer of tiles
 * @param {import("leaflet").Map} map
 */
export function drawOnlyAtRest(layer, map) {
  const isZooming = zoomingOf(map);
  const update = Object.getPrototypeOf(layer)._update;
  layer._update = (...center) => !isZooming() && update.apply(layer, center);
}
