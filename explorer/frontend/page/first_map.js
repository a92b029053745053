/**
 * The map that the app's page mounts itself, before folium's has come in its frame: whether it is wanted.
 * `map/hand_over.js` lets it go when nobody notices.
 */

import { followHands } from "./hands.js";

/** What `?map=` and `<html data-map>` say of folium's map. */
export const FOLIUM = "folium";

/**
 * @typedef {Object} FirstMap the map that the page itself has mounted
 * @property {HTMLElement} root
 * @property {() => boolean} isInUse whether a pointer or a finger is at work on the page
 * @property {() => void} leave removes it
 */

/**
 * Whether the page mounts a map itself: it has Leaflet, and its address does not ask for folium's.
 */
export function isFirstMapWanted() {
  return Boolean(window.L) && new URLSearchParams(window.location.search).get("map") !== FOLIUM;
}

/**
 * Offer the first map to the frame that will come.
 *
 * @param {HTMLElement} root of the map pane
 * @param {(root: HTMLElement) => void} removeMap
 */
export function offerFirstMap(root, removeMap) {
  if (window.__explorerFirstMap?.root === root) return;
  window.__explorerFirstMap = {
    root,
    isInUse: followHands(window),
    leave() {
      delete window.__explorerFirstMap;
      removeMap(root);
    },
  };
}
