/**
 * The scale of the time axis: where an instant lies, from 0 at its beginning to 1 at its end. It is linear, but
 * for long gaps, which it folds, and for events without a date, which have a place of their own at the end. Instants are
 * in seconds since 1970 on the clock that the reader has chosen.
 */

/** @import { Extent } from "../core/story_document.js" */

/**
 * @typedef {object} Piece a stretch of time and where it lies
 * @property {number} from the instant at which it begins
 * @property {number} until the instant at which it ends
 * @property {number} start its place, from 0 to 1
 * @property {number} end
 * @property {boolean} isFolded whether it is a gap that is drawn shorter than it was
 *
 * @typedef {object} Scale
 * @property {Piece[]} pieces in order, without space between them; empty if no event has a date
 * @property {number} undated where the events without a date begin; 1 if there are none
 * @property {number} without how many events have no date
 * @property {boolean} isTimed whether a clock time is known of any event: without one, hours say nothing
 *
 * @typedef {object} Place where an event lies; all from 0 to 1
 * @property {number} at its mark
 * @property {number} low the earliest that it can have begun
 * @property {number} from the latest
 * @property {number} until the earliest that it can have been over
 * @property {number} high the latest
 * @property {boolean} lasts whether it is said to have lasted
 */

const DAY_S = 86_400;
/** What lasts less is a clock time and no day, not even the day on which clocks are set. */
const HOURS_S = 20 * 3600;
/** Of the whole time, what lies before the first event and after the last one. */
const MARGIN = 0.02;
/** How far beyond these the axis goes for times that are not known exactly. */
const SLACK = 0.1;
/** With fewer events nothing is folded: two events are a gap and nothing else. */
const FEWEST = 4;
/** Gaps are folded that are so many times as long as the next shorter one, or as all that is no gap. */
const STANDS_OUT = 5;
/** So much of what is left unfolded without the longer ones. */
const LARGE = 0.1;
/** The share of the unfolded time that a folded gap takes. */
const FOLDED = 0.05;
/** What is left of a gap at both of its ends. */
const REST = 0.01;
/** The share of the axis that an event without a date takes, and that all of them take at most. */
const UNDATED = { each: 0.02, most: 0.2 };
/** How long the fading of an open end is. */
const OPEN = 0.04;

/**
 * Return the scale for events.
 *
 * @param {Extent[]} extents
 * @param {boolean} folds whether long gaps are folded
 * @returns {Scale}
 */
export function scaleOf(extents, folds) {
  const dated = extents.filter(({ at }) => at !== null);
  const undated = extents.length - dated.length;
  const share = undated === 0 ? 0 : Math.min(UNDATED.most, UNDATED.each * (undated + 1));
  if (dated.length === 0) return { pieces: [], undated: 0, without: undated, isTimed: false };
  const range = rangeOf(dated);
  const gaps = folds && dated.length >= FEWEST ? longGaps(dated) : [];
  const isTimed = dated.some(
    ({ starts, begun }) => starts !== null && begun !== null && begun - starts < HOURS_S,
  );
  return { pieces: placed(cut(range, gaps), 1 - share), undated: 1 - share, without: undated, isTimed };
}

/** The first and the last instant of the axis. */
function rangeOf(/** @type {any[]} */ extents) {
  let [first, last, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { at, starts, over, ends } of extents) {
    first = Math.min(first, at);
    last = Math.max(last, at, over ?? at);
    low = Math.min(low, at, starts ?? at);
    high = Math.max(high, at, over ?? at, ends ?? at);
  }
  const slack = (last - first) * SLACK || Number.POSITIVE_INFINITY;
  const from = Math.max(low, first - slack);
  const until = Math.min(high, last + slack);
  const margin = (until - from) * MARGIN || DAY_S / 2;
  return { from: from - margin, until: until + margin };
}

/** The gaps that are much longer than the others, in order. */
function longGaps(/** @type {any[]} */ extents) {
  const { whole, gaps } = gapsBetween(extents);
  const lengths = Float64Array.from(gaps, lengthOf).sort().reverse();
  let rest = whole;
  let shortest = Number.POSITIVE_INFINITY;
  lengths.forEach((length, nth) => {
    const isLarge = length >= LARGE * rest;
    rest -= length;
    const next = lengths[nth + 1] ?? rest;
    if (isLarge && next > 0 && length >= STANDS_OUT * next) shortest = length;
  });
  const long = gaps.filter((gap) => lengthOf(gap) >= shortest);
  const kept = (whole - long.reduce((sum, gap) => sum + lengthOf(gap), 0)) * REST;
  return long.map((gap) => ({ from: gap.from + kept, until: gap.until - kept }));
}

