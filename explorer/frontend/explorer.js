/**
 * The entry point of the frontend: `mountExplorer` mounts the panes in the elements that a page has for
 * them. It does not know which host it runs on: the page passes the addresses and the initial state.
 *
 * The server joins this and every module it reaches into one file of the same name, and all style
 * sheets into `explorer.css` (see `bundles.py`); no module is asked for by itself.
 */

import { mount as article } from "./article/article.js";
import { mount as axis } from "./axis/axis.js";
import { mount as controls } from "./controls/controls.js";
import { markPage } from "./controls/fitting.js";
import { rootOf } from "./core/page_addresses.js";
import { leafletIn, removeLeaflet } from "./map/leaflet.js";
import { mount as map } from "./map/map.js";
import { pageWindow } from "./core/page_window.js";
import { ifLoaded } from "./core/on_demand.js";
import { useFaces } from "./core/faces.js";
import { applyReading } from "./core/reading_choices.js";
import { fetchParts } from "./page/parts_ahead.js";
import { joinStreamlit, openPage, whenShown } from "./page/opening.js";
import { openStoryPage } from "./page/story_page.js";
import { mountPane, removePane } from "./pane/pane.js";
import { mount as table } from "./table/table.js";
import { mount as timeline } from "./timeline/timeline.js";

/** @import { Leaflet } from "./map/leaflet.js" */

const PANES = { article, axis, controls, map, table, timeline };
/**
 * These are mounted in one task at first. The map is before the others: without Leaflet nothing is mounted, and the page shows
 * the story as text. The controls hear of a filter before timeline and article, which measure where they are.
 */
const AT_ONCE = ["map", "controls", "timeline", "article"];
/** In which order all are mounted, and hear of changes. */
const ORDER = [...AT_ONCE, "axis", "table"];
/** @type {?Promise<typeof import("./long_panes.js").LONG_PANES>} */
let loading = null;
/** What the app's page opens its panes with. */
const mounting = { mountExplorer, removeMap };

/**
 * @typedef {Object} Explorer what a page gives; addresses are relative to the page, and templates, see
 *   `addressFor`
 * @property {import("./core/loading.js").Documents} documents addresses of what story documents are made from
 * @property {Object<string, ?string>} [selection] what to begin with; without it the panes wait for others
 * @property {Object<string, string>} [strings] `load_failed` and `retry`, said before a document is there
 * @property {string[]} [notices] messages for the reader, shown once
 * @property {string} [others] address of the list of stories; empty where there are no others
 * @property {object} [offers] addresses and formats for the panels of the controls
 * @property {string[]} [hosts] see `followHistory`
 * @property {?object} [map] options of the Leaflet map, where the page does not bring one; null for a story without
 *   places, which has no map
 * @property {import("./map/leaflet.js").OnlineMaps} onlineMaps what the map may load from other servers
 */

/**
 * Mount every pane that has a place in `root`, which may be one itself: an element whose `data-pane` is
 * article, axis, controls, map, table or timeline. A page may call this several times, also in frames of its own: all
 * panes of a page share one selection. Calling it again for the same places only takes up what is new.
 *
 * @param {HTMLElement} root
 * @param {Explorer} explorer
 * @param {Leaflet|null} [leaflet] the map that is already in the place of the map
 * @returns {() => void} what removes the panes
 */
export function mountExplorer(root, explorer, leaflet = null) {
  const within = [...root.querySelectorAll("[data-pane]")];
  const all = root.matches("[data-pane]") ? [root, ...within] : within;
  const hasMap = Boolean(leaflet ?? explorer.map);
  const places = all.filter(({ dataset }) => hasMap || dataset.pane !== "map");
  if (!hasMap) all.filter((place) => !places.includes(place)).forEach(removeMap);
  document.documentElement.classList.toggle("ex-mapless", !hasMap);
  const rank = ({ dataset }) => ORDER.indexOf(dataset.pane);
  places.sort((one, other) => rank(one) - rank(other));
  const removers = places.map((place) => mountIn(place, explorer, leaflet));
  return () => removers.forEach((remove) => remove());
}

function mountIn(place, explorer, leaflet) {
  const { documents, offers, hosts, map: options, onlineMaps, ...shared } = explorer;
  const name = place.dataset.pane;
  const mount = () =>
    mountPane(place, {
      ...shared,
      pane: name,
      mount: inPage(PANES[name]),
      longPane: async () => inPage((await longPanes())[name] ?? PANES[name]),
      documents: below(rootOf(), documents),
      // Beside a map that has a frame, or none, the controls come first, and the others a task later each.
      waits: document.querySelector("[data-pane=map]") ? !AT_ONCE.includes(name) : name !== "controls",
      extras: name === "map" ? { ...(leaflet ?? leafletIn(place, options)), onlineMaps } : { offers, hosts },
    });
  return leaflet ? mountFoliums(place, mount) : mount();
}

/** A pane whose page is marked before it has anything to show. */
function inPage(mount) {
  return (...given) => {
    markPage();
    return mount(...given);
  };
}

/** The panes of long stories: loaded once for all of them, so that they are mounted in one task. */
function longPanes() {
  loading ??= loadLongPanes();
  return loading;
}

async function loadLongPanes() {
  try {
    return (await import("./long_panes.js")).LONG_PANES;
  } catch (error) {
    loading = null; // the next call tries again
    throw error;
  }
}

/** The addresses of documents below the explorer's. */
function below(/** @type {string} */ folder, /** @type {import("./core/loading.js").Documents} */ documents) {
  const within = Object.entries(documents).map(([kind, template]) => [kind, folder + template]);
  return /** @type {import("./core/loading.js").Documents} */ (Object.fromEntries(within));
}

/** Folium's map in its frame; without the code that lets it take over, the page's own map stays. */
function mountFoliums(place, mount) {
  const first = pageWindow(window).__explorerFirstMap;
  if (first) window.frameElement?.setAttribute("inert", ""); // below that map: not to be reached by keys either
  const taking = takenOver(place, first, mount);
  return () => taking.then((remove) => remove());
}

/**
 * Let Streamlit join the page, which shows the panes already or does so now: see `joinStreamlit`.
 *
 * @param {Explorer} explorer
 * @returns {() => void}
 */
export function joinPage(explorer) {
  return joinStreamlit(explorer, mounting);
}

async function takenOver(place, first, mount) {
  const part = await ifLoaded(async () => await import("./map/hand_over.js"));
  if (part) return part.takeOver(place, first, mount);
  return first ? () => {} : mount();
}

function removeMap(root) {
  removePane(root);
  removeLeaflet(root);
  root.remove();
}

applyReading(window);
if (document.querySelector('link[href$="long_panes.js"]')) ifLoaded(longPanes); // while the documents come
if (document.querySelector(".ex-early"))
  ifLoaded(async () => (await import("./page/first_connection.js")).followFirstConnection());
whenShown(useFaces);
whenShown(fetchParts);
openPage(mounting);
openStoryPage(mountExplorer);
