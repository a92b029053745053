/**
 * In the map's frame: folium's map waits below the page's first map (`page/first_map.js`), and takes over when
 * nobody is using that and it shows exactly the same; else the first map stays.
 */

import { nameFrame } from "./map.js";
import { pageWindow } from "../core/page_window.js";
import { FOLIUM } from "../page/first_map.js";

/** @import { FirstMap } from "../page/first_map.js" */

const LOOK_EVERY_MS = 300;
/** So often the frame's map is compared at rest before it counts as another: its names may still be under way. */
const COMPARISONS = 20;
/** What it waits for on a slow line counts as so many times less. */
const PATIENCE = 5;
/** Each try draws a second map. After so many in vain the first map stays. */
const TRIES = 3;

/**
 * Mount the frame's map at once where the page has none, else wait until it may take over.
 *
 * @param {HTMLElement} root of the map in the frame
 * @param {FirstMap|undefined} first the page's own map, above the frame, which is inert
 * @param {() => () => void} mount mounts the map pane there, and returns what removes it
 * @returns {() => void} what removes it
 */
export function takeOver(root, first, mount) {
  const page = pageWindow(window);
  const frame = window.frameElement;
  const shown = () => {
    page.document.documentElement.dataset.map = FOLIUM;
    frame?.removeAttribute("inert");
  };
  if (!first) {
    shown();
    return mount();
  }
  let remove = () => {};
  const mountAlike = () => {
    const { names } = first.root.dataset;
    if (names) root.dataset.names = names; // they begin where the first map has them
    remove = mount();
  };
  const wait = waiting({ first, root }, { mount: mountAlike, unmount: () => remove(), leave });
  function leave() {
    first?.leave();
    shown();
    nameFrame(root);
  }
  return () => {
    wait.end();
    remove();
  };
}

/** Looks at both maps from time to time: mounts the frame's, compares them, and gives up in the end. */
function waiting({ first, root }, { mount, unmount, leave }) {
  let triesLeft = TRIES;
  let comparisonsLeft = 0; // none while the frame's map is not mounted
  let seen = ""; // what the first map showed at the last look
  let offered = ""; // what the frame's map showed then
  let parted = ""; // what it showed when the frame's map was found to differ
  /** @type {?string} */
  let known = null; // what it shows, unless it has changed since
  const observer = new MutationObserver(() => (known = null));
  observer.observe(first.root, { subtree: true, childList: true, characterData: true, attributes: true });

  function look() {
    if (isAtRest(first)) known ??= pictureOf(first.root);
    else known = null;
    const now = known ?? "";
    const isStill = now !== "" && now === seen && now !== parted;
    seen = now;
    if (!isStill) return;
    if (comparisonsLeft > 0) return compare(now);
    mount();
    comparisonsLeft = COMPARISONS;
  }
  function compare(now) {
    const next = isDrawn(root) ? pictureOf(root) : "";
    if (isSameBox(first.root) && next === now) {
      end();
      return leave();
    }
    comparisonsLeft -= next !== "" && next === offered ? 1 : 1 / PATIENCE;
    offered = next;
    if (comparisonsLeft > 0) return;
    parted = now;
    unmount();
    triesLeft -= 1;
    if (triesLeft === 0) end();
  }
  const timer = setInterval(look, LOOK_EVERY_MS);
  const end = () => {
    clearInterval(timer);
    observer.disconnect();
  };
  return { end };
}

/** Whether nobody uses a map and nothing on it or under way to it changes. */
export function isAtRest(/** @type {FirstMap} */ { root, isInUse }) {
  const { current, settled } = root.dataset;
  const { document } = pageWindow(window);
  const isUsed = root.matches(":hover") || root.contains(document.activeElement);
  const isChanging = document.querySelector(".ex-app [aria-busy]") !== null || !isDrawn(root);
  const isElsewhere = document.hidden || document.documentElement.classList.contains("ex-paper");
  return !isInUse() && Boolean(current) && current === settled && !isUsed && !isChanging && !isElsewhere;
}

/** Whether all tiles and pictures of a map are there, nothing moves, and nothing is unfolded. */
function isDrawn(root) {
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

/**
 * What is drawn on a map and where, to an eighth of a pixel: two maps that look the same have the same. Leaflet's
 * own numbers will not do, because they count from where the map was when it was opened. The names of the basemap are
 * on a canvas, and `data-names` says which they are and where.
 *
 * @param {HTMLElement} root
 * @returns {string}
 */
export function pictureOf(root) {
  const { left, top, right, bottom } = root.getBoundingClientRect();
  const parts = [...root.querySelectorAll("*")].map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    const isInView = x < right && x + width > left && y < bottom && y + height > top; // tiles are kept beyond
    const isSeen = width > 0 && height > 0 && part.localName !== "g" && part.checkVisibility();
    if (!isInView || !isSeen) return "";
    const [west, north] = [Math.max(x, left), Math.max(y, top)]; // what is drawn on reaches beyond the view
    const [east, south] = [Math.min(x + width, right), Math.min(y + height, bottom)];
    const at = [west - left, north - top, east - west, south - north].map((px) => Math.round(px * 8));
    const words = part.childElementCount === 0 ? part.textContent : "";
    return [part.localName, part.getAttribute("class"), ...at, words].join(" ");
  });
  // the containers of tiles have no size
  const laid = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".leaflet-layer, img"));
  const opacities = [...laid].map(({ style }) => style.opacity);
  const seen = parts.filter((part) => part !== ""); // what was unfolded once stays, unseen
  return [root.dataset.names, opacities.sort().join(" "), ...seen.sort()].join("\n");
}

/** Whether the frame has its place exactly below the first map. */
function isSameBox(root) {
  const frame = /** @type {Element} */ (window.frameElement);
  const [one, other] = [root, frame].map((element) => element.getBoundingClientRect());
  return ["left", "top", "width", "height"].every((side) => Math.abs(one[side] - other[side]) < 0.02);
}
