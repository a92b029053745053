/**
 * A crowd of stops, and which of them get a button: those in view, as long as no two hide each other.
 */

/** More stops than this are a crowd: without a name, and most of the time without a button. */
const CROWD = 150;
/** The minimum distance between two buttons. */
const APART_PX = 30;
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
 * @param {{x: number, y: number}[]} points where the stops are in the view, first come first served
 * @param {{x: number, y: number}} size of the view
 * @param {(index: number) => boolean} isKept whether a stop is drawn whatever hides it
 * @returns {Set<number>} indices into `points`
 */
export function chooseStops(points, size, isKept) {
  const taken = new Map();
  const cell = ({ x, y }) => [Math.floor(x / APART_PX), Math.floor(y / APART_PX)];
  const isInView = ({ x, y }) =>
    x > -MARGIN_PX && y > -MARGIN_PX && x < size.x + MARGIN_PX && y < size.y + MARGIN_PX;
  const hasRoom = (point) => {
    const [column, row] = cell(point);
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const other = taken.get(`${column + dx} ${row + dy}`);
        if (other && Math.hypot(other.x - point.x, other.y - point.y) < APART_PX) return false;
      }
    }
    return true;
  };
  const chosen = new Set();
  const take = (point, i) => {
    chosen.add(i);
    taken.set(cell(point).join(" "), point);
  };
  points.forEach((point, i) => isKept(i) && take(point, i));
  points.forEach((point, i) => !chosen.has(i) && isInView(point) && hasRoom(point) && take(point, i));
  return chosen;
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
