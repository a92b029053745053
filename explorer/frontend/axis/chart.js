/**
 * What is drawn on the time axis: eras behind, bars and marks in lanes, or how dense they are, the ruling, folded
 * gaps. However long the story is, only so many elements are made.
 */

import { authored, erasOf, eventsOf, timesOf, tracksOf } from "../core/document.js";
import { speechOf } from "../core/assembly/numbers.js";
import { EPOCH } from "../core/clocks/days.js";
import { el, svg } from "../core/elements.js";
import { STATUSES, statusesOf } from "../core/listed.js";
import { lettersOf } from "../core/tracks.js";
import { foresightSign, statusMark, trackBadge } from "../marks/marks.js";
import { lanesOf, packed, stacked } from "./lanes.js";
import { positionAt } from "./scale.js";
import { ruling } from "./ticks.js";

/** @import { EventView, StoryDocument } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */
/** @import { Place, Scale } from "./scale.js" */
/** @import { View } from "./view.js" */

/**
 * @typedef {object} Frame what there is to draw
 * @property {Scale} scale
 * @property {Place[]} places of the events
 * @property {View} view
 * @property {number} width_px
 * @property {number} rows of marks that there is room for
 * @property {number} mark_px the size of a mark
 * @property {number} letter_px how wide a letter of the ruling is at most
 * @property {boolean} isDim whether events that are not shown are drawn, dimmed
 */

const DAY_S = 86_400;
/** More marks than this are not drawn one by one. */
const MOST_MARKS = 240;
/** Nor are they if more than this share of them covers others, unless they are few. */
const CROWDED = 0.5;
const FEW = 60;
const BIN_PX = 4;
/** From the ground up. */
/** @type {import("../core/story_document.js").Status[]} */
const ORDER = ["confirmed", "reported", "announced", "disputed"];
/** What is so far beyond the edges is not drawn. */
const BEYOND_PX = 40;
const DURATIONS = /** @type {const} */ ([
  ["year", 365.25 * DAY_S, 2],
  ["month", 30.44 * DAY_S, 2],
  ["day", DAY_S, 2],
  ["hour", 3600, 0],
]);

/**
 * @param {StoryDocument} doc
 * @param {Say} say
 * @returns {{layers: HTMLElement[], ruling: HTMLElement, names: HTMLElement, draw: (frame: Frame) => void, markOf: (position: number) => HTMLElement|undefined,
 *   gapWords: (scale: Scale) => string[]}} `names` has those of the lanes; `markOf` gives the mark
 *   of an event, if it has one
 */
export function chartOf(doc, say) {
  const kinds = ["eras", "ticks", "density", "marks"];
  const names = el("ul", { class: "ex-axis-lanes" });
  const layers = Object.fromEntries(kinds.map((name) => [name, el("div", { class: `ex-axis-${name}` })]));
  const marks = marksOf(doc, layers.marks);
  const { dates: words, calendar } = timesOf(doc);
  const speech = speechOf(/** @type {any} */ (timesOf(doc)));
  const gapTimes = ({ pieces }) =>
    pieces.filter(({ isFolded }) => isFolded).map(({ from, until }) => durationIn(speech, until - from));
  /** @type {Map<number, ReturnType<typeof lanesOf>>} */
  const lanes = new Map();
  /** The lanes in so many rows, which follow from the whole story. */
  function laneOf(/** @type {number} */ rows) {
    const found =
      lanes.get(rows) ?? lanesOf(tracksOf(doc), eventsOf(doc), { rows, others: say("axis_others") });
    lanes.set(rows, found);
    return found;
  }
  const gapWords = (scale) => gapTimes(scale).map((time) => say("axis_gap", { time }));

  function draw(frame) {
    const { view, width_px } = frame;
    const px = (position) => ((position - view.left) / (view.right - view.left)) * width_px;
    layers.eras.replaceChildren(...eraBands(doc, frame, px));
    drawEvents(doc, { frame, px, marks, layer: layers.density, names, laneOf });
    layers.ticks.replaceChildren(
      ...rule(frame, px, { words, calendar }),
      ...breaks(frame, px, gapTimes(frame.scale), say),
    );
  }
  return {
    layers: Object.values(layers),
    ruling: layers.ticks,
    names,
    draw,
    markOf: (at) => marks.at(at),
    gapWords,
  };
}