/** The gaps between what may have been, in order, and how long all of it is. */
function gapsBetween(/** @type {any[]} */ extents) {
  const begin = (/** @type {any} */ { at, starts }) => starts ?? at;
  const sorted = isInOrder(extents, begin) ? extents : [...extents].sort((a, b) => begin(a) - begin(b));
  const gaps = [];
  let reached = begin(sorted[0]);
  for (const extent of sorted) {
    if (begin(extent) > reached) gaps.push({ from: reached, until: begin(extent) });
    reached = Math.max(reached, extent.ends ?? extent.at);
  }
  return { whole: reached - begin(sorted[0]), gaps };
}

/** Most events are in the order of their beginnings; sorting would take longer than all else. */
function isInOrder(extents, begin) {
  return extents.every((extent, nth) => nth === 0 || begin(extents[nth - 1]) <= begin(extent));
}

function lengthOf({ from, until }) {
  return until - from;
}

/** The range in pieces, of which the gaps are folded. */
function cut({ from, until }, gaps) {
  const pieces = [];
  let at = from;
  for (const gap of gaps) {
    pieces.push({ from: at, until: gap.from, isFolded: false }, { ...gap, isFolded: true });
    at = gap.until;
  }
  return [...pieces, { from: at, until, isFolded: false }];
}

/** @returns {Piece[]} */
function placed(pieces, whole) {
  const open = pieces.filter(({ isFolded }) => !isFolded).reduce((sum, piece) => sum + lengthOf(piece), 0);
  const drawn = (piece) => (piece.isFolded ? open * FOLDED : lengthOf(piece));
  const total = pieces.reduce((sum, piece) => sum + drawn(piece), 0);
  let end = 0;
  return pieces.map((piece) => {
    const start = end;
    end += (drawn(piece) / total) * whole;
    return { ...piece, start, end };
  });
}

/**
 * Return where an instant lies; what is beyond the scale lies at its end.
 *
 * @param {Scale} scale with at least one piece
 * @param {number} instant
 */
export function positionAt({ pieces }, instant) {
  let nth = 0;
  while (nth < pieces.length - 1 && instant >= pieces[nth].until) nth += 1;
  const { from, until, start, end } = pieces[nth];
  return start + Math.min(1, Math.max(0, (instant - from) / (until - from))) * (end - start);
}

/**
 * Return the instant that lies at a position.
 *
 * @param {Scale} scale with at least one piece
 * @param {number} position
 */
export function instantAt({ pieces }, position) {
  const piece = pieces.find(({ end }) => position < end) ?? pieces[pieces.length - 1];
  const share = (position - piece.start) / (piece.end - piece.start);
  return piece.from + Math.min(1, Math.max(0, share)) * (piece.until - piece.from);
}

/**
 * Return where each event lies.
 *
 * @param {Scale} scale
 * @param {Extent[]} extents
 * @returns {Place[]}
 */
export function placesOn(scale, extents) {
  const step = (1 - scale.undated) / (scale.without + 1);
  let last = scale.undated;
  return extents.map((extent) => {
    if (extent.at !== null) return placeOf(scale, /** @type {any} */ (extent));
    last += step;
    return { at: last, low: last, from: last, until: last, high: last, lasts: false };
  });
}

/** @returns {Place} */
function placeOf(scale, { at, starts, begun, over, ends }) {
  const on = (instant) => positionAt(scale, instant);
  const place = on(at);
  const low = starts === null ? Math.max(0, place - OPEN) : on(starts);
  const high = ends === null ? Math.min(scale.undated, on(over ?? at) + OPEN) : on(ends);
  if (over === null) return { at: place, low, from: place, until: place, high, lasts: false };
  const from = begun === null ? place : on(begun);
  return {
    at: place,
    low,
    from: Math.min(from, on(over)),
    until: Math.max(from, on(over)),
    high,
    lasts: true,
  };
}
