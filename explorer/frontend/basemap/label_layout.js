/**
 * Which labels have room, and where each goes: arithmetic only, in pixels of the view.
 *
 * What was written before at the same zoom keeps its place as long as it can, so that nothing jumps when the map is
 * moved.
 */

import { boxAround } from "../core/boxes.js";
import { Occupied } from "./occupied.js";
import { spotsOn, stretchesFor } from "./text_on_line.js";
import { atZoom, STYLE } from "./styles.js";

const WORLD_PX = 256;
/** A town closer than this to a stop is not named: the stop bears its name. */
const AVOIDED_PX = 26;
/** How much room is kept around a label. */
const MARGIN_PX = 2;
/** Two labels of the same name are further apart than this. */
const SAME_NAME_PX = 300;
/** The most that letters of a straight text are turned against each other, in radians. */
const STRAIGHT = 0.06;
/** A country and its island often have the same name, which is written once. */
const LANDS = new Set(["country", "island"]);
/** Writing systems whose letters are joined or stacked: such a text is not taken apart. */
const JOINED = /[\p{M}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}]/u;

/** @typedef {import("./label_sources.js").Label} Label */
/** @typedef {import("../core/boxes.js").Box} Box */

/**
 * @typedef {Object} View
 * @property {number} left where it begins, in pixels of the world at its zoom
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} zoom
 */

/**
 * @typedef {Object} Placed
 * @property {string} key of the label, and of the copy of the world in which it is
 * @property {number} way which of its possible places it has
 * @property {Box[]} boxes what it covers
 * @property {string} text
 * @property {string} font
 * @property {number} spacing_px
 * @property {string} ink name of its colour
 * @property {string} dot what marks its point, empty if nothing
 * @property {number} x of its point
 * @property {number} y
 * @property {{text: string, x: number, y: number, angle: number}[]} words each from its middle
 */

/** @type {WeakMap<Label, {name: string, ways: ReturnType<typeof foundAlong>}>} how each was written along its line last */
const along = new WeakMap();

/**
 * @param {{widthOf: (text: string, font: string, spacing_px: number) => number}} type measures text
 * @param {object} what
 * @param {Label[]} what.labels
 * @param {{x: number, y: number}[]} what.spots positions named by others, in widths of the world
 * @param {Box[]} what.taken the room that other things take
 * @param {string} what.lang
 * @param {string} what.font families
 * @param {View} what.view
 * @param {Map<string, number>} [what.before] the place that each label had at this zoom
 * @returns {Placed[]} most important first
 */
export function layOutLabels(type, { labels, spots, taken, lang, font, view, before = new Map() }) {
  const occupied = new Occupied();
  occupied.take(taken);
  const named = spots.flatMap((spot) => copiesOf(spot, view)).map(({ x, y }) => ({ x, y }));
  /** @type {Map<string, {x: number, y: number}[]>} */
  const written = new Map();
  /** @type {Map<string, string>} how the name of a land is written */
  const lands = new Map();
  const placed = [];
  const wanted = labels.filter((label) => isWanted(label, view.zoom)).flatMap((each) => seen(each, view));
  const isNew = (each) => (before.has(each.key) ? 0 : 1);
  wanted.sort((a, b) => isNew(a) - isNew(b) || a.label.rank - b.label.rank || (a.key < b.key ? -1 : 1));
  for (const each of wanted) {
    const isTown = STYLE.labels[each.label.look].dot && each.label.look !== "peak";
    if (isTown && named.some((spot) => distance(spot, each) < AVOIDED_PX)) continue;
    const style = styleOf(each.label, lang, font, view.zoom);
    const land = LANDS.has(each.label.look) ? style.text.toLocaleUpperCase(lang) : "";
    if (land && (lands.get(land) ?? each.label.look) !== each.label.look) continue;
    const same = written.get(style.text) ?? [];
    const ways = /** @type {any[]} */ (waysOf(each, style, type, view));
    const first = before.get(each.key) ?? 0;
    const order = [first, ...ways.keys()].filter((at) => ways[at]);
    const way = order.find((at) => isFree(ways[at], same, occupied));
    if (way === undefined) continue;
    occupied.take(ways[way].boxes);
    written.set(style.text, [...same, ways[way].middle]);
    if (land) lands.set(land, each.label.look);
    placed.push({ ...style, ...ways[way], key: each.key, way, x: each.x, y: each.y });
  }
  return placed;
}

function isFree({ boxes, middle }, same, occupied) {
  return same.every((other) => distance(other, middle) > SAME_NAME_PX) && occupied.isFree(boxes);
}

function isWanted({ look, minZoom, tags }, zoom) {
  const { zooms = 30 } = /** @type {any} */ (STYLE.labels[look]);
  const last = tags.max_zoom ?? Math.max(minZoom, 2) + zooms;
  return zoom >= minZoom && zoom <= last;
}

/** A label where it is in the view, once per copy of the world; one along a line also where only a part may be. */
function seen(label, view) {
  const reach = label.line ? (label.reach ?? 1) * WORLD_PX * 2 ** view.zoom : 0;
  return copiesOf(label, view, reach).map(({ x, y, copy }) => ({
    label,
    x,
    y,
    copy,
    key: `${label.key} ${copy}`,
  }));
}

