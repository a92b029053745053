/**
 * Arithmetic of names beside points, in pixels: which of them find room, and on which side.
 */

/** Points closer than this share one badge, and are one target: two would not be pressed apart. */
const SHARED_PX = 24;
/** Half the width of a mark, and how far a name stands from it. */
const MARK_PX = 11;
/** How far right and up of the middle of its mark a badge begins. */
const BADGE_PX = 5;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * @typedef {Object} Spot
 * @property {number|null} side where the name stands: 0 right, 1 left, 2 below; null where it finds
 *   no room or another name stands for it
 * @property {number[]} members the points whose badge this one bears, itself among them; none where
 *   another bears it
 */

/**
 * @param {{x: number, y: number}[]} points
 * @param {object} what
 * @param {{width: number, height: number}[]} what.sizes of their names
 * @param {number[]} what.counts of the numbers on their badges
 * @param {number[]} what.weights the heaviest of close points stands for them, and is named first
 * @param {Box} what.view names stand inside of it where they can
 * @returns {Spot[]} in the order of the points
 */
export function layOut(points, { sizes, counts, weights, view }) {
  const spots = points.map(() => ({ side: null, members: [] }));
  const order = [...points.keys()].sort((a, b) => weights[b] - weights[a] || a - b);
  const leaders = [];
  for (const i of order) {
    const leader = leaders.find((other) => distance(points[other], points[i]) < SHARED_PX) ?? i;
    if (leader === i) leaders.push(i);
    spots[leader].members.push(i);
  }
  const badges = leaders.map((i) => badgeWidth(spots[i].members.map((member) => counts[member])));
  const taken = leaders.flatMap((i, n) => markBoxes(points[i], badges[n], i));
  for (const i of leaders) {
    const sides = sideBoxes(points[i], sizes[i]);
    const others = taken.filter(({ of }) => of !== i);
    const free = [0, 1, 2].filter((side) => !others.some((other) => doMeet(sides[side], other)));
    const side = free.find((candidate) => isWithin(sides[candidate], view)) ?? free[0];
    if (side === undefined) continue;
    spots[i].side = side;
    taken.push({ ...sides[side], of: i });
  }
  return spots;
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
 * Numbers as text: rising, with three or more in a row as a run, "3·8–12".
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
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join("·"))).join("·");
}

/** What a mark and the badge on its right shoulder cover. */
function markBoxes({ x, y }, badge_px, of) {
  const mark = { left: x - MARK_PX, top: y - MARK_PX, right: x + MARK_PX, bottom: y + MARK_PX, of };
  const left = x + BADGE_PX;
  return [mark, { left, top: y - BADGE_PX - 18, right: left + badge_px, bottom: y - BADGE_PX, of }];
}

function badgeWidth(counts) {
  return 8 + 12 * counts.reduce((sum, count) => sum + count, 0);
}

function doMeet(one, other) {
  const isBeside = one.right <= other.left || other.right <= one.left;
  return !isBeside && one.bottom > other.top && other.bottom > one.top;
}

function isWithin(box, { left, top, right, bottom }) {
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
