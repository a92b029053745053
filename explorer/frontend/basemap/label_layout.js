/**
 * Which of the basemap's labels have room, and where each goes: arithmetic only.
 */

const WORLD_PX = 256;
/** Cities closer than this to what is named by others are not labelled. */
const AVOIDED_PX = 26;
const HALF_LINE_PX = 8;
/** Countries are named up to three zooms after their name first fits. */
const COUNTRY_ZOOMS = 4;

/** @typedef {{x: number, y: number, zoom: number, kind: "country"|"capital"|"city",
 *   names: Object<string, string>}} Label in pixels of the world at zoom 0; `zoom` from which it has room */

/**
 * Return the labels that have room, most important first, each with its text and place in the view.
 *
 * @param {{measureText: (text: string) => {width: number}, font: string}} context
 * @param {{labels: Label[], spots: {x: number, y: number}[], lang: string, font: string,
 *   view: {left: number, top: number, width: number, height: number, zoom: number}}} options
 */
export function layOutLabels(context, { labels, spots, lang, font, view }) {
  const scale = 2 ** view.zoom;
  const taken = spots
    .flatMap((spot) => placesOf(spot, scale, view))
    .map(([x, y]) => [x - AVOIDED_PX, y - AVOIDED_PX, x + AVOIDED_PX, y + AVOIDED_PX]);
  const isFree = (box) => !taken.some((other) => overlaps(box, other));
  const placed = [];
  for (const label of labels.filter((each) => isWanted(each, view.zoom))) {
    const style = styleOf(label, font, view.zoom);
    const text = textOf(label, lang);
    for (const [x, y] of placesOf(label, scale, view)) {
      const width = widthOf(context, text, style);
      const dot = style.isCentred ? [] : [[x - 4, y - 4, x + 4, y + 4]];
      if (!dot.every(isFree)) continue;
      const box = boxesOf(x, y, width, style.isCentred).find(isFree);
      if (!box) continue;
      taken.push(box, ...dot);
      placed.push({ ...style, kind: label.kind, text, x, y, textX: box[0], textY: box[1] + HALF_LINE_PX });
    }
  }
  return placed;
}

function isWanted({ kind, zoom }, viewZoom) {
  return viewZoom >= zoom - 0.25 && (kind !== "country" || viewZoom < zoom + COUNTRY_ZOOMS);
}

function textOf({ kind, names }, lang) {
  const name = names[lang] ?? names.en;
  return kind === "country" ? name.toLocaleUpperCase(lang) : name;
}

function widthOf(context, text, { font, spacing }) {
  context.font = font;
  if ("letterSpacing" in context) context.letterSpacing = spacing;
  return context.measureText(text).width;
}

/** Where a position is in the view: none, one, or once per copy of the world. */
function placesOf({ x, y }, scale, view) {
  const top = y * scale - view.top;
  if (top < 0 || top > view.height) return [];
  const places = [];
  const world = WORLD_PX * scale;
  const first = Math.ceil((view.left - x * scale) / world);
  for (let left = x * scale + first * world - view.left; left <= view.width; left += world) {
    places.push([left, top]);
  }
  return places;
}

/** Possible positions, best first: a country's around its middle, a city's to the right or left of its dot. */
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
