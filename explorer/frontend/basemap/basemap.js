/**
 * The built-in basemap: Natural Earth's land, waters and borders drawn as Leaflet tiles, with labels above
 * them; its files are read as the map comes to look at them.
 */

import { basemapFiles } from "./files.js";
import { createLayer } from "./layer.js";

/**
 * Make the built-in basemap. Nothing is fetched until its layer is added to a map.
 *
 * The layer is an ordinary base layer: its labels come and go with it. It fires `drawn` whenever no tile is
 * missing and the labels are drawn; `dataerror` with `url` when a file cannot be loaded, and `datacomplete` when all
 * such have come. What is there is drawn all the same, and what is missing asked for again when the map has
 * moved.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {string} options.dataUrl where the files of `data/basemap/` are, with or without a slash at the end
 * @param {string} options.lang language of the labels; one that the data lacks shows English
 * @param {"light"|"dark"} options.theme
 * @returns {{layer: import("leaflet").GridLayer, ready: Promise<void>, isWhole: () => boolean,
 *   readMissing: () => Promise<void>, setTheme: (theme: "light"|"dark") => void,
 *   setLang: (lang: string) => void, setAvoid: (spots: {lat: number, lon: number}[]) => void,
 *   remove: () => void}}
 *   `ready` is kept once the overview and the labels have been read and drawn for the first time; `isWhole`
 *   is false while a file cannot be loaded, `readMissing` requests it again now; `setAvoid` says where something
 *   else is named, so that no city there is labelled
 */
export function createBasemap(L, map, { dataUrl, lang, theme }) {
  const failed = (fault) => layer.fire("dataerror", fault);
  const completed = () => layer.fire("datacomplete");
  const files = basemapFiles(dataUrl, { arrived, failed, completed });
  const { layer, labels, redraw, recolour, forget } = createLayer(L, map, lang, files.found);
  /** @type {Promise<void>} */
  const ready = new Promise((done) => layer.once("drawn", () => done()));

  function arrived(records) {
    if (records) labels.setRecords(records);
    redraw();
  }
  async function readMissing() {
    if (!map.hasLayer(layer)) return;
    await files.readOverview();
    await files.readDetail(map.getZoom(), map.getBounds());
  }
  function setTheme(next) {
    map.getContainer().dataset.theme = next;
    if (map.hasLayer(layer)) recolour();
  }
  layer.on("add", readMissing);
  map.on("moveend", readMissing);
  setTheme(theme);

  return {
    layer,
    ready,
    isWhole: files.isWhole,
    readMissing,
    setTheme,
    setLang: labels.setLang,
    setAvoid: labels.setAvoid,
    remove() {
      files.abort();
      map.off("moveend", readMissing);
      layer.remove();
      forget();
    },
  };
}
