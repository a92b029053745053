/**
 * The map that the app's page mounts itself, before folium's has come in its frame: whether it is wanted, and
 * whether it can be let go without anybody noticing (`map/hand_over.js`).
 */

import { followHands } from "./hands.js";

/** What `?map=` and `<html data-map>` say of folium's map. */
export const FOLIUM = "folium";

/**
 * @typedef {Object} FirstMap the map that the page itself has mounted
 * @property {HTMLElement} root
 * @property {() => boolean} isAtRest whether nobody uses it and nothing on it or under way to it changes
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
  const inUse = followHands(window);
  window.__explorerFirstMap = {
    root,
    isAtRest: () => !inUse() && isAtRest(root),
    leave() {
      delete window.__explorerFirstMap;
      removeMap(root);
    },
  };
}

function isAtRest(root) {
  const { current, settled } = root.dataset;
  const page = document.documentElement;
  const isUsed = root.matches(":hover") || root.contains(document.activeElement);
  const isChanging = document.querySelector(".ex-app [aria-busy]") !== null || !isDrawn(root);
  const isElsewhere = document.hidden || page.classList.contains("ex-paper");
  return Boolean(current) && current === settled && !isUsed && !isChanging && !isElsewhere;
}

/**
 * Whether all tiles and pictures of a map are there, nothing moves, and nothing is unfolded.
 *
 * @param {HTMLElement} root
 */
export function isDrawn(root) {
  const tiles = [...root.querySelectorAll(".leaflet-tile")];
  const isWhole = tiles.length > 0 && tiles.every(isThere);
  const images = /** @type {any[]} */ ([...root.querySelectorAll("img")]);
  const areLoaded = images.every(({ complete }) => complete);
  return (
    isWhole &&
    areLoaded &&
    !root.querySelector("details[open]") &&
    root.getAnimations({ subtree: true }).length === 0
  );
}

/** Whether a tile has faded in, or has come at once, where the reader wants no motion. */
function isThere({ style, classList }) {
  return style.opacity === "1" || (style.opacity === "" && classList.contains("leaflet-tile-loaded"));
}
