/**
 * The path of a traveller over the map, in pixels: where it is seen, which way it heads, and when it is where. All pure.
 */

/** @import { Point } from "../geometry.js" */

/** Points of a path closer together than this are not worth a keyframe. */
const NEAR_PX = 4;

/**
 * @typedef {Object} Place a point of a path
 * @property {number} x
 * @property {number} y
 * @property {number} at the share of the whole path that is behind, from 0 to 1; a gap has no length
 * @property {number} heading the direction of travel from here on, in degrees clockwise from east
 */

/**
 * Return the points of lines that are travelled one after the other.
 *
 * @param {Point[][]} lines each of two points or more
 * @returns {Place[]} two of the same `at` where one line ends and the next begins
 */
export function pathOver(lines) {
  const kept = lines.map(thinned).filter((line) => line.length > 1);
  const length = kept.reduce((sum, line) => sum + lengthOf(line), 0);
  let behind = 0;
  return kept.flatMap((line) =>
    line.map((point, i) => {
      if (i > 0) behind += distance(line[i - 1], point);
      const [from, to] = i + 1 < line.length ? [point, line[i + 1]] : [line[i - 1], point];
      return { ...point, at: length && Math.min(1, behind / length), heading: headingOf(from, to) };
    }),
  );
}

/**
 * Return the part of a path from where it comes into view to where it leaves it for good.
 *
 * @param {Place[]} path
 * @param {(one: Place, other: Place) => [Point, Point]|false} clip the part of a straight piece that is seen
 * @returns {Place[]} empty if nothing of it is seen
 */
export function seenOf(path, clip) {
  const pieces = path.slice(1).map((place, i) => (path[i].at === place.at ? false : clip(path[i], place)));
  const first = pieces.findIndex(Boolean);
  const last = pieces.findLastIndex(Boolean);
  if (first < 0) return [];
  const [from, to] = /** @type {Point[][]} */ ([pieces[first], pieces[last]]);
  const start = between(path[first], path[first + 1], from[0]);
  const end = between(path[last], path[last + 1], to[1]);
  return [start, ...path.slice(first + 1, last + 1), end];
}

/**
 * Return when a traveller is at each point of a path.
 *
 * @param {Place[]} path two points or more
 * @param {number[]} [pace] at even steps in time, the share of the whole path that is behind, never falling; without it
 *   the traveller is always equally fast
 * @returns {number[]} from 0 to 1, never falling
 */
export function timesOf(path, pace = [0, 1]) {
  const times = path.map(({ at }) => timeAt(pace, at));
  const [first, last] = [times[0], times[times.length - 1]];
  return last > first ? times.map((time) => (time - first) / (last - first)) : times.map((_, i) => i && 1);
}

/** The first moment at which so much is behind. */
function timeAt(pace, share) {
  const after = pace.findIndex((reached) => reached >= share);
  if (after <= 0) return after < 0 ? 1 : 0;
  const [before, then] = [pace[after - 1], pace[after]];
  return (after - 1 + (share - before) / (then - before)) / (pace.length - 1);
}

/**
 * Return the pace of who travels the same way back.
 *
 * @param {number[]} pace
 */
export function reversedPace(pace) {
  return pace.map((share) => 1 - share).reverse();
}

/**
 * @param {Point[]} line
 * @returns {number} pixels
 */
export function lengthOf(line) {
  return line.slice(1).reduce((sum, point, i) => sum + distance(line[i], point), 0);
}

function thinned(line) {
  const kept = line.slice(0, 1);
  for (const point of line.slice(1)) if (distance(kept[kept.length - 1], point) >= NEAR_PX) kept.push(point);
  const end = line[line.length - 1];
  if (kept.length > 1) kept[kept.length - 1] = end;
  else if (distance(kept[0], end) > 0) kept.push(end);
  return kept;
}

/** @returns {Place} */
function between(one, other, point) {
  const share = distance(one, point) / distance(one, other);
  return { x: point.x, y: point.y, at: one.at + (other.at - one.at) * share, heading: one.heading };
}

function headingOf(from, to) {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

function distance(from, to) {
  return Math.hypot(to.x - from.x, to.y - from.y);
}
