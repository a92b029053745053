/**
 * The layer of the built-in basemap: its tiles, with labels above them, in the colours of the style sheet.
 */

import { createLabels } from "./labels.js";
import { drawTile } from "./tile.js";

/** Class of the map's container while no tile is drawn: the empty map must not look like open sea. */
const BLANK = "ex-basemap-blank";
const ATTRIBUTION = [
  ["https://www.naturalearthdata.com/", "Natural Earth"],
  ["https://www.geonames.org/", "GeoNames"],
]
  .map(([url, name]) => `<a href="${url}" target="_blank" rel="noopener noreferrer">${name}</a>`)
  .join(" · ");

/**
 * Make the layer, which fires `drawn` whenever no tile is missing and the labels are drawn.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {string} lang language of the labels
 * @param {import("./files.js").Found} found what there is to draw, see `drawTile`; it may grow
 * @returns {{layer: import("leaflet").GridLayer, labels: import("./labels.js").Labels, redraw: () => void, recolour: () => void,
 *   forget: () => void}} `redraw` shows what has been found since, `forget` lets go of the tiles
 */
export function createLayer(L, map, lang, found) {
  map.getContainer().classList.toggle(BLANK, !found.world);
  const labels = createLabels(L, lang);
  let colours = {};
  const tiles = createTiles(L, (canvas, coords) => drawTile(canvas, coords, { colours, ...found }));
  const { layer } = tiles;

  function redraw() {
    map.getContainer().classList.toggle(BLANK, !found.world);
    tiles.redraw();
    labels.draw();
  }
  function recolour() {
    colours = coloursOf(map.getContainer());
    labels.setColours(colours);
    redraw();
  }
  function tellWhenDrawn() {
    if (found.world && labels.isDrawn() && !layer.isLoading()) layer.fire("drawn");
  }
  layer.on({
    add() {
      labels.addTo(map);
      recolour();
    },
    remove() {
      map.getContainer().classList.remove(BLANK);
      labels.remove();
    },
    load: tellWhenDrawn,
  });
  labels.onDrawn(tellWhenDrawn);
  return { layer, labels, redraw, recolour, forget: tiles.forget };
}

/** Canvases that are painted when they come into view, and again by `redraw`. */
function createTiles(L, paint) {
  const tiles = new Map();
  const CanvasLayer = L.GridLayer.extend({
    createTile(coords) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      tiles.set(canvas, coords);
      paint(canvas, coords);
      return canvas;
    },
  });
  const options = { attribution: ATTRIBUTION, maxZoom: 18, className: "ex-basemap-tiles", keepBuffer: 1 };
  const layer = new CanvasLayer(options);
  layer.on("tileunload", ({ tile }) => tiles.delete(tile));
  return {
    layer,
    redraw: () => tiles.forEach((coords, canvas) => paint(canvas, coords)),
    forget: () => tiles.clear(),
  };
}

/** The colours that the style sheet gives the map's container, by their names without `--ex-map-`. */
function coloursOf(container) {
  const style = getComputedStyle(container);
  const names = ["water", "land", "coast", "border", "river", "label", "country", "halo", "font"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--ex-map-${name}`).trim()]));
}
