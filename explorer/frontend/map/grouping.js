/**
 * Stops closer together on the screen than a mark is wide: groups, of each of which one stop is drawn.
 */

/** Points closer than this are one group: a pointer could not hit only one of two, nor a finger (WCAG 2.5.8). */
const APART_PX = { fine: 24, coarse: 36 };
/** More stops or legs than this are a crowd. */
const CROWD = 150;
/** In a crowd, so that clusters and what is beside them have room. */
const CROWD_PX = 44;

/**
 * @param {object[]} things stops or legs of a journey
 * @returns {boolean} whether they are so many that not each of them has elements
 */
export function isCrowd(things) {
  return things.length > CROWD;
}

/**
 * Return how far apart points must be for the pointer that a reader has.
 *
 * @param {Window} win
 * @param {boolean} [isInCrowd] whether they are very many
 */
export function apartFor(win, isInCrowd = false) {
  if (isInCrowd) return CROWD_PX;
  return win.matchMedia("(pointer: coarse)").matches ? APART_PX.coarse : APART_PX.fine;
}

/**
 * @param {{x: number, y: number}[]} points in pixels
 * @param {object} what
 * @param {number[]} what.order indices of the points to group; one leads all those after it that are close to it
 * @param {number[]} [what.leading] indices of points that lead a group whatever is close to them
 * @param {number} [what.apart_px] see `apartFor`
 * @returns {number[][]} indices, the leading one of each group first
 */
export function groupsOf(points, { order, leading = [], apart_px = APART_PX.fine }) {
  /** @type {number[][]} */
  const groups = [];
  /** @type {Map<number, number[][]>} */
  const cells = new Map();
  const cellOf = ({ x, y }) => Math.floor(x / apart_px) * ROWS + Math.floor(y / apart_px);
  const lead = (i) => {
    const cell = cellOf(points[i]);
    const group = [i];
    groups.push(group);
    const there = cells.get(cell);
    if (there) there.push(group);
    else cells.set(cell, [group]);
  };
  const joined = (point) => {
    const cell = cellOf(point);
    let nearest = /** @type {number[]|null} */ (null);
    let least = apart_px;
    for (const step of NEIGHBOURS) {
      for (const group of cells.get(cell + step) ?? []) {
        const { x, y } = points[group[0]];
        const away = Math.hypot(x - point.x, y - point.y);
        if (away < least) [nearest, least] = [group, away];
      }
    }
    return nearest;
  };
  const leaders = new Set(leading);
  leaders.forEach(lead);
  for (const i of order) {
    if (leaders.has(i)) continue;
    const group = joined(points[i]);
    if (group) group.push(i);
    else lead(i);
  }
  return groups;
}

/** More than there are rows of cells, even at the last zoom. */
const ROWS = 2 ** 25;
const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => dx * ROWS + dy));

/**
 * @param {{x: number, y: number}[]} points
 * @param {{x: number, y: number}} point
 * @param {number} reach_px
 * @returns {number|null} index of the nearest one within reach
 */
export function nearestPoint(points, point, reach_px) {
  const away = points.map(({ x, y }) => Math.hypot(x - point.x, y - point.y));
  const nearest = away.indexOf(Math.min(...away));
  return away[nearest] <= reach_px ? nearest : null;
}
