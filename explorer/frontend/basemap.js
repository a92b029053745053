/**
 * The built-in basemap: Natural Earth's land, waters and borders drawn as Leaflet tiles, with labels above them.
 */

import { createLabels } from "./basemap_labels.js";
import { pathsOfTopology, traceLines, traceRings } from "./basemap_paths.js";
import { readJson } from "./files.js";

const TILE_PX = 256;
/** Pixels beyond a tile that a line may lie and still show in it. */
const LINE_ROOM_PX = 3;
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
 * and the labels stand, and `dataerror` with `url` when a file cannot be had: what is there is drawn all the same,
 * and the file is asked for again when the layer is added again or, for detail, when the map has moved.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {string} options.dataUrl where the files of `data/basemap/` are, with or without a slash at the end
 * @param {string} options.lang language of the labels; one that the data lacks shows English
 * @param {"light"|"dark"} options.theme
 * @param {{lat: number, lon: number, radius_px?: number}[]} [options.avoid] where something else is named: cities
 *   within `radius_px` (26 unless told) are not labelled
 * @returns {{layer: import("leaflet").GridLayer, ready: Promise<void>, setTheme: (theme: "light"|"dark") => void,
 *   setLang: (lang: string) => void, setAvoid: (spots: object[]) => void, remove: () => void}}
 *   `ready` is kept once the overview and the labels have been read and drawn for the first time
 */
export function createBasemap(L, map, { dataUrl, lang, theme, avoid = [] }) {
  const base = dataUrl.endsWith("/") ? dataUrl : `${dataUrl}/`;
  const tiles = new Map();
  const labels = createLabels(L, { lang, avoid });
  const aborting = new AbortController();
  let colours = {};
  let world = null;
  let regions = [];
  let reading = null;
  let keepReady;
  const ready = new Promise((resolve) => {
    keepReady = resolve;
  });

  const read = async (file) => {
    const url = new URL(file, new URL(base, document.baseURI));
    try {
      return await readJson(url, aborting.signal);
    } catch (error) {
      if (!aborting.signal.aborted) layer.fire("dataerror", { url: url.href, error });
      return null;
    }
  };

  const readAll = async () => {
    const index = await read("index.json");
    if (!index) return;
    regions = index.regions.map((region) => ({ ...region, paths: null, isAsked: false }));
    const [topology, records] = await Promise.all([read(index.world), read(index.labels)]);
    if (topology) world = pathsOfTopology(topology);
    if (records) labels.setRecords(records);
    redraw();
    await readDetail();
  };

  /** Read the detail that the view now needs, once; if it cannot be had, the next move asks again. */
  const readDetail = async () => {
    if (!map.hasLayer(layer)) return;
    const bounds = map.getBounds();
    const wanted = regions.filter(
      ({ isAsked, zoom, bbox: [west, south, east, north] }) =>
        !isAsked && map.getZoom() >= zoom && bounds.intersects([[south, west], [north, east]]),
    );
    await Promise.all(
      wanted.map(async (region) => {
        region.isAsked = true;
        const topology = await read(region.file);
        region.isAsked = Boolean(topology);
        if (!topology) return;
        region.paths = pathsOfTopology(topology);
        redraw();
      }),
    );
  };

  const layer = new (L.GridLayer.extend({
    createTile(coords) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      tiles.set(canvas, coords);
      drawTile(canvas, coords);
      return canvas;
    },
  }))({ attribution: ATTRIBUTION, maxZoom: 18, className: "ex-basemap-tiles", keepBuffer: 1 });

  const drawTile = (canvas, coords) => {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const size = Math.round(TILE_PX * ratio);
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext("2d", { alpha: false });
    const detail = regions.filter(({ paths, zoom }) => paths && coords.z >= zoom);
    drawMap(context, { coords, ratio, colours, world, detail: detail.map(({ paths }) => paths) });
  };

  const redraw = () => {
    for (const [canvas, coords] of tiles) drawTile(canvas, coords);
    labels.draw();
    tellWhenDrawn();
  };

  const tellWhenDrawn = () => {
    if (!world || !labels.isDrawn() || layer.isLoading()) return;
    keepReady();
    layer.fire("drawn");
  };

  const recolour = () => {
    colours = coloursOf(map.getContainer());
    labels.setColours(colours);
    redraw();
  };

  layer.on("add", () => {
    map.getContainer().classList.add("ex-basemap");
    labels.addTo(map);
    recolour();
    reading ??= readAll().finally(() => {
      if (!world || !labels.isDrawn()) reading = null;
    });
  });
  layer.on("remove", () => {
    map.getContainer().classList.remove("ex-basemap");
    labels.remove();
  });
  layer.on("tileunload", ({ tile }) => tiles.delete(tile));
  layer.on("load", tellWhenDrawn);
  labels.onDrawn(tellWhenDrawn);
  map.on("moveend", readDetail);

  const setTheme = (next) => {
    map.getContainer().dataset.theme = next;
    if (map.hasLayer(layer)) recolour();
  };
  setTheme(theme);

  return {
    layer,
    ready,
    setTheme,
    setLang: labels.setLang,
    setAvoid: labels.setAvoid,
    remove() {
      aborting.abort();
      map.off("moveend", readDetail);
      layer.remove();
      tiles.clear();
    },
  };
}