function durationIn(speech, seconds) {
  const [unit, length] = DURATIONS.find(([, size, least]) => seconds >= size * least) ?? ["hour", 3600];
  return speech.duration(unit, Math.round(seconds / length));
}

/** Marks and bars by event, made when they are first drawn. */
function marksOf(/** @type {StoryDocument} */ doc, layer) {
  /** @type {Map<number, {mark: HTMLElement, bar: HTMLElement}>} */
  const made = new Map();
  return {
    at: (position) => made.get(position)?.mark,
    /** @param {Map<number, (parts: {mark: HTMLElement, bar: HTMLElement}) => void>} drawn what places each */
    show(drawn) {
      for (const [at, { mark, bar }] of made) {
        if (drawn.has(at)) continue;
        mark.remove();
        bar.remove();
        made.delete(at);
      }
      for (const [at, place] of drawn) {
        const known = made.get(at);
        const parts = known ?? partsOf(eventsOf(doc)[at]);
        place(parts);
        if (known) continue;
        made.set(at, parts);
        layer.append(parts.bar, parts.mark);
      }
    },
  };
}

function partsOf(/** @type {EventView} */ { id, status: { kind }, extent, foresight }) {
  const about = extent.about ? " ex-axis-about" : "";
  const attributes = { class: `ex-axis-mark ex-mark-${kind}${about}`, "data-event": id };
  return {
    mark: el("span", attributes, statusMark(kind), foresightSign(foresight)),
    bar: el("span", { class: `ex-axis-bar ex-mark-${kind}` }),
  };
}

/**
 * @param {StoryDocument} doc
 */
function drawEvents(doc, { frame, px, marks, layer, names, laneOf: found }) {
  const { places, mark_px, width_px } = frame;
  const events = eventsOf(doc);
  const { lanes, laneOf } = found(frame.rows);
  const most = MOST_MARKS / lanes.length;
  const kinds = statusesOf(doc);
  const drawn = new Map();
  const dense = [];
  const all = seenIn(events, frame, px, laneOf);
  lanes.forEach((lane, nth) => {
    const seen = all.get(nth) ?? [];
    const { rows: rowOf, crowded } =
      seen.length > most
        ? { rows: [], crowded: 0 }
        : packed(
            seen.map((at) => px(places[at].at)),
            { rows: lane.rows, size_px: mark_px },
          );
    if (seen.length > most || (seen.length > FEW && crowded > CROWDED * seen.length)) {
      dense.push(densityOf(seen, { events, kinds, placeOf: (at) => px(places[at].at), lane, width_px }));
    } else {
      seen.forEach((at, order) => {
        const row = lane.row + rowOf[order];
        drawn.set(at, (parts) => lay(parts, { place: places[at], px, row, frame, event: events[at] }));
      });
    }
  });
  marks.show(drawn);
  layer.replaceChildren(...dense);
  names.replaceChildren(...lanes.filter(({ label }) => label).map((lane) => laneName(doc, lane)));
}

/** The positions of the events in view, by their lane. */
function seenIn(/** @type {EventView[]} */ events, { places, isDim, width_px }, px, laneOf) {
  /** @type {Map<number, number[]>} */
  const seen = new Map();
  for (let at = 0; at < events.length; at += 1) {
    const { low, high } = places[at];
    if (!isInView(px(low), px(high), width_px) || !(isDim || events[at].shown)) continue;
    const lane = seen.get(laneOf[at]);
    if (lane) lane.push(at);
    else seen.set(laneOf[at], [at]);
  }
  return seen;
}

function isInView(low, high, width) {
  return high > -BEYOND_PX && low < width + BEYOND_PX;
}

function lay({ mark, bar }, { place, px, row, frame, event }) {
  const [low, high] = [px(place.low), px(place.high)].map((x) =>
    Math.min(Math.max(x, -BEYOND_PX), frame.width_px + BEYOND_PX),
  );
  const share = (position) =>
    high > low ? Math.min(100, Math.max(0, ((px(position) - low) / (high - low)) * 100)) : 0;
  for (const element of [mark, bar]) {
    element.style.setProperty("--row", `${row}`);
    element.classList.toggle("ex-rest", !event.shown);
  }
  mark.style.transform = `translateX(${px(place.at).toFixed(1)}px)`;
  bar.hidden = !place.lasts && high - low < frame.mark_px;
  bar.classList.toggle("ex-axis-lasts", place.lasts);
  bar.style.transform = `translateX(${low.toFixed(1)}px)`;
  bar.style.width = `${Math.max(2, high - low).toFixed(1)}px`;
  const [from, until] = place.lasts ? [place.from, place.until] : [place.at, place.at];
  bar.style.setProperty("--from", `${share(from).toFixed(1)}%`);
  bar.style.setProperty("--until", `${share(until).toFixed(1)}%`);
}

