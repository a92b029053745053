/**
 * What lies under the journey: the built-in map, always, and over it an online one where the reader
 * chose that. Nothing is asked of another server before.
 */

import { createBasemap } from "../basemap/basemap.js";
import { WORLD } from "../basemap/world.js";
import { el } from "../core/elements.js";
import { pageWindow } from "../core/page_window.js";
import { onFaces } from "../core/faces.js";
import { onTheme, themeOf } from "../core/theme.js";
import { showStreets } from "./streets.js";
import { zoomingOf } from "./zooms.js";

/** @import { StoryDocument } from "../core/story_document.js" */

const BUILT_IN = "builtin";
/** Online maps that label places themselves: the built-in names would cover theirs. */
const NAMED = ["openstreetmap"];

/**
 * @param {import("./map.js").MapPane} pane
 * @param {Object<string, import("leaflet").TileLayer>} tileLayers Leaflet tile layers by id
 * @returns {{choices: HTMLElement|false, notice: HTMLElement, coarse: HTMLElement, remove: () => void}} `coarse` says so
 *   where the view is deeper than the built-in map is exact
 */
export function showLayers(pane, tileLayers) {
  const { L, map, root, doc, say, memory } = pane;
  const notice = el("p", { class: "ex-map-notice", role: "status" });
  const coarse = noteOfCoarseness(map, say, memory);
  const nameOf = (id) => say(`map_layer_${id}`);
  const basemap = builtInMap(L, map, doc, memory);
  let isAnswered = true; // by the server of the online map, as far as is known

  function report() {
    const lack = lackOf(basemap, memory.layer !== BUILT_IN, isAnswered);
    const text = lack ? say(lack, { layer: nameOf(memory.layer) }) : "";
    if (notice.textContent !== text) notice.textContent = text; // else it would be read aloud again
    coarse.look(memory.layer === BUILT_IN);
  }

  function choose(id) {
    const chosen = tileLayers[id] ?? null;
    for (const layer of Object.values(tileLayers)) if (layer !== chosen) layer.remove();
    chosen?.setZIndex(2).addTo(map);
    root.classList.toggle("ex-map-named", NAMED.includes(id));
    memory.layer = chosen ? id : BUILT_IN;
    isAnswered = true;
    report();
  }

  const stopListening = followAnswers(map, tileLayers, (id, does) => {
    if (memory.layer !== id) return;
    isAnswered = does;
    report();
    root.classList.toggle("ex-map-named", does && NAMED.includes(id));
  });
  const stopTheme = onTheme(window, basemap.setTheme);
  const stopFaces = onFaces(() => basemap.setTheme(themeOf(window))); // to write its names in them
  const stops = [stopListening, coarse.remove, stopTheme, stopFaces, followFaults(basemap, report)];
  choose(memory.layer);
  showStreets(pane, report);
  const ids = [BUILT_IN, ...Object.keys(tileLayers)];
  return {
    choices: ids.length > 1 && layerChoices(ids, { nameOf, say, choose, memory }),
    notice,
    coarse: coarse.element,
    remove: () => stops.forEach((stop) => stop()),
  };
}

/**
 * Says where the view is deeper than the built-in map is exact.
 *
 * @param {import("leaflet").Map} map
 * @param {import("../core/strings.js").Say} say
 * @param {import("./map.js").Memory} memory
 */
function noteOfCoarseness(map, say, memory) {
  const element = el("p", { class: "ex-map-coarse", role: "status" });
  let isSeen = true;
  function look(isBuiltIn = isSeen) {
    isSeen = isBuiltIn;
    const isCoarse = isBuiltIn && map.getZoom() > WORLD.honestZoom && !memory.basemap?.areStreetsShown();
    const text = isCoarse ? say("map_coarse") : "";
    if (element.textContent !== text) element.textContent = text; // else it would be read aloud again
  }
  const lookAgain = () => look();
  map.on("moveend", lookAgain);
  return { element, look, remove: () => map.off("moveend", lookAgain) };
}

/** Reports of each online map whether its server answers; gives back what stops it. */
function followAnswers(map, tileLayers, answered) {
  const stops = Object.entries(tileLayers).map(([id, layer]) => {
    drawOnlyAtRest(layer, map);
    const listeners = { tileerror: () => answered(id, false), tileload: () => answered(id, true) };
    layer.on(listeners);
    return () => layer.off(listeners);
  });
  return () => stops.forEach((stop) => stop());
}

/** What is missing under the journey, by the key of its text; null where nothing is. */
function lackOf(basemap, isOnline, isAnswered) {
  if (isOnline && isAnswered) return null;
  if (!basemap.isWhole()) return "map_builtin_failed";
  return isOnline ? "map_layer_failed" : null;
}

/** Report when a file of the built-in map cannot be loaded, and when all are loaded after all. */
function followFaults({ layer, readMissing }, report) {
  const listeners = { dataerror: report, datacomplete: report };
  const page = pageWindow(window); // whose connection it is (`connection.js`)
  layer.on(listeners);
  page.addEventListener("online", readMissing);
  // As with the channel: the page that stays must not hold a frame that goes.
  const leave = ({ persisted }) => persisted || stop();
  window.addEventListener("pagehide", leave);
  function stop() {
    layer.off(listeners);
    page.removeEventListener("online", readMissing);
    window.removeEventListener("pagehide", leave);
  }
  return stop;
}

/** The world's tiles, with their whole address. Only the joined modules know where they are: a part has another folder. */
export function worldHere() {
  return { ...WORLD, address: new URL(".", import.meta.url).href + WORLD.address };
}

/**
 * The built-in map belongs to the Leaflet map and stays with it; another language only renames it.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {StoryDocument} doc
 * @param {import("./map.js").Memory} memory
 */
function builtInMap(L, map, { lang }, memory) {
  if (!memory.basemap) {
    const made = createBasemap(L, map, { world: worldHere(), lang, theme: themeOf(window) });
    memory.basemap = made;
    drawOnlyAtRest(made.layer, map);
    // All panes first: the land has to be fetched anyway.
    requestAnimationFrame(() => setTimeout(() => made.layer.addTo(map)));
  }
  memory.basemap.setLang(lang);
  memory.basemap.setTheme(themeOf(window));
  return memory.basemap;
}

/**
 * During a flight of a fifth of a second Leaflet would draw, and ask for, tiles that nobody gets to
 * see.
 */
function drawOnlyAtRest(layer, map) {
  const isZooming = zoomingOf(map);
  const update = Object.getPrototypeOf(layer)._update;
  layer._update = (...center) => !isZooming() && update.apply(layer, center);
}

function layerChoices(ids, { nameOf, say, choose, memory }) {
  const radio = (id) => {
    const attributes = { type: "radio", name: "ex-map-layer", value: id, checked: id === memory.layer };
    return el("label", {}, el("input", { ...attributes, onchange: () => choose(id) }), nameOf(id));
  };
  const [builtIn, ...online] = ids.map(radio);
  const note = online.length > 0 && el("p", {}, say("map_layers_online"));
  const legend = el("legend", { class: "ex-hidden" }, say("map_background"));
  return el("fieldset", { class: "ex-map-layers" }, legend, builtIn, note, online);
}
