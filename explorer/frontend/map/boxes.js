/**
 * Arithmetic of boxes on the map, in pixels of the pane: where a caption goes so that it covers no
 * stop, and how far the view moves so that no control covers one.
 */

import { boxAround, doMeet } from "../core/boxes.js";

/** Half the width of a mark, and of that of the current stop with its ring. */
export const MARK_PX = 11;
export const CURRENT_PX = 18;
/** Half the width of what a stop takes beside a control. */
const BUTTON_PX = 14;
/** How far below or above the middle of a stop its caption may be, nearest first. */
const GAPS_PX = [20, 44, 68, 92, 116];
/** How far a caption stays from the edges of the view. */
const EDGE_PX = 6;
const STEP_PX = 12;
const STEPS = 12;

/** @typedef {{x: number, y: number}} Point */
/** @typedef {import("../core/boxes.js").Box} Box */

/**
 * @param {Box} box
 * @param {Box} view
 * @returns {boolean} whether all of the box is in the view
 */
export function isWithin(box, { left, top, right, bottom }) {
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
}

/**
 * @param {Point} point
 * @param {Box} view
 * @returns {boolean}
 */
export function isInside({ x, y }, { left, top, right, bottom }) {
  return x > left && x < right && y > top && y < bottom;
}

/**
 * Where the caption of a stop goes: below it, else the nearest place where it covers nothing.
 *
 * @param {Point} point the stop
 * @param {{width: number, height: number}} size of the caption
 * @param {{view: Box, hard: Box[], soft: Box[]}} around `hard` is not covered as long as there is
 *   any other place, `soft` where that costs nothing else
 * @returns {Box}
 */
export function captionBox(point, size, { view, hard, soft }) {
  /** @type {{box: Box, cost: number}|null} */
  let best = null;
  for (const spot of captionSpots(point, size)) {
    const box = heldIn(spot, view);
    const count = (boxes) => boxes.filter((other) => doMeet(box, other)).length;
    const isAstray = box.top !== spot.top; // moved onto the stop, it would hide what it says
    const cost = 100 * (count(hard) + Number(isAstray)) + count(soft);
    if (best === null || cost < best.cost) best = { box, cost };
    if (best.cost === 0) break;
  }
  return /** @type {{box: Box}} */ (best).box;
}

/**
 * @param {Point} point a stop
 * @param {{width: number, height: number}} size of its caption
 * @returns {Box} of the caption below the middle of the stop
 */
export function belowOf({ x, y }, { width, height }) {
  return boxAt(x - width / 2, y + GAPS_PX[0], width, height);
}

function captionSpots({ x, y }, { width, height }) {
  const lefts = [x - width / 2, x - 12, x + 12 - width, x - 0.15 * width, x - 0.85 * width];
  return GAPS_PX.flatMap((gap) => [
    ...lefts.map((left) => boxAt(left, y + gap, width, height)),
    ...lefts.map((left) => boxAt(left, y - gap - 4 - height, width, height)),
    boxAt(x + gap, y - 4, width, height),
    boxAt(x - gap - width, y - 4, width, height),
  ]);
}

function boxAt(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

/**
 * @param {Box} box
 * @param {Box} view
 * @returns {Box} the same box, moved so that no edge of the view cuts it
 */
function heldIn({ left, top, right, bottom }, view) {
  const within = (least, most) => Math.max(least, Math.min(most, 0));
  const x = within(view.left + EDGE_PX - left, view.right - EDGE_PX - right);
  const y = within(view.top + EDGE_PX - top, view.bottom - EDGE_PX - bottom);
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/**
 * @param {Point} point
 * @param {Box} view
 * @returns {Point} the point of the view that is nearest to it
 */
export function nearestIn({ x, y }, { left, top, right, bottom }) {
  return { x: Math.max(left, Math.min(x, right)), y: Math.max(top, Math.min(y, bottom)) };
}

/**
 * Beyond which edge of the view a point is.
 *
 * @param {Point} point
 * @param {Box} view
 * @returns {"left"|"right"|"top"|"bottom"|""}
 */
export function edgeBefore({ x, y }, { left, top, right, bottom }) {
  if (x <= left) return "left";
  if (x >= right) return "right";
  if (y <= top) return "top";
  return y >= bottom ? "bottom" : "";
}

/**
 * How far to move all stops so that no control covers one of those in view: the shortest way there is
 * of those tried, if possible one that keeps in view what is.
 *
 * @param {Point[]} points the stops
 * @param {{view: Box, controls: Box[], kept: Point[]}} around `kept` stay well in view
 * @returns {Point} zero where nothing is covered, or nothing helps
 */
export function clearShift(points, { view, controls, kept }) {
  const inner = grown(view, -BUTTON_PX);
  const seen = points.filter((point) => isInside(point, view));
  const isClear = (shift) => {
    const moved = (point) => ({ x: point.x + shift.x, y: point.y + shift.y });
    if (!kept.every((point) => isInside(moved(point), inner))) return false;
    return points.every((point) => {
      const box = boxAround(moved(point), BUTTON_PX);
      return !controls.some((control) => doMeet(box, control));
    });
  };
  const keeps = ({ x, y }) => seen.every((point) => isInside({ x: point.x + x, y: point.y + y }, view));
  return SHIFTS.find((shift) => keeps(shift) && isClear(shift)) ?? SHIFTS.find(isClear) ?? SHIFTS[0];
}

/** Every way to move, the shortest first. */
const SHIFTS = Array.from({ length: (2 * STEPS + 1) ** 2 }, (_, i) => ({
  x: STEP_PX * ((i % (2 * STEPS + 1)) - STEPS),
  y: STEP_PX * (Math.floor(i / (2 * STEPS + 1)) - STEPS),
})).sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));

function grown({ left, top, right, bottom }, by) {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