function copiesOf({ x, y }, view, reach = 0) {
  const world = WORLD_PX * 2 ** view.zoom;
  const top = y * world - view.top;
  if (top < -reach || top > view.height + reach) return [];
  const copies = [];
  for (let copy = Math.ceil((view.left - reach) / world - x); ; copy += 1) {
    const left = (x + copy) * world - view.left;
    if (left > view.width + reach) return copies;
    copies.push({ x: left, y: top, copy });
  }
}

function styleOf({ look, tags, minZoom, otherwise }, lang, font, zoom) {
  const style = /** @type {any} */ (STYLE.labels[look]);
  const size = Math.round(2 * atZoom(style.size, style.grows ? zoom - minZoom : zoom)) / 2;
  const name = String(tags[`name:${lang}`] ?? otherwise ?? tags["name:en"] ?? tags.name);
  const text = look === "peak" && tags.elevation ? `${name} ${tags.elevation}` : name;
  return {
    text: style.upper ? text.toLocaleUpperCase(lang) : text,
    font: `${style.italic ? "italic " : ""}${style.weight} ${size}px ${font}`,
    size_px: size,
    spacing_px: (style.spacing ?? 0) * size,
    ink: style.ink,
    dot: style.dot ?? "",
  };
}

/** The places that a label can have, best first, each with what it covers. */
function waysOf(each, style, type, view) {
  const width = type.widthOf(style.text, style.font, style.spacing_px);
  if (each.label.line) return waysAlong(each, style, type, width, view);
  if (style.dot) return waysBeside(each, style, width);
  return [0, 1, -1, 2].map((lines) => wayAt(style, width, { x: each.x, y: each.y + lines * style.size_px }));
}

function wayAt({ text, size_px }, width, middle) {
  return {
    boxes: [roomAround(middle, width / 2, size_px * 0.6)],
    middle,
    words: [{ text, ...middle, angle: 0 }],
  };
}

/** Beside a dot: right, left, and above and below on either side. */
function waysBeside({ x, y }, style, width) {
  const across = 6 + width / 2;
  const lift = style.size_px * 0.75;
  const dot = boxAround({ x, y }, 4);
  const sides = [across, -across].flatMap((dx) => [0, -lift, lift].map((dy) => [dx, dy]));
  return [...sides, [0, -lift - 4], [0, lift + 4]].map(([dx, dy]) => {
    const way = wayAt(style, width, { x: x + dx, y: y + dy });
    return { ...way, boxes: [dot, ...way.boxes] };
  });
}

/**
 * Along a line: a river's name above it, that of a range on it. What was found stays with the label, as moving the map
 * changes nothing about it.
 *
 * @returns {(ReturnType<typeof movedWay>|null)[]} null where nothing of it would be seen
 */
function waysAlong(each, style, type, width, view) {
  const { label } = each;
  const world = WORLD_PX * 2 ** view.zoom;
  if (width > 3 * world * (label.reach ?? 1)) return []; // three times the half of a square is more than it is across
  const name = [view.zoom, width, style.font, style.text].join(" ");
  let found = along.get(label);
  if (found?.name !== name) {
    found = { name, ways: foundAlong(label, style, type, width, world) };
    along.set(label, found);
  }
  const isSeen = ({ x, y }) =>
    x + each.x > 0 && y + each.y > 0 && x + each.x < view.width && y + each.y < view.height;
  return found.ways.map((way) => (way.letters.some(isSeen) ? movedWay(way, each) : null));
}

function movedWay({ boxes, middle, words }, { x, y }) {
  const by = (spot) => ({ ...spot, x: spot.x + x, y: spot.y + y });
  return {
    boxes: boxes.map(({ left, top, right, bottom }) => ({
      left: left + x,
      top: top + y,
      right: right + x,
      bottom: bottom + y,
    })),
    middle: by(middle),
    words: words.map(by),
  };
}

/** The places along a line, in pixels from its middle point. */
function foundAlong(label, style, type, width, world) {
  const line = label.line.map((value, i) => (value - (i % 2 ? label.y : label.x)) * world);
  const above = label.look === "river" ? style.size_px * 0.75 : 0;
  const half = style.size_px * 0.6;
  const stretches = stretchesFor(line, width, above);
  if (stretches.length === 0) return [];
  const texts = JOINED.test(style.text) ? [style.text] : [...style.text];
  let before = 0;
  const advances = texts.map((_, i) => {
    const end = type.widthOf(texts.slice(0, i + 1).join(""), style.font, style.spacing_px);
    const middle = (before + end - style.spacing_px) / 2;
    before = end;
    return middle;
  });
  return stretches.map((path) => {
    const letters = spotsOn(path, width, advances).map((spot, i) => ({ text: texts[i], ...spot }));
    const middle = letters[Math.floor(letters.length / 2)];
    const boxes = letters.map((letter) => roomAround(letter, half, half));
    if (!isStraight(letters)) return { boxes, middle, letters, words: letters };
    const [whole] = spotsOn(path, width, [(width - style.spacing_px) / 2]);
    return { boxes, middle, letters, words: [{ text: style.text, ...whole }] };
  });
}

/** Whether letters are turned so much alike that their text is written at once, which browsers do far faster. */
function isStraight(words) {
  const angles = words.map(({ angle }) => angle);
  return Math.max(...angles) - Math.min(...angles) < STRAIGHT;
}

/** What a text takes, with the room that is kept around it. */
function roomAround(middle, halfWidth, halfHeight) {
  return boxAround(middle, halfWidth + MARGIN_PX, halfHeight + MARGIN_PX);
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
