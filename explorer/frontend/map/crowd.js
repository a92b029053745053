/**
 * A crowd of stops: each has a dot, and only those in view that lead a group have a button.
 */

/** More stops than this are a crowd: without a name, and most of the time without a button. */
const CROWD = 150;
/** How far beyond the view buttons are made, so that a short pan shows no gap. */
const MARGIN_PX = 60;

/**
 * @param {object[]} stops of a journey
 * @returns {boolean} whether they are so many that not each of them has a button
 */
export function isCrowd(stops) {
  return stops.length > CROWD;
}

/**
 * @param {{x: number, y: number}} point in the view
 * @param {{x: number, y: number}} size of the view
 * @returns {boolean} whether it is in the view or near it
 */
export function isAround({ x, y }, size) {
  return x > -MARGIN_PX && y > -MARGIN_PX && x < size.x + MARGIN_PX && y < size.y + MARGIN_PX;
}

/**
 * @param {{x: number, y: number}[]} points
 * @param {{x: number, y: number}} point
 * @param {number} reach_px
 * @returns {number|null} index of the nearest one within reach
 */
export function nearestStop(points, point, reach_px) {
  const away = points.map(({ x, y }) => Math.hypot(x - point.x, y - point.y));
  const nearest = away.indexOf(Math.min(...away));
  return away[nearest] <= reach_px ? nearest : null;
}
