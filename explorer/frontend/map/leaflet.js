/**
 * The Leaflet map of a page that loads Leaflet and has no map yet.
 */

/**
 * @typedef {Object} Leaflet what the map pane needs of Leaflet
 * @property {import("leaflet").Map} map
 * @property {typeof import("leaflet")} L
 * @property {Object<string, import("leaflet").TileLayer>} tileLayers online basemaps by id, none of them on the map
 */

/** @type {WeakMap<HTMLElement, Leaflet>} by its element */
const present = new WeakMap();

/**
 * Make a Leaflet map in `root`, or return the one that was made there before.
 *
 * @param {HTMLElement} root
 * @param {object} options of Leaflet
 * @param {Object<string, [string, object]>} [layers] online basemaps by id, each as address and options
 * @returns {Leaflet}
 */
export function leafletIn(root, options, layers = {}) {
  const { L } = window;
  if (!present.has(root)) {
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const motion = { inertia: moves, zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves };
    const tiles = Object.entries(layers).map(([id, [url, how]]) => [id, L.tileLayer(url, how)]);
    const map = L.map(root, { ...options, ...motion });
    present.set(root, { map, L, tileLayers: Object.fromEntries(tiles) });
  }
  return /** @type {Leaflet} */ (present.get(root));
}

/**
 * Remove the Leaflet map that was made in `root`.
 *
 * @param {HTMLElement} root
 */
export function removeLeaflet(root) {
  present.get(root)?.map.remove();
  present.delete(root);
}
