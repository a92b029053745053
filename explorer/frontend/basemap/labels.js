/**
 * The basemap's labels: one canvas above the land and under everything of the story, laid out when the map
 * rests.
 */

import { layOutLabels } from "./label_layout.js";
import { writeLabel } from "./label_drawing.js";
import { doMeet } from "../core/boxes.js";
import { readPlacements, writePlacements } from "./placements.js";
import { positionOf } from "./positions.js";

const PANE = "ex-basemap-labels";
/** Above the tiles (200), under Leaflet's vectors (400) and markers (600). */
const PANE_ORDER = 250;
/** How far beyond the view labels are laid out, as a part of it, so that a drag does not show bare land. */
const PADDING = 0.25;

/** @typedef {import("../core/boxes.js").Box} Box */
/** @typedef {ReturnType<typeof createLabels>} Labels */

/**
 * Make the layer of labels.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} where they are written from `add` on
 * @param {string} lang
 * @param {(isNow: boolean) => import("./label_sources.js").Label[]|null} found what there is to write in the view; null as
 *   long as that is not known, unless it is to be drawn now
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function createLabels(L, where, lang, found) {
  const what = {
    spots: /** @type {{x: number, y: number}[]} */ ([]),
    lang,
    colours: /** @type {Object<string, string>} */ ({}),
  };
  const room = { beside: /** @type {Box[]} */ ([]), fixed: /** @type {Box[]} */ ([]), zoom: -1 };
  const memory = { zoom: -1, lang, ways: new Map() };
  let [map, canvas] = /** @type {any[]} */ ([null, null]);
  /** @type {any} */
  let waiting = null;
  let drawn = false;
  let isFlying = false; // between two zooms
  let notify = () => {};

  function draw(isNow = false) {
    clearTimeout(waiting);
    waiting = null;
    const labels = map && found(isNow);
    if (!labels || isFlying) return;
    const view = viewOf(map);
    if (memory.zoom !== view.zoom || memory.lang !== what.lang) {
      Object.assign(memory, { zoom: view.zoom, lang: what.lang, ways: new Map() });
    }
    const taken = takenIn(view, room);
    const font = what.colours.font;
    const asked = { ...what, font, view, labels, taken: taken.beside, before: memory.ways };
    const placed = layOutLabels(typeOf(canvas), asked);
    memory.ways = new Map(placed.map(({ key, way }) => [key, way]));
    const shown = placed.filter(isOutside(taken.fixed));
    show(L, map, canvas, { view, placed: shown, colours: what.colours });
    writePlacements(map.getContainer(), memory, shown);
    drawn = true;
    notify();
  }
  /** After what lays out the story's own names in the next frame. */
  function ask() {
    waiting ??= setTimeout(() => requestAnimationFrame(() => (waiting = setTimeout(() => draw()))));
  }
  const fly = () => canvas.setAttribute("data-flying", "");
  const start = () => {
    isFlying = true;
    fly();
  };
  const land = () => (isFlying = false);
  const events = { zoomstart: start, zoom: fly, zoomend: land, dragstart: land, moveend: ask, resize: ask };

  return {
    draw,
    ask,
    isDrawn: () => drawn,
    onDrawn: (fn) => (notify = fn),
    add() {
      map = where;
      canvas = canvasOn(L, map);
      Object.assign(memory, readPlacements(map.getContainer()));
      map.on(events);
      ask();
    },
    remove() {
      clearTimeout(waiting);
      waiting = null;
      map?.off(events);
      delete map?.getContainer().dataset.names;
      canvas?.remove();
      map = null;
      drawn = false;
    },
    setColours: (colours) => (what.colours = colours),
    setLang(next) {
      if (what.lang === next) return;
      what.lang = next;
      draw();
    },
    setAvoid(spots) {
      what.spots = spots.map(positionOf);
      ask();
    },
    /** @param {{beside: Box[], fixed: Box[]}} boxes in pixels of the map's container */
    setTaken({ beside, fixed }) {
      const { x, y } = /** @type {any} */ (where.getPixelBounds().min);
      const next = { beside: beside.map((box) => moved(box, x, y)), fixed, zoom: where.getZoom() };
      if (JSON.stringify(next) === JSON.stringify(room)) return;
      Object.assign(room, next);
      ask();
    },
  };
}

/** What the story takes of a view with its padding: what lies on the map, and what is fixed above it. */
function takenIn(view, room) {
  const isCurrent = room.zoom === view.zoom;
  return {
    beside: isCurrent ? room.beside.map((box) => moved(box, -view.left, -view.top)) : [],
    fixed: room.fixed.map((box) => moved(box, view.padding.x, view.padding.y)),
  };
}

function moved({ left, top, right, bottom }, x, y) {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

function isOutside(boxes) {
  return (label) => !label.boxes.some((box) => boxes.some((other) => doMeet(box, other)));
}

function canvasOn(L, map) {
  const pane = map.getPane(PANE) ?? map.createPane(PANE);
  pane.style.zIndex = String(PANE_ORDER);
  pane.style.pointerEvents = "none";
  const canvas = L.DomUtil.create("canvas", PANE, pane);
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}

/** The view with its padding, in pixels of the world. */
function viewOf(map) {
  const size = map.getSize();
  const padding = size.multiplyBy(PADDING).round();
  const { x: left, y: top } = map.getPixelBounds().min.subtract(padding);
  const [width, height] = [size.x + 2 * padding.x, size.y + 2 * padding.y];
  return { left, top, width, height, padding, zoom: map.getZoom() };
}

/** Measures text on a canvas; what was measured is kept. */
const widths = new Map();
function typeOf(canvas) {
  const context = canvas.getContext("2d");
  return {
    widthOf(text, font, spacing_px) {
      const key = `${font} ${spacing_px} ${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        context.font = font;
        context.letterSpacing = `${spacing_px}px`;
        width = context.measureText(text).width;
        if (widths.size > 20_000) widths.clear();
        widths.set(key, width);
      }
      return width;
    },
  };
}

/** Fit the canvas to the view, at the resolution of the screen, and write on it. */
function show(L, map, canvas, { view, placed, colours }) {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = view.width * ratio;
  canvas.height = view.height * ratio;
  canvas.style.width = `${view.width}px`;
  canvas.style.height = `${view.height}px`;
  L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([-view.padding.x, -view.padding.y]));
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  for (const label of placed.toReversed()) writeLabel(context, label, colours);
  canvas.removeAttribute("data-flying");
}
