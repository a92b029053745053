/**
 * Boxes in pixels, or in any other units.
 */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * @param {{x: number, y: number}} point
 * @param {number} halfWidth
 * @param {number} [halfHeight] without it the box is a square
 * @returns {Box} the box around a point
 */
export function boxAround({ x, y }, halfWidth, halfHeight = halfWidth) {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {boolean} whether they share more than an edge
 */
export function doMeet(one, other) {
  const isAcross = one.left < other.right && other.left < one.right;
  return isAcross && one.top < other.bottom && other.top < one.bottom;
}
