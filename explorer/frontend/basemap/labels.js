/**
 * The basemap's labels: one canvas above the land and under everything of the story, laid out when the map
 * rests.
 */

import { layOutLabels } from "./label_layout.js";
import { project } from "./paths.js";

const PANE = "ex-basemap-labels";
/** Above the tiles (200), under Leaflet's vectors (400) and markers (600). */
const PANE_ORDER = 250;
/** How far beyond the view labels are laid out, as a part of it, so that a drag does not show bare land. */
const PADDING = 0.25;

/** @typedef {ReturnType<typeof createLabels>} Labels */

/**
 * Make the layer of labels.
 *
 * @param {typeof import("leaflet")} L
 * @param {string} lang
 */
export function createLabels(L, lang) {
  /** @type {{labels: any[]|null, spots: object[], lang: string, colours: object}} */
  const what = { labels: null, spots: [], lang, colours: {} };
  let [map, canvas] = /** @type {any[]} */ ([null, null]);
  let drawn = false;
  let notify = () => {};

  function draw() {
    if (!map || !what.labels) return;
    drawLabels(L, map, canvas, what);
    canvas.removeAttribute("data-flying");
    drawn = true;
    notify();
  }
  const fly = () => canvas.setAttribute("data-flying", "");
  const events = { zoomstart: fly, zoom: fly, moveend: draw, resize: draw };

  return {
    draw,
    isDrawn: () => drawn,
    onDrawn: (fn) => (notify = fn),
    addTo(where) {
      map = where;
      canvas = canvasOn(L, map);
      map.on(events);
      draw();
    },
    remove() {
      map?.off(events);
      canvas?.remove();
      map = null;
      drawn = false;
    },
    setRecords: (records) => (what.labels = sorted(records)),
    setColours: (colours) => (what.colours = colours),
    setLang(next) {
      what.lang = next;
      draw();
    },
    setAvoid(spots) {
      what.spots = spots.map(projected);
      draw();
    },
  };
}

/** Those that have room from the same zoom on: countries first, and each kind in its own order. */
function sorted({ countries, cities }) {
  return [...countries, ...cities].map(projected).sort((a, b) => a.zoom - b.zoom);
}

function projected(record) {
  const [x, y] = project(record.lon, record.lat);
  return { ...record, x, y };
}

function canvasOn(L, map) {
  const pane = map.getPane(PANE) ?? map.createPane(PANE);
  pane.style.zIndex = String(PANE_ORDER);
  pane.style.pointerEvents = "none";
  const canvas = L.DomUtil.create("canvas", PANE, pane);
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}

/** Fit the canvas to the view and write on it what has room there. */
function drawLabels(L, map, canvas, { labels, spots, lang, colours }) {
  const size = map
    .getSize()
    .multiplyBy(1 + 2 * PADDING)
    .round();
  const corner = map.containerPointToLayerPoint(map.getSize().multiplyBy(-PADDING)).round();
  const origin = map.getPixelOrigin().add(corner);
  const view = { left: origin.x, top: origin.y, width: size.x, height: size.y, zoom: map.getZoom() };
  const context = emptied(canvas, size);
  L.DomUtil.setPosition(canvas, corner);
  for (const label of layOutLabels(context, { labels, spots, lang, font: colours.font, view })) {
    write(context, label, colours);
  }
}

/** The canvas in another size, at the resolution of the screen, three times a pixel at most. */
function emptied(canvas, size) {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = size.x * ratio;
  canvas.height = size.y * ratio;
  canvas.style.width = `${size.x}px`;
  canvas.style.height = `${size.y}px`;
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  return context;
}

/** Write one label, with its dot where it is a city's. */
function write(context, { text, x, y, textX, textY, font, spacing, kind }, colours) {
  context.font = font;
  if ("letterSpacing" in context) context.letterSpacing = spacing;
  context.textBaseline = "middle";
  context.strokeStyle = colours.halo;
  context.fillStyle = kind === "country" ? colours.country : colours.label;
  if (kind !== "country") {
    context.beginPath();
    context.arc(x, y, kind === "capital" ? 2.75 : 2, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.stroke();
    context.fill();
  }
  context.lineWidth = 3;
  context.strokeText(text, textX, textY);
  context.fillText(text, textX, textY);
}
