/**
 * The built-in basemap: the world's vector tiles drawn as Leaflet tiles, with labels above them; each is read as the
 * map comes to look at it.
 */

import { el } from "../core/elements.js";
import { createLayer } from "./layer.js";
import { positionOf } from "./positions.js";
import { tileSources } from "./sources.js";
import { workInTurn } from "./turns.js";

/**
 * Make the built-in basemap. Nothing is fetched until its layer is added to a map.
 *
 * The layer is an ordinary base layer: its labels come and go with it. It fires `drawn` whenever all of the view and
 * its labels are drawn; `dataerror` with `url` when a tile cannot be loaded, and `datacomplete` when all such have
 * come. What is there is drawn all the same, and what is missing asked for again when the map has moved.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {import("./sources.js").World & {credits: [string, string][]}} options.world where the tiles are, and whose data
 *   they hold: names, each with its address, empty if none is known
 * @param {string} options.lang language of the labels; one that the data lacks shows English
 * @param {"light"|"dark"} options.theme
 * @returns {{layer: import("leaflet").GridLayer, ready: Promise<void>, isWhole: () => boolean,
 *   readMissing: () => Promise<void>, setTheme: (theme: "light"|"dark") => void,
 *   setLang: (lang: string) => void, setAvoid: (spots: {lat: number, lon: number}[]) => void,
 *   setTaken: (boxes: {beside: import("../core/boxes.js").Box[], fixed: import("../core/boxes.js").Box[]}) => void,
 *   credit: (others: string[][]) => void, maxZoom: number, areStreetsShown: () => boolean, addStreets: (streets: import("./sources.js").Streets) => Promise<void>, inTurn: ReturnType<typeof workInTurn>,
 *   keep: (corners: {lat: number, lon: number}[]) => Promise<void>, drawNow: () => void, remove: () => void}}
 *   `ready` is kept once a view has been drawn for the first time; `isWhole` is false while a tile cannot be loaded,
 *   `readMissing` requests it again now; `setAvoid` says where something else is named, so that no town there is
 *   labelled; `setTaken` which boxes of the view are taken: `beside` lie on the map, `fixed` above it; `keep`
 *   loads the few tiles that show all between two corners, and `drawNow` draws what is there without waiting;
 *   `credit` names others, each with its address, beside those of the world; `addStreets` draws extracts where the world ends, in the turns of `inTurn`
 */
export function createBasemap(L, map, { world, lang, theme }) {
  const inTurn = workInTurn();
  const failed = (fault) => layer.fire("dataerror", fault);
  const completed = () => layer.fire("datacomplete");
  const sources = tileSources(world, { failed, completed }, inTurn);
  const made = createLayer(L, map, { lang, sources, inTurn });
  const { layer, labels, recolour } = made;
  /** @type {Promise<void>} */
  const ready = new Promise((done) => layer.once("drawn", () => done()));

  async function readMissing() {
    if (map.hasLayer(layer)) await made.readMissing();
  }
  function setTheme(next) {
    map.getContainer().dataset.theme = next;
    if (map.hasLayer(layer)) recolour();
  }
  map.on("moveend", readMissing);
  setTheme(theme);

  return {
    layer,
    ready,
    isWhole: sources.isWhole,
    readMissing,
    setTheme,
    setLang: labels.setLang,
    setAvoid: labels.setAvoid,
    setTaken: labels.setTaken,
    drawNow: made.drawNow,
    maxZoom: world.maxZoom,
    areStreetsShown: () => sources.areStreetsShown(map),
    addStreets: made.addStreets,
    credit: crediting(map, world.credits),
    inTurn,
    keep: (corners) => sources.keep(boxOf(corners)),
    remove() {
      sources.abort();
      map.off("moveend", readMissing);
      layer.remove();
      made.forget();
    },
  };
}

/** Credits the world at once, and so before what is laid over it, whatever code comes first. */
function crediting(map, own) {
  const control = map.attributionControl;
  let credited = "";
  function credit(/** @type {string[][]} */ others) {
    const named = [...own, ...others].filter(([name]) => name);
    const next = [...new Set(named.map(creditOf))].join(" · ");
    if (next === credited) return;
    if (credited) control?.removeAttribution(credited);
    control?.addAttribution(next);
    credited = next;
  }
  credit([]);
  return credit;
}

/** The box between two corners, in widths of the world. */
function boxOf(corners) {
  const [one, other] = corners.map(positionOf);
  const [left, right] = [one.x, other.x].sort((a, b) => a - b);
  const [top, bottom] = [one.y, other.y].sort((a, b) => a - b);
  return { left, top, right, bottom };
}

/**
 * @param {string[]} credit a name and its address
 * @returns {string} as Leaflet takes it: markup, whatever signs the name has
 */
function creditOf([name, href]) {
  const link = el("a", { href, target: "_blank", rel: "noopener noreferrer" }, name);
  return href ? link.outerHTML : el("span", {}, name).innerHTML;
}
