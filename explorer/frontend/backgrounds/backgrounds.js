/**
 * What lies over the built-in map, one at a time: the backgrounds of the story, and online maps. No other server is asked
 * before the reader has agreed, unless the operator has. Loaded where a story has a background, or a reader asks for one.
 */

import { positionOf } from "../basemap/positions.js";
import { mayLoad, reloadNotice } from "../core/allowed.js";
import { aboutOf, backgroundsOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";
import { pageWindow } from "../core/page_window.js";
import { BUILT_IN, keepBackground, keptBackground } from "../core/chosen_background.js";
import { remember, remembered } from "../core/remembering.js";
import { followAnswers } from "./answers.js";
import sheet from "./backgrounds.css" with { type: "css" };
import { answerOf, keepAnswer } from "./consent.js";
import { offerBackground } from "./offer.js";
import { addPane, overlayOf } from "./overlays.js";
import { fillPanel } from "./panel.js";
import { doesHold } from "./scan.js";

/** Online maps for every story that label places themselves: the built-in names would cover theirs. */
const NAMED = ["openstreetmap"];
/** From here on a map hides the names of the built-in one below it. */
const OPAQUE = 0.6;

/**
 * @typedef {Object} Ground the built-in map
 * @property {HTMLElement} notice where it says what is missing
 * @property {(state: {lack: string, isWhole: boolean, covers: () => boolean}) => void} cover takes up what lies over it;
 *   `covers` says whether that is what is seen in the middle of the view
 * @property {(layer: any, map: import("leaflet").Map) => void} drawOnlyAtRest
 */

/**
 * @typedef {Object} Kept what stays with a Leaflet map when language or story change
 * @property {?ReturnType<typeof layOver>} laid what lies over the built-in map
 * @property {Map<string, string>} chosen by story, the reader's choice on this page
 * @property {Map<string, number>} opacity by story and background, as the reader wants it
 */

/** @type {WeakMap<object, Kept>} by Leaflet map */
const kept = new WeakMap();

/**
 * Show the background that the reader or the author has chosen, or offer it.
 *
 * @param {import("../map/map.js").MapPane} pane
 * @param {Ground} ground
 * @param {import("../map/leaflet.js").OnlineMaps} online
 * @returns {{fill: (panel: HTMLElement) => void, remove: () => void}}
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function manageBackgrounds(pane, { notice, cover, drawOnlyAtRest }, online) {
  const { map, root, doc, say } = pane;
  const { story } = aboutOf(doc);
  const page = pageWindow(window);
  const backgrounds = choicesOf(doc, say, online);
  if (!kept.has(map)) kept.set(map, { laid: null, chosen: new Map(), opacity: new Map() });
  const state = /** @type {Kept} */ (kept.get(map));
  let withdrawOffer = () => {};
  const find = (id) => backgrounds.find((each) => each.id === id) ?? null;
  const asks = ({ online: at }) => Boolean(at) && online.rule === "ask" && answerOf(at.server) !== true;
  const keyOf = ({ id }) => `opacity.${story}.${id}`;
  const keptOpacity = (background) => Number(remembered(page, keyOf(background)));
  const opacityOf = (background) =>
    state.opacity.get(keyOf(background)) || keptOpacity(background) || background.opacity;
  adopt(sheet);

  function report() {
    const { laid } = state;
    const isSeen = laid !== null && laid.answers !== false;
    const isOpaque = laid !== null && opacityOf(laid.background) > OPAQUE;
    const lack = laid && !isSeen ? say("map_layer_failed", { layer: find(laid.background.id)?.name }) : "";
    notice.classList.toggle("ex-map-offer", lack !== ""); // which stops make way for
    const covers = () => isSeen && isOpaque && doesCover(map, laid);
    cover({ lack, isWhole: isSeen && isOpaque && isWhole(laid.background), covers });
    root.classList.toggle("ex-map-named", laid?.answers === true && isOpaque && isNamed(laid.background));
  }
  function show(background) {
    withdrawOffer();
    if (!isSame(background, state.laid?.background)) {
      state.laid?.remove();
      state.laid = background ? layOver(pane, { ...background, opacity: opacityOf(background) }) : null;
      if (state.laid) drawOnlyAtRest(state.laid.layer, map);
    }
    if (state.laid) state.laid.report = report;
    report();
  }
  function choose(id) {
    keepBackground(story, id ?? BUILT_IN);
    state.chosen.set(story, id ?? BUILT_IN);
    show(find(id));
  }
  function open() {
    const id = state.chosen.get(story) ?? keptBackground(story);
    const chosen = find(id);
    const first = backgrounds.find(({ isFirst }) => isFirst) ?? null;
    const wanted = id === BUILT_IN ? null : (chosen ?? first);
    const isFree = !wanted?.online || (mayLoad(wanted.online.hosts) && !asks(wanted));
    show(isFree ? wanted : null);
    if (!isFree && wanted === first) offer(first);
  }
  function offer(background) {
    const { server, hosts } = background.online;
    if (!mayLoad(hosts)) {
      const words = el(
        "div",
        { class: "ex-map-notice ex-map-offer leaflet-control" },
        reloadNotice(say, server),
      );
      notice.before(words);
      withdrawOffer = () => words.remove();
    } else if (answerOf(server) === null) {
      const offered = { name: background.name, server };
      withdrawOffer = offerBackground(pane, notice, offered, (answer) => {
        keepAnswer(server, answer);
        if (answer) show(background);
      });
    }
  }
  const tryAgain = () => state.laid?.retry();
  const servers = new Set(backgrounds.flatMap(({ online: at }) => (at ? [at.server] : [])));
  const choices = {
    backgrounds,
    asks,
    choose,
    current: () => state.laid?.background.id ?? null,
    allow: ({ online: { server } }) => keepAnswer(server, true),
    allowed: () => [...servers].filter((server) => online.rule === "ask" && answerOf(server)),
    withdraw(server) {
      keepAnswer(server, null);
      if (state.laid?.background.online?.server === server) choose(null);
    },
    opacity: opacityOf,
    setOpacity(background, opacity) {
      const { laid } = state;
      state.opacity.set(keyOf(background), opacity);
      remember(page, keyOf(background), String(opacity));
      if (laid !== null && laid.background.id === background.id) laid.layer.setOpacity(opacity);
      report();
    },
  };
  open();
  page.addEventListener("online", tryAgain);
  return {
    fill: (panel) => fillPanel(panel, say, choices),
    remove() {
      page.removeEventListener("online", tryAgain);
      withdrawOffer();
      if (state.laid?.report === report) state.laid.report = () => {};
    },
  };
}

