/**
 * The Leaflet map of a page that loads Leaflet and has no map yet.
 */

/**
 * @typedef {Object} Leaflet what the map pane needs of Leaflet
 * @property {import("leaflet").Map} map
 * @property {typeof import("leaflet")} L
 * @property {OnlineMaps} onlineMaps
 */

/**
 * @typedef {Object} OnlineMaps what the map may load from other servers
 * @property {"ask"|"allow"|"never"} rule of the operator
 * @property {any[]} maps those that every story offers
 */

/** @type {WeakMap<HTMLElement, Omit<Leaflet, "onlineMaps">>} by its element */
const present = new WeakMap();

/**
 * Make a Leaflet map in `root`, or return the one that was made there before.
 *
 * @param {HTMLElement} root
 * @param {object} options of Leaflet
 * @returns {Omit<Leaflet, "onlineMaps">}
 */
export function leafletIn(root, options) {
  const { L } = window;
  if (!present.has(root)) {
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const motion = { inertia: moves, zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves };
    present.set(root, { map: L.map(root, { ...options, ...motion }), L });
  }
  return /** @type {Omit<Leaflet, "onlineMaps">} */ (present.get(root));
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
