/**
 * How far the nearest other point is: it decides how near the map looks at a stop.
 */

import { shortestLine } from "./geodesy.js";

/** @import { Point } from "./geodesy.js" */

/** How much longer than the shortest chord on a sphere the one of the shortest line can be. */
const NEARLY = 1.02;

/**
 * The distance from each point to the nearest other one; 0 if there is no other.
 *
 * As `nearest_kms` in `story/geodesy.py`: the points are sorted along the axis in space on which they are
 * spread most, and each is compared only with those near it on that axis.
 *
 * @param {Point[]} points
 * @returns {number[]} in km
 */
export function nearestKms(points) {
  const directions = points.map(directionOf);
  const axis = [0, 1, 2].reduce((widest, next) =>
    spread(directions, next) > spread(directions, widest) ? next : widest,
  );
  const order = [...points.keys()].sort((a, b) => directions[a][axis] - directions[b][axis]);
  const swept = order.map((at) => directions[at]);
  const found = new Array(points.length);
  order.forEach((at, rank) => {
    const near = aboutNearest(swept, rank, axis);
    const kms = near.map((other) => shortestLine(points[at], points[order[other]]).km);
    found[at] = kms.length > 0 ? Math.min(...kms) : 0;
  });
  return found;
}

/** Which of the directions, sorted along an axis, are nearest to one of them, or nearly so. */
function aboutNearest(directions, rank, axis) {
  const here = directions[rank];
  let best = Infinity;
  const met = [];
  const isFar = (at) => !best || Math.abs(directions[at][axis] - here[axis]) > best * NEARLY;
  const meet = (at) => {
    const chord = Math.hypot(...directions[at].map((value, i) => value - here[i]));
    best = Math.min(best, chord);
    met.push({ at, chord });
  };
  for (let at = rank + 1; at < directions.length && !isFar(at); at += 1) meet(at);
  for (let at = rank - 1; at >= 0 && !isFar(at); at -= 1) meet(at);
  return met.filter(({ chord }) => chord <= best * NEARLY).map(({ at }) => at);
}

/** @returns {number[]} where a point is on a sphere of radius 1, seen from its centre */
function directionOf(/** @type {Point} */ { lat, lon }) {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function spread(directions, axis) {
  let [least, most] = [Infinity, -Infinity];
  for (const direction of directions) {
    least = Math.min(least, direction[axis]);
    most = Math.max(most, direction[axis]);
  }
  return most - least;
}
