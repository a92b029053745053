/**
 * Arithmetic of names beside points, in pixels: which of them find room, and on which side; and how much
 * of their badges does.
 */

import { badgeBox } from "./badges.js";
import { boxAround, doMeet } from "../core/boxes.js";
import { CURRENT_PX, isInside, isWithin, MARK_PX } from "./boxes.js";

/** @typedef {import("./boxes.js").Box} Box */

/**
 * @typedef {Object} Spot
 * @property {number|null} side where the name goes: 0 right, 1 left, 2 below; null if it finds
 *   no room or something else names it
 * @property {string} badge the widest form of it that finds room; empty if none does
 */

/**
 * @param {{x: number, y: number}[]} points
 * @param {object} what
 * @param {{width: number, height: number}[]} what.sizes of their names
 * @param {string[][]} what.forms of their badges, widest first
 * @param {number[]} what.weights the heaviest is named first
 * @param {Box} what.view whose edges cut no name
 * @param {?number} [what.current] the point that has a caption instead of a name, and a larger mark
 * @param {Box[]} [what.taken] the room that other things take
 * @returns {Spot[]} in the order of the points
 */
export function layOut(points, { sizes, forms, weights, view, current = null, taken = [] }) {
  /** @type {(Box & {of?: number})[]} `of` the point that takes it */
  const boxes = [
    ...taken,
    ...points.map((point, i) => ({ ...boxAround(point, i === current ? CURRENT_PX : MARK_PX), of: i })),
  ];
  const isFree = (box, i) => !boxes.some((other) => other.of !== i && doMeet(box, other));
  const order = [...points.keys()].sort(
    (a, b) => Number(b === current) - Number(a === current) || weights[b] - weights[a] || a - b,
  );
  /** @type {Spot[]} */
  const spots = points.map(() => ({ side: null, badge: "" }));
  for (const i of order) {
    const free = forms[i].find((form) => isFree(badgeBox(points[i], form), i));
    const badge = free ?? (i === current ? forms[i][0] : undefined);
    if (badge === undefined) continue;
    spots[i].badge = badge;
    boxes.push({ ...badgeBox(points[i], badge), of: i });
  }
  for (const i of order) {
    if (i === current) continue;
    const isSeen = isInside(points[i], view);
    const sides = sideBoxes(points[i], sizes[i]);
    const isWhole = (box) => (isSeen ? isWithin(box, view) : !doMeet(box, view));
    const side = sides.findIndex((box) => isWhole(box) && isFree(box, i));
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
