/**
 * The built-in basemap: Natural Earth's land, waters and borders drawn as Leaflet tiles, with labels above them.
 */

import { basemapFiles } from "./basemap_files.js";
import { createLabels } from "./basemap_labels.js";
import { drawTile } from "./basemap_tile.js";

const ATTRIBUTION = [
  ["https://www.naturalearthdata.com/", "Natural Earth"],
  ["https://www.geonames.org/", "GeoNames"],
]
  .map(([url, name]) => `<a href="${url}" target="_blank" rel="noopener noreferrer">${name}</a>`)
  .join(" · ");

/**
 * Make the built-in basemap. Nothing is fetched until its layer is added to a map.
 *
 * The layer is an ordinary base layer: its labels come and go with it. It fires `drawn` whenever no tile is missing
 * and the labels stand; `dataerror` with `url` when a file cannot be had, and `datamended` when all such have come.
 * What is there is drawn all the same, and what is missing asked for again when the map has moved.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {string} options.dataUrl where the files of `data/basemap/` are, with or without a slash at the end
 * @param {string} options.lang language of the labels; one that the data lacks shows English
 * @param {"light"|"dark"} options.theme
 * @returns {{layer: import("leaflet").GridLayer, ready: Promise<void>, isWhole: () => boolean,
 *   readMissing: () => Promise<void>, setTheme: (theme: "light"|"dark") => void,
 *   setLang: (lang: string) => void, setAvoid: (spots: {lat: number, lon: number}[]) => void, remove: () => void}}
 *   `ready` is kept once the overview and the labels have been read and drawn for the first time; `isWhole` is
 *   false while a file cannot be had, `readMissing` asks for it again now; `setAvoid` tells where something else is
 *   named, so that no city there is labelled
 */
export function createBasemap(L, map, { dataUrl, lang, theme }) {
  const tiles = new Map();
  const labels = createLabels(L, lang);
  const files = basemapFiles(dataUrl, {
    arrived,
    failed: (fault) => layer.fire("dataerror", fault),
    mended: () => layer.fire("datamended"),
  });
  let colours = {};
  let keepReady;
  const ready = new Promise((resolve) => {
    keepReady = resolve;
  });
  const layer = tileLayer(L, (canvas, coords) => {
    tiles.set(canvas, coords);
    draw(canvas, coords);
  });

  function arrived(records) {
    if (records) labels.setRecords(records);
    redraw();
  }
  function draw(canvas, coords) {
    drawTile(canvas, coords, { colours, ...files.found });
  }
  function redraw() {
    for (const [canvas, coords] of tiles) draw(canvas, coords);
    labels.draw();
    tellWhenDrawn();
  }
  function tellWhenDrawn() {
    if (!isComplete() || layer.isLoading()) return;
    keepReady();
    layer.fire("drawn");
  }
  function recolour() {
    colours = coloursOf(map.getContainer());
    labels.setColours(colours);
    redraw();
  }
  function isComplete() {
    return files.found.world !== null && labels.isDrawn();
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

  layer.on({
    add() {
      map.getContainer().classList.add("ex-basemap");
      labels.addTo(map);
      recolour();
      readMissing();
    },
    remove() {
      map.getContainer().classList.remove("ex-basemap");
      labels.remove();
    },
    tileunload: ({ tile }) => tiles.delete(tile),
    load: tellWhenDrawn,
  });
  labels.onDrawn(tellWhenDrawn);
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
      tiles.clear();
    },
  };
}

/** A layer of canvases that `begin` draws and remembers. */
function tileLayer(L, begin) {
  const CanvasLayer = L.GridLayer.extend({
    createTile(coords) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      begin(canvas, coords);
      return canvas;
    },
  });
  return new CanvasLayer({ attribution: ATTRIBUTION, maxZoom: 18, className: "ex-basemap-tiles", keepBuffer: 1 });
}

/** The colours that the style sheet gives the map's container, by their names without `--ex-map-`. */
function coloursOf(container) {
  const style = getComputedStyle(container);
  const names = ["water", "land", "coast", "border", "river", "label", "country", "halo", "font"];
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--ex-map-${name}`).trim()]),
  );
}
