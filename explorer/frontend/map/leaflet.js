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
 * @returns {Leaflet}
 */
export function leafletIn(root, options) {
  if (!present.has(root)) {
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const motion = { inertia: moves, zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves };
    present.set(root, { map: window.L.map(root, { ...options, ...motion }), L: window.L, tileLayers: {} });
  }
  return /** @type {Leaflet} */ (present.get(root));
}