/** How many of the events that are shown there are where, by status, as bars in their colours, always in one order. */
function densityOf(seen, { events, kinds, placeOf, lane: { row, rows }, width_px }) {
  const counts = STATUSES.map(() => new Uint32Array(Math.ceil(width_px / BIN_PX)));
  for (const at of seen) {
    const bin = Math.floor(placeOf(at) / BIN_PX);
    if (events[at].shown && bin >= 0 && bin < counts[0].length) counts[kinds[at]][bin] += 1;
  }
  const ordered = ORDER.map((status) => counts[STATUSES.indexOf(status)]);
  const shapes = stacked(ordered).map((d, nth) => d && svg("path", { d, class: `ex-mark-${ORDER[nth]}` }));
  const bins = counts[0].length;
  const frame = { viewBox: `0 0 ${bins} 1`, preserveAspectRatio: "none", "aria-hidden": "true" };
  const style = `--row: ${row}; --rows: ${rows}; width: ${bins * BIN_PX}px`;
  return svg("svg", { class: "ex-axis-bins", ...frame, style }, shapes);
}

/**
 * @param {StoryDocument} doc
 */
function laneName(doc, { label, track, row, rows }) {
  const letter = lettersOf(doc).get(track);
  const style = `--row: ${row}; --rows: ${rows}`;
  return el("li", { style, ...authored(doc) }, letter && trackBadge(letter), el("span", {}, label));
}

/**
 * @param {StoryDocument} doc
 */
function eraBands(doc, { scale, width_px }, px) {
  if (scale.pieces.length === 0) return [];
  const midnight = (day) => (day - EPOCH) * DAY_S;
  return erasOf(doc).flatMap(({ label, first, last }) => {
    const starts = first === null ? 0 : positionAt(scale, midnight(first));
    const ends = last === null ? scale.undated : positionAt(scale, midnight(last + 1));
    const [left, right] = [Math.max(0, px(starts)), Math.min(width_px, px(ends))];
    if (right <= left) return [];
    const style = `transform: translateX(${left.toFixed(1)}px); width: ${(right - left).toFixed(1)}px`;
    return [el("span", { class: "ex-axis-era", style, ...authored(doc) }, label)];
  });
}

function rule({ scale, view, width_px, letter_px }, px, dates) {
  if (scale.pieces.length === 0) return [];
  const { ticks, context } = ruling(scale, view, { width_px, letter_px }, dates);
  const lines = ticks.map(({ position, text }) =>
    el("span", { class: "ex-axis-tick", style: `transform: translateX(${px(position).toFixed(1)}px)` }, text),
  );
  return [context && el("span", { class: "ex-axis-context" }, context), ...lines].filter(Boolean);
}

/** Where the axis is not to scale: at folded gaps, each with its length if that has room, and before the events without a date. */
function breaks({ scale, letter_px }, px, times, say) {
  let free_px = Number.NEGATIVE_INFINITY;
  const gaps = scale.pieces
    .filter(({ isFolded }) => isFolded)
    .map((piece, nth) => {
      const [left, right] = [px(piece.start), px(piece.end)];
      const half_px = (times[nth].length * letter_px) / 2;
      const hasRoom = (left + right) / 2 - half_px > free_px;
      if (hasRoom) free_px = (left + right) / 2 + half_px;
      const title = say("axis_gap", { time: times[nth] });
      return breakAt(left, right, hasRoom ? times[nth] : "", { "data-fold": true, title });
    });
  if (scale.undated === 1) return gaps;
  return [
    ...gaps,
    breakAt(px(scale.undated), px(1), say("axis_undated", { count: scale.without }), {
      class: "ex-axis-fold ex-axis-undated",
    }),
  ];
}

function breakAt(left, right, words, attributes) {
  const style = `transform: translateX(${left.toFixed(1)}px); width: ${(right - left).toFixed(1)}px`;
  return el("span", { class: "ex-axis-fold", style, ...attributes }, el("span", {}, words));
}
