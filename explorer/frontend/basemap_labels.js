/**
 * The basemap's labels: one canvas above the land and under everything of the story, laid out when the map rests.
 */

import { project } from "./basemap_paths.js";

const PANE = "ex-basemap-labels";
/** Above the tiles (200), under Leaflet's vectors (400) and markers (600). */
const PANE_ORDER = 250;
const WORLD_PX = 256;
/** How far beyond the view labels are laid out, as a part of it, so that a drag does not show bare land. */
const PADDING = 0.25;
/** Cities closer than this to what is named by others are not labelled. */
const AVOIDED_PX = 26;
const HALF_LINE_PX = 8;
/** Countries are named up to three zooms after their name first fits. */
const COUNTRY_ZOOMS = 4;

/** @typedef {{lon: number, lat: number, zoom: number, kind: "country"|"capital"|"city",
 *   names: Object<string, string>}} Label */

/**
 * Make the layer of labels.
 *
 * @param {typeof import("leaflet")} L
 * @param {string} lang
 */
export function createLabels(L, lang) {
  let labels = null;
  let spots = [];
  let colours = {};
  let map = null;
  let canvas = null;
  let drawn = false;
  let tell = () => {};

  const draw = () => {
    if (!map || !labels) return;
    const size = map.getSize().multiplyBy(1 + 2 * PADDING).round();
    const corner = map.containerPointToLayerPoint(map.getSize().multiplyBy(-PADDING)).round();
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    L.DomUtil.setPosition(canvas, corner);
    const origin = map.getPixelOrigin().add(corner);
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.lineJoin = "round";
    const view = { left: origin.x, top: origin.y, width: size.x, height: size.y, zoom: map.getZoom() };
    for (const placed of layout(context, { labels, spots, lang, font: colours.font, view })) {
      write(context, placed, colours);
    }
    canvas.removeAttribute("data-flying");
    drawn = true;
    tell();
  };

  const events = {
    zoomstart: () => canvas.setAttribute("data-flying", ""),
    zoom: () => canvas.setAttribute("data-flying", ""),
    moveend: draw,
    resize: draw,
  };

  return {
    draw,
    isDrawn: () => drawn,
    onDrawn(fn) {
      tell = fn;
    },
    addTo(where) {
      map = where;
      const pane = map.getPane(PANE) ?? map.createPane(PANE);
      pane.style.zIndex = String(PANE_ORDER);
      pane.style.pointerEvents = "none";
      canvas = L.DomUtil.create("canvas", PANE, pane);
      canvas.setAttribute("aria-hidden", "true");
      map.on(events);
      draw();
    },
    remove() {
      map?.off(events);
      canvas?.remove();
      map = null;
      drawn = false;
    },
    setRecords({ countries, cities }) {
      // The sort is stable: at the same zoom countries come first, and each kind in its own order.
      labels = [...countries, ...cities].map(projected).sort((a, b) => a.zoom - b.zoom);
    },
    setColours(next) {
      colours = next;
    },
    setLang(next) {
      lang = next;
      draw();
    },
    setAvoid(next) {
      spots = next.map(projected);
      draw();
    },
  };
}

function projected(record) {
  const [x, y] = project(record.lon, record.lat);
  return { ...record, x, y };
}

/**
 * Return the labels that have room, most important first, each with its text and place in the view.
 *
 * @param {{measureText: (text: string) => {width: number}, font: string}} context
 * @param {{labels: object[], spots: object[], lang: string, font: string,
 *   view: {left: number, top: number, width: number, height: number, zoom: number}}} options
 */
export function layout(context, { labels, spots, lang, font, view }) {
  const scale = 2 ** view.zoom;
  const taken = spots
    .flatMap((spot) => placesOf(spot, scale, view))
    .map(([x, y]) => [x - AVOIDED_PX, y - AVOIDED_PX, x + AVOIDED_PX, y + AVOIDED_PX]);
  const placed = [];
  const inRange = labels.filter(
    ({ kind, zoom }) =>
      view.zoom >= zoom - 0.25 && (kind !== "country" || view.zoom < zoom + COUNTRY_ZOOMS),
  );
  for (const label of inRange) {
    const style = styleOf(label, font, view.zoom);
    const name = label.names[lang] ?? label.names.en;
    const text = label.kind === "country" ? name.toLocaleUpperCase(lang) : name;
    for (const [x, y] of placesOf(label, scale, view)) {
      context.font = style.font;
      if ("letterSpacing" in context) context.letterSpacing = style.spacing;
      const width = context.measureText(text).width;
      const dot = style.isCentred ? [] : [[x - 4, y - 4, x + 4, y + 4]];
      const isFree = (box) => !taken.some((other) => overlaps(box, other));
      if (!dot.every(isFree)) continue;
      const box = boxesOf(x, y, width, style.isCentred).find(isFree);
      if (!box) continue;
      taken.push(box, ...dot);
      placed.push({ ...style, kind: label.kind, text, x, y, textX: box[0], textY: box[1] + HALF_LINE_PX });
    }
  }
  return placed;
}

/** Where a position is in the view: none, one, or once per copy of the world. */
function placesOf({ x, y }, scale, view) {
  const top = y * scale - view.top;
  if (top < 0 || top > view.height) return [];
  const places = [];
  const world = WORLD_PX * scale;
  const first = Math.ceil((view.left - x * scale) / world);
  for (let left = (x * scale + first * world) - view.left; left <= view.width; left += world) {
    places.push([left, top]);
  }
  return places;
}

/** Where a label may stand, best first: a country's around its middle, a city's to the right or left of its dot. */
function boxesOf(x, y, width, isCentred) {
  const box = (left, middle) => [left, middle - HALF_LINE_PX, left + width, middle + HALF_LINE_PX];
  if (isCentred) return [0, 18, -18, 34].map((down) => box(x - width / 2, y + down));
  return [box(x + 6, y), box(x - 6 - width, y)];
}

function overlaps(a, b) {
  return a[0] < b[2] + 3 && a[2] + 3 > b[0] && a[1] < b[3] && a[3] > b[1];
}

function styleOf({ kind, zoom }, font, viewZoom) {
  if (kind === "country") {
    const size = Math.min(15, 10.5 + 1.2 * Math.max(0, viewZoom - zoom));
    return { font: `500 ${size}px ${font}`, spacing: "0.12em", isCentred: true };
  }
  const size = Math.min(14, 11 + 0.5 * Math.max(0, viewZoom - zoom));
  const weight = kind === "capital" ? 600 : 400;
  return { font: `${weight} ${size}px ${font}`, spacing: "0px", isCentred: false };
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
