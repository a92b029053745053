/**
 * What lies under the journey: the built-in map, always, and over it what `backgrounds/` shows, loaded where a story has a
 * background or a reader asks for one. Nothing is asked of another server before.
 */

import { createBasemap } from "../basemap/basemap.js";
import { WORLD } from "../basemap/world.js";
import { aboutOf, backgroundsOf } from "../core/document.js";
import { BUILT_IN, keptBackground } from "../core/chosen_background.js";
import { el } from "../core/elements.js";
import { pageWindow } from "../core/page_window.js";
import { onFaces } from "../core/faces.js";
import { onTheme, themeOf } from "../core/theme.js";
import { showStreets } from "./streets.js";
import { drawOnlyAtRest } from "./zooms.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @param {import("./map.js").MapPane} pane
 * @param {import("./leaflet.js").OnlineMaps} online
 * @returns {{manage: (() => Promise<any>)|null, notice: HTMLElement, coarse: HTMLElement, remove: () => void}} `manage`
 *   loads what lies over the built-in map, null where there is nothing; `coarse` says so where the view is deeper than the
 *   built-in map is exact
 */
export function showLayers(pane, online) {
  const { L, map, doc, say, memory } = pane;
  const notice = el("p", { class: "ex-map-notice", role: "status" });
  const basemap = builtInMap(L, map, doc, memory);
  /** @type {{lack: string, isWhole: boolean, covers?: () => boolean}} what lies over the built-in map */
  let over = { lack: "", isWhole: false };
  const coarse = noteOfCoarseness(pane, () => over.covers?.());

  function report() {
    const text = over.isWhole || basemap.isWhole() ? over.lack : say("map_builtin_failed");
    if (notice.textContent !== text) notice.textContent = text; // else it would be read aloud again
    coarse.look();
  }
  const cover = (state) => {
    over = state;
    report();
  };

  const managed = managedBy(pane, { notice, cover, drawOnlyAtRest }, online);
  const stopTheme = onTheme(window, basemap.setTheme);
  const stopFaces = onFaces(() => basemap.setTheme(themeOf(window))); // to write its names in them
  const stops = [coarse.remove, stopTheme, stopFaces, followFaults(basemap, report), managed.remove];
  showStreets(pane, report);
  report();
  return {
    manage: managed.load,
    notice,
    coarse: coarse.element,
    remove: () => stops.forEach((stop) => stop()),
  };
}

/** What `backgrounds/` does, loaded at once where something else than the built-in map is to be seen. */
function managedBy(pane, ground, online) {
  const { doc, memory, say } = pane;
  /** @type {?Promise<any>} */
  let managing = null;
  const start = async () => {
    const { manageBackgrounds } = await import("../backgrounds/backgrounds.js");
    return manageBackgrounds(pane, ground, online);
  };
  function load() {
    managing ??= start();
    managing.catch(() => (managing = null)); // to be tried again
    memory.isManaged = true;
    return managing;
  }
  const isOffered = ({ kind, online: at }) => kind !== "streets" && !(at && online.rule === "never");
  const layers = backgroundsOf(doc).filter(isOffered);
  const chosen = keptBackground(aboutOf(doc).story) ?? layers[0]?.id ?? BUILT_IN;
  const tellFailure = () => ground.cover({ lack: say("load_failed"), isWhole: false });
  if (memory.isManaged || chosen !== BUILT_IN) load().catch(tellFailure);
  return {
    load: layers.length + online.maps.length > 0 ? load : null,
    remove: () =>
      managing?.then(
        (managed) => managed.remove(),
        () => {},
      ),
  };
}

/**
 * Says where the view is deeper than the built-in map is exact.
 *
 * @param {import("./map.js").MapPane} pane
 * @param {() => boolean|undefined} isCovered whether something else is shown in the middle of the view
 */
function noteOfCoarseness({ map, say, memory }, isCovered) {
  const element = el("p", { class: "ex-map-coarse", role: "status" });
  function look() {
    const isCoarse =
      map.getZoom() > WORLD.honestZoom &&
      !isCovered() &&
      !memory.awaited &&
      !memory.basemap?.areStreetsShown();
    const text = isCoarse ? say("map_coarse") : "";
    if (element.textContent !== text) element.textContent = text; // else it would be read aloud again
  }
  map.on("moveend", look);
  return { element, look, remove: () => map.off("moveend", look) };
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
    requestAnimationFrame(() =>
      setTimeout(async () => {
        await memory.awaited; // its streets, as it would be drawn twice otherwise
        if (map.getPane("tilePane")) made.layer.addTo(map); // else it has been removed meanwhile
      }),
    );
  }
  memory.basemap.setLang(lang);
  memory.basemap.setTheme(themeOf(window));
  return memory.basemap;
}
