/**
 * Arithmetic of names beside points, in pixels: which of them find room, and on which side.
 */

import { boxAround, CURRENT_PX, doMeet, isInside, isWithin, MARK_PX } from "./boxes.js";

/** Points closer than this share one badge and one target: a finger could not hit only one of two. */
const SHARED_PX = 24;
/** How far right and up of the middle of its mark a badge begins. */
const BADGE_PX = 5;
/** Most numbers or runs on a badge: a longer one is hard to read and covers the map. */
const MOST_PARTS = 4;

/** @typedef {import("./boxes.js").Box} Box */

/**
 * @typedef {Object} Spot
 * @property {number|null} side where the name goes: 0 right, 1 left, 2 below; null if it finds
 *   no room or something else names it
 * @property {number[]} members the points whose badge this one bears, itself among them; none where
 *   another bears it
 */

/**
 * @param {{x: number, y: number}[]} points
 * @param {object} what
 * @param {{width: number, height: number}[]} what.sizes of their names
 * @param {number[]} what.counts of the numbers on their badges
 * @param {number[]} what.weights the heaviest of close points represents them, and is named first
 * @param {Box} what.view whose edges cut no name
 * @param {?number} [what.current] the point that has a caption instead of a name, and a larger mark
 * @param {Box[]} [what.taken] the room that other things take
 * @returns {Spot[]} in the order of the points
 */
export function layOut(points, { sizes, counts, weights, view, current = null, taken = [] }) {
  /** @type {Spot[]} */
  const spots = points.map(() => ({ side: null, members: [] }));
  const order = [...points.keys()].sort((a, b) => weights[b] - weights[a] || a - b);
  /** @type {number[]} */
  const leaders = [];
  for (const i of order) {
    const leader = leaders.find((other) => distance(points[other], points[i]) < SHARED_PX) ?? i;
    if (leader === i) leaders.push(i);
    spots[leader].members.push(i);
  }
  const badges = leaders.map((i) => badgeWidth(spots[i].members.map((member) => counts[member])));
  /** @type {(Box & {of?: number})[]} `of` the point that takes it */
  const boxes = [
    ...taken,
    ...points.map((point, i) => ({ ...boxAround(point, i === current ? CURRENT_PX : MARK_PX), of: i })),
    ...leaders.map((i, n) => ({ ...badgeBox(points[i], badges[n]), of: i })),
  ];
  for (const i of leaders) {
    if (i === current) continue;
    const sides = sideBoxes(points[i], sizes[i]);
    const others = boxes.filter(({ of }) => of !== i);
    const isSeen = isInside(points[i], view);
    const side = sides.findIndex(
      (box) =>
        (isSeen ? isWithin(box, view) : !doMeet(box, view)) && !others.some((other) => doMeet(box, other)),
    );
    if (side < 0) continue;
    spots[i].side = side;
    boxes.push({ ...sides[side], of: i });
  }
  return spots;
}

/**
 * What a name covers.
 *
 * @param {{x: number, y: number}} point
 * @param {{width: number, height: number}} size
 * @param {number} side
 * @returns {Box}
 */
export function nameBox(point, size, side) {
  return sideBoxes(point, size)[side];
}

function sideBoxes({ x, y }, { width, height }) {
  const top = y - height / 2;
  return [
    { left: x + MARK_PX, top, right: x + MARK_PX + width, bottom: top + height },
    { left: x - MARK_PX - width, top, right: x - MARK_PX, bottom: top + height },
    { left: x - width / 2, top: y + MARK_PX, right: x + width / 2, bottom: y + MARK_PX + height },
  ];
}

/**
 * Numbers as text: rising, with three or more in a row as a run, "3·8–12"; many as "1·…·39".
 *
 * @param {number[]} numbers
 * @returns {string}
 */
export function runsOf(numbers) {
  const runs = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run.at(-1) + 1) run.push(number);
    else runs.push([number]);
  }
  const parts = runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run));
  return (parts.length > MOST_PARTS ? [parts[0], "…", parts.at(-1)] : parts).join("·");
}

/**
 * What the badge on the right shoulder of a mark covers.
 *
 * @param {{x: number, y: number}} point
 * @param {number} badge_px
 * @returns {Box}
 */
export function badgeBox({ x, y }, badge_px) {
  const left = x + BADGE_PX;
  return { left, top: y - BADGE_PX - 18, right: left + badge_px, bottom: y - BADGE_PX };
}

/**
 * @param {number[]} counts how many numbers each of the stops has that share a badge
 * @returns {number} about how wide it is, in pixels
 */
export function badgeWidth(counts) {
  const count = counts.reduce((sum, numbers) => sum + numbers, 0);
  return 8 + 12 * Math.min(count, MOST_PARTS);
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
