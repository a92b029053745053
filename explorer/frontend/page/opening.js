/**
 * The app's own page: it mounts the panes as a static page does, before Streamlit and without it. When
 * Streamlit comes it finds the panes where they are and only passes on which version the story has now.
 */

import { onTheme, themeOf } from "../core/theme.js";
import { isFirstMapWanted, offerFirstMap } from "./first_map.js";

/** @import { Explorer } from "../explorer.js" */

const PARTS = ".ex-app";
/** Streamlit is not kept from starting longer than this, whatever keeps the panes from coming. */
const PATIENCE_MS = 4000;
const USED = ["map", "timeline", "article"];

/**
 * @typedef {Object} Mounting how panes are mounted and removed
 * @property {(root: HTMLElement, explorer: Explorer) => () => void} mountExplorer
 * @property {(root: HTMLElement) => void} removeMap removes the map pane and its Leaflet map
 */

let joined = 0; // how often Streamlit has come

/**
 * Mount the panes, if the page says with what (`<script id="ex-opening">`).
 *
 * @param {Mounting} mounting
 */
export function openPage(mounting) {
  const given = document.getElementById("ex-opening");
  if (!given) return;
  window.__explorerOpens = true;
  setTimeout(start, PATIENCE_MS);
  mountIn(document.body, JSON.parse(given.textContent ?? ""), mounting);
  whenShown(start);
}

/**
 * Let Streamlit join the page: its component calls this in every run that shows a story.
 *
 * @param {Explorer} explorer
 * @param {Mounting} mounting
 * @returns {() => void} what closes the panes, unless Streamlit has come again meanwhile
 */
export function joinStreamlit(explorer, mounting) {
  const remove = mountIn(document.body, explorer, mounting);
  const mine = ++joined;
  return () =>
    setTimeout(() => {
      if (mine !== joined) return;
      remove();
      for (const part of parts()) part.hidden = true;
    });
}

function mountIn(page, explorer, { mountExplorer, removeMap }) {
  for (const part of parts()) part.hidden = false;
  followTheme();
  const map = page.querySelector("[data-pane=map]");
  if (map && !isFirstMapWanted()) map.remove(); // its frame brings another
  const remove = mountExplorer(page, explorer);
  if (map?.isConnected) offerFirstMap(map, removeMap);
  return remove;
}

/** The ground of the page follows the panes. */
function followTheme() {
  if (parts()[0].dataset.theme) return;
  const applyTheme = (theme) => parts().forEach(({ dataset }) => (dataset.theme = theme));
  applyTheme(themeOf(window));
  onTheme(window, applyTheme);
}

/** What lies around Streamlit's part of the page. */
function parts() {
  return [...document.querySelectorAll(PARTS)];
}

function start() {
  window.__explorerStart?.();
}

/**
 * Call `fn` once every pane that a reader steps with shows an event on the screen; at once on a page that opens
 * without any.
 *
 * @param {() => void} fn
 */
export function whenShown(fn) {
  const look = () => {
    const panes = USED.map((pane) => document.querySelector(`[data-pane=${pane}]`));
    if (hasPanes && !panes.every((pane) => pane === null || pane.dataset.current)) return; // `?map=folium` has no map yet
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(fn));
  };
  const hasPanes = document.querySelector("#ex-opening, #ex-site") !== null;
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, attributeFilter: ["data-current"] });
  look();
}
