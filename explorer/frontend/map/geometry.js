/**
 * Arithmetic of drawn lines, in pixels: lanes beside a line, arrow heads along it, SVG paths.
 *
 * A point is `{x, y}` with y growing downwards, a line an array of points.
 */

/** @typedef {{x: number, y: number}} Point */

/**
 * Length of a line.
 *
 * @param {Point[]} line
 * @returns {number} pixels
 */
export function lengthOf(line) {
  return line.slice(1).reduce((sum, point, i) => sum + distance(line[i], point), 0);
}

/**
 * The same line, moved to the right of the direction of travel.
 *
 * @param {Point[]} line
 * @param {number} px
 * @returns {Point[]}
 */
export function beside(line, px) {
  if (!px || line.length < 2) return line;
  return line.map((point, i) => {
    const { x, y } = heading(line[Math.max(i - 1, 0)], line[Math.min(i + 1, line.length - 1)]);
    return { x: point.x - y * px, y: point.y + x * px };
  });
}

/**
 * The point at a fraction of a line, and the direction of travel there.
 *
 * @param {Point[]} line of two points or more
 * @param {number} fraction from 0 to 1
 * @returns {{point: Point, direction: Point}} direction of length 1, or 0 where the line has none
 */
export function along(line, fraction) {
  let left = lengthOf(line) * fraction;
  for (let i = 1; i < line.length; i += 1) {
    const piece = distance(line[i - 1], line[i]);
    if (left <= piece || i === line.length - 1) {
      const direction = heading(line[i - 1], line[i]);
      const { x, y } = line[i - 1];
      return { point: { x: x + direction.x * left, y: y + direction.y * left }, direction };
    }
    left -= piece;
  }
  throw new RangeError("a line has two points or more");
}

/**
 * Where the arrow heads of a line are. Their number is even if there is room for an icon in the
 * middle of the line, which they leave free.
 *
 * @param {number} length_px
 * @param {number} spacing_px approximate distance between them
 * @returns {number[]} fractions of the line
 */
export function arrowFractions(length_px, spacing_px) {
  if (length_px < 24) return [];
  const count = length_px < spacing_px ? 1 : 2 * Math.max(1, Math.round(length_px / spacing_px / 2));
  return Array.from({ length: count }, (_, i) => (i + 0.5) / count);
}

/**
 * SVG path data of arrow heads along a line.
 *
 * @param {Point[]} line
 * @param {number} spacing_px
 * @param {number} size_px from the tip to the back
 * @returns {string}
 */
export function arrowPath(line, spacing_px, size_px) {
  if (line.length < 2) return "";
  const length = lengthOf(line);
  // On a crooked line a head lies on what the line does along its size.
  const half = size_px / 2 / length;
  const heads = arrowFractions(reachOf(line), spacing_px).map((at) =>
    arrowHead(along(line, at - half).point, along(line, at + half).point, size_px),
  );
  return heads.join("");
}

/** How far a line reaches: a crooked one has no more heads than a straight one across the same part of the map. */
function reachOf(line) {
  const across = (/** @type {(point: Point) => number} */ axis) =>
    Math.max(...line.map(axis)) - Math.min(...line.map(axis));
  return Math.hypot(
    across(({ x }) => x),
    across(({ y }) => y),
  );
}

function arrowHead(from, to, size) {
  const { x, y } = heading(from, to);
  const tip = { x: (from.x + to.x + x * size) / 2, y: (from.y + to.y + y * size) / 2 };
  const back = { x: tip.x - x * size, y: tip.y - y * size };
  const half = size * 0.6;
  const corners = [
    { x: back.x - y * half, y: back.y + x * half },
    tip,
    { x: back.x + y * half, y: back.y - x * half },
  ];
  return `${linePath(corners)}Z`;
}

/**
 * SVG path data of a line.
 *
 * @param {Point[]} line
 * @returns {string} empty for a line without points
 */
export function linePath(line) {
  return line.map(({ x, y }, i) => `${i ? "L" : "M"}${round(x)} ${round(y)}`).join("");
}

function heading(from, to) {
  const length = distance(from, to);
  return length ? { x: (to.x - from.x) / length, y: (to.y - from.y) / length } : { x: 0, y: 0 };
}

function distance(from, to) {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function round(value) {
  return Math.round(value * 10) / 10;
}