/** The colours that the style sheet gives the map's container, by their names without `--ex-map-`. */
function coloursOf(container) {
  const style = getComputedStyle(container);
  const names = ["water", "land", "coast", "border", "river", "label", "country", "halo", "font"];
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--ex-map-${name}`).trim()]),
  );
}

/** Draw one tile: the overview, and over it whatever detail there is, each within its own box. */
function drawMap(context, { coords, ratio, colours, world, detail }) {
  const size = TILE_PX * ratio;
  const scale = 2 ** coords.z;
  const [x, y] = [(coords.x * TILE_PX) / scale, (coords.y * TILE_PX) / scale];
  const margin = LINE_ROOM_PX / scale;
  const view = {
    x,
    y,
    scale: scale * ratio,
    left: x - margin,
    top: y - margin,
    right: x + TILE_PX / scale + margin,
    bottom: y + TILE_PX / scale + margin,
  };
  const pen = { zoom: coords.z, ratio, colours };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.water;
  context.fillRect(0, 0, size, size);
  if (!world) return;

  const frames = detail
    .filter(({ box }) => isMet(box, view))
    .map((paths) => ({ paths, frame: frameOf(paths.box, view) }));
  if (!frames.some(({ frame }) => covers(frame, size))) {
    context.save();
    for (const { frame } of frames) clipOutside(context, frame, size);
    drawPaths(context, world, view, pen);
    context.restore();
  }
  for (const { paths, frame } of frames) {
    context.save();
    context.beginPath();
    context.rect(...frame);
    context.clip();
    drawPaths(context, paths, view, pen);
    context.restore();
  }
}

function covers([x, y, width, height], size) {
  return x <= 0 && y <= 0 && x + width >= size && y + height >= size;
}

function isMet([left, top, right, bottom], view) {
  return left < view.right && right > view.left && top < view.bottom && bottom > view.top;
}

/**
 * A box in world pixels as x, y, width, height on the tile: the whole pixels that lie in it altogether, because one
 * that is half covered would show as a seam.
 */
function frameOf([left, top, right, bottom], view) {
  const x = Math.ceil((left - view.x) * view.scale);
  const y = Math.ceil((top - view.y) * view.scale);
  const width = Math.floor((right - view.x) * view.scale) - x;
  return [x, y, width, Math.floor((bottom - view.y) * view.scale) - y];
}

function clipOutside(context, frame, size) {
  context.beginPath();
  context.rect(0, 0, size, size);
  context.rect(...frame);
  context.clip("evenodd");
}

/** Land, then its waters, then its borders. */
function drawPaths(context, paths, view, { zoom, ratio, colours }) {
  const stroke = (lines, colour, width_px, dash_px = []) => {
    if (!lines.length) return;
    context.beginPath();
    traceLines(context, lines, view);
    context.strokeStyle = colour;
    context.lineWidth = width_px * ratio;
    context.setLineDash(dash_px.map((length) => length * ratio));
    context.stroke();
  };
  const fill = (rings, colour) => {
    context.beginPath();
    traceRings(context, rings, view);
    context.fillStyle = colour;
    context.fill("evenodd");
  };
  context.lineJoin = "round";
  context.lineCap = "round";
  fill(paths.land, colours.land);
  if (zoom >= 3) stroke(paths.rivers, colours.river, Math.min(2, 0.5 + 0.18 * (zoom - 2)));
  fill(paths.lakes, colours.water);
  stroke(paths.coast, colours.coast, zoom < 4 ? 0.5 : 0.8);
  if (zoom >= 5) stroke(paths.lakes, colours.coast, 0.6);
  context.lineCap = "butt";
  stroke(paths.borders, colours.border, zoom < 4 ? 0.6 : 1);
  stroke(paths.undetermined, colours.border, zoom < 4 ? 0.6 : 1, [4, 3]);
}