/** Whether the middle of the view is within a background. */
function doesCover(map, { background, layer }) {
  const [zoom, { minZoom = 0, maxZoom = zoom }] = [map.getZoom(), layer.options];
  if (zoom < minZoom || zoom > maxZoom) return false;
  const { lat, lng: lon } = map.getCenter().wrap();
  const { kind, scan, tiles, online } = background;
  if (kind === "wms") return false; // it may be but lines
  if (scan) return doesHold(scan.matrix, positionOf({ lat, lon }));
  const [west, south, east, north] = (online ?? tiles).bounds ?? [-180, -90, 180, 90];
  const isBetween = west < east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return isBetween && lat >= south && lat <= north;
}

/** What can be chosen: what the story names, less what the operator has ruled out, then what every story offers. */
function choicesOf(doc, say, { rule, maps }) {
  const own = backgroundsOf(doc).map((background, at) => ({ ...background, isFirst: at === 0 }));
  const readers = maps.map((map) => ({ ...map, name: say(`map_layer_${map.id}`), isReaders: true }));
  const drawn = own.filter(({ kind }) => kind !== "streets");
  return [...drawn, ...readers].filter(({ online }) => !online || rule !== "never");
}

/** Put a background on the map. */
function layOver({ L, map }, background) {
  addPane(map);
  const layer = /** @type {any} */ (overlayOf(L, background));
  const laid = {
    background,
    layer,
    /** Whether its server answers; null as long as that is not known. */
    answers: /** @type {?boolean} */ (null),
    report: () => {},
    retry: () => following.retry(),
    remove: () => following.remove(),
  };
  const following = followAnswers(L, map, layer, (answers) => {
    laid.answers = answers;
    laid.report();
  });
  return laid;
}

/** Whether two are drawn in the same way; how much they cover is another question. */
function isSame(one, other) {
  const drawn = (background) => {
    if (!background) return "";
    const { id, kind, online, tiles, scan, min_zoom, max_zoom, credits } = background;
    const named = scan && background.name; // the text of its picture
    return JSON.stringify([id, kind, online, tiles, scan, named, min_zoom, max_zoom, credits]);
  };
  return drawn(one) === drawn(other);
}

/** Whether nothing of the built-in map is seen below it. */
const isWhole = ({ kind, online, tiles }) => kind !== "wms" && kind !== "scan" && !(online ?? tiles).bounds;

/** Whether it labels places itself, as far as can be known. */
const isNamed = (background) => (background.isReaders ? NAMED.includes(background.id) : isWhole(background));
