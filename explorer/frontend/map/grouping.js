/**
 * Stops closer together on the screen than a mark is wide: groups, of each of which one stop is drawn.
 */

/** Points closer than this are one group: a pointer could not hit only one of two, nor a finger (WCAG 2.5.8). */
const APART_PX = { fine: 24, coarse: 36 };

/**
 * Return how far apart points must be for the pointer that a reader has.
 *
 * @param {Window} win
 */
export function apartFor(win) {
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
  /** @type {Map<string, number[][]>} */
  const cells = new Map();
  const cellOf = ({ x, y }) => [Math.floor(x / apart_px), Math.floor(y / apart_px)];
  const lead = (i) => {
    const cell = cellOf(points[i]).join(" ");
    const group = [i];
    groups.push(group);
    cells.set(cell, [...(cells.get(cell) ?? []), group]);
  };
  const joined = (point) => {
    const [column, row] = cellOf(point);
    const near = NEIGHBOURS.flatMap(([dx, dy]) => cells.get(`${column + dx} ${row + dy}`) ?? []);
    const away = near.map(([i]) => Math.hypot(points[i].x - point.x, points[i].y - point.y));
    const nearest = away.indexOf(Math.min(...away));
    return away[nearest] < apart_px ? near[nearest] : null;
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

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy]));
