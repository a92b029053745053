/**
 * The layer of the built-in basemap: Leaflet tiles that are canvases, with labels above them, in the colours of
 * the style sheets.
 */

import { createLabels } from "./labels.js";
import { MAX_LAT } from "./positions.js";
import { coloursOf } from "./styles.js";
import { drawTile } from "./tile_drawing.js";

/** Class of the map's container while no tile is drawn: the empty map must not look like open sea. */
const BLANK = "ex-basemap-blank";
/** Class of a tile for which there is nothing to draw, nor of a lower zoom. */
const MISSING = "ex-basemap-missing";

/**
 * @typedef {Object} Tile
 * @property {HTMLCanvasElement} canvas
 * @property {import("./shapes.js").Address} coords
 * @property {import("./shapes.js").Address} address of the vector tile from which it is to be drawn
 * @property {import("./sources.js").Source|null} source from which it is drawn
 * @property {number} enlarged how many times it was shown larger when it was drawn
 * @property {boolean} isLacking whether the vector tile could not be loaded
 */

/**
 * Make the layer, which fires `drawn` whenever all of the view and its labels are drawn.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {string} options.lang language of the labels
 * @param {ReturnType<typeof import("./sources.js").tileSources>} options.sources
 * @param {<Result>(work: () => Result) => Promise<Result>} options.inTurn does work when the page has time for it
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function createLayer(L, map, { lang, sources, inTurn }) {
  /** @type {Set<Tile>} */
  const tiles = new Set();
  /** @type {Object<string, string>} */
  let colours = {};
  const container = map.getContainer();
  container.classList.add(BLANK);
  const labels = createLabels(L, map, lang, labelsInView);
  const options = { maxZoom: 18, className: "ex-basemap-tiles", keepBuffer: 1 };
  const layer = new (canvasLayer(L, tiles, sources, fillTile))(options);

  async function fillTile(/** @type {Tile} */ tile, done = () => {}) {
    const { address } = tile;
    const loaded = await sources.load(address);
    const isWanted = () => tiles.has(tile) && tile.address === address;
    await inTurn(() => isWanted() && paint(tile, loaded ?? sources.nearest(address)));
    if (isWanted()) tile.isLacking = !loaded;
    done();
  }
  function paint(tile, source) {
    tile.source = source;
    tile.canvas.classList.toggle(MISSING, !source);
    if (!source) return;
    container.classList.remove(BLANK);
    tile.enlarged = enlargement(tile);
    drawTile(tile.canvas, tile.coords, source, colours, tile.enlarged);
  }
  /** How many times a tile is shown larger than it is, between two zoom levels. */
  function enlargement({ coords }) {
    const zoom = map.getZoom();
    return coords.z === Math.round(zoom) ? Math.max(1, 2 ** (zoom - coords.z)) : 1;
  }
  /** Draw again what would be blurred. */
  function sharpen() {
    const blurred = [...tiles].filter((tile) => tile.source && tile.enlarged < enlargement(tile));
    for (const tile of blurred) inTurn(() => tiles.has(tile) && paint(tile, tile.source));
  }
  /** Every name of what is drawn; null as long as something of it is under way, unless that is no matter. */
  function labelsInView(isNow) {
    if (layer.isLoading() && !isNow) return null;
    const shown = [...tiles].filter(({ coords, source }) => source && coords.z === Math.round(map.getZoom()));
    const found = [...new Set(shown.map(({ source }) => /** @type {any} */ (source)))];
    return sources.named(
      found.flatMap(({ shapes }) => shapes.labels),
      map.getZoom(),
    );
  }
  /** Draw everything again with the streets, whose code has brought more colours. */
  function addStreets(/** @type {import("./sources.js").Streets} */ streets) {
    sources.addStreets(streets);
    colours = coloursOf(container);
    labels.setColours(colours);
    for (const tile of tiles) tile.address = sources.addressFor(tile.coords);
    return Promise.all([...tiles].map((tile) => fillTile(tile))).then(labels.ask);
  }
  function recolour() {
    colours = coloursOf(container);
    labels.setColours(colours);
    for (const tile of tiles) if (tile.source) paint(tile, tile.source);
    labels.draw();
  }
  /** Draw at once with what is there: for paper, which does not wait. */
  function drawNow() {
    for (const tile of tiles) if (!tile.source) paint(tile, sources.nearest(tile.address));
    labels.draw(true);
  }
  async function readMissing() {
    const lacking = [...tiles].filter(({ isLacking }) => isLacking);
    await sources.readMissing(lacking.map(({ address }) => address));
    await Promise.all(lacking.map((tile) => fillTile(tile)));
    if (lacking.length > 0) labels.ask();
  }
  function tellWhenDrawn() {
    if (!container.classList.contains(BLANK) && labels.isDrawn() && !layer.isLoading()) layer.fire("drawn");
  }
  /** Where the world ends, for the ground beyond: the stops of a gradient from deep water to ice. */
  function showEnds() {
    const end = (lat) => `${Math.max(0, map.latLngToContainerPoint([lat, 0]).y)}px`;
    container.style.setProperty("--ex-world", `${end(MAX_LAT)}, var(--ex-map-water) 0 ${end(-MAX_LAT)}`);
  }
  layer.on({
    add() {
      map.on("move zoom viewreset", showEnds);
      map.on("zoomend", sharpen);
      showEnds();
      labels.add();
      recolour();
    },
    remove() {
      map.off("move zoom viewreset", showEnds);
      map.off("zoomend", sharpen);
      container.classList.remove(BLANK);
      labels.remove();
    },
    load: labels.ask,
  });
  labels.onDrawn(tellWhenDrawn);
  return { layer, labels, recolour, addStreets, readMissing, drawNow, forget: () => tiles.clear() };
}

/** Canvases that are filled when they come into view. */
function canvasLayer(L, tiles, sources, fillTile) {
  const byCanvas = new Map();
  return L.GridLayer.extend({
    initialize(options) {
      L.GridLayer.prototype.initialize.call(this, options);
      this.on("tileunload", ({ tile }) => {
        tiles.delete(byCanvas.get(tile));
        byCanvas.delete(tile);
      });
    },
    /** As Leaflet does, but for its rounding, which would leave gaps between enlarged tiles. */
    _setZoomTransform(level, center, zoom) {
      const scale = this._map.getZoomScale(zoom, level.zoom);
      const origin = this._map._getNewPixelOrigin(center, zoom);
      L.DomUtil.setTransform(level.el, level.origin.multiplyBy(scale).subtract(origin), scale);
    },
    createTile(coords, done) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      const tile = {
        canvas,
        coords,
        address: sources.addressFor(coords),
        source: null,
        enlarged: 1,
        isLacking: false,
      };
      byCanvas.set(canvas, tile);
      tiles.add(tile);
      fillTile(tile, () => done(null, canvas));
      return canvas;
    },
  });
}
