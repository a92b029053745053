/**
 * Which part of the time axis is in view: from `left` to `right`, both from 0 to 1.
 */

/** @typedef {{left: number, right: number}} View */

/** @type {View} */
export const WHOLE = { left: 0, right: 1 };
/** How near to an edge of the view the current event may be, as a share of it. */
const EDGE = 0.04;

/**
 * Return a view of another size, in which what was at a position stays where it was.
 *
 * @param {View} view
 * @param {{factor: number, at: number, least: number}} how `factor` over 1 shows more; `least` is the smallest view
 * @returns {View}
 */
export function zoomed({ left, right }, { factor, at, least }) {
  const length = Math.min(1, Math.max(least, (right - left) * factor));
  const share = (at - left) / (right - left);
  return within(at - share * length, length);
}

/**
 * Return the view moved by so much.
 *
 * @param {View} view
 * @param {number} by
 * @returns {View}
 */
export function panned({ left, right }, by) {
  return within(left + by, right - left);
}

/**
 * Return a view with a position in it: the same if it is, else one with it in the middle.
 *
 * @param {View} view
 * @param {number} position
 * @returns {View}
 */
export function showing(view, position) {
  const length = view.right - view.left;
  const edge = length < 1 ? length * EDGE : 0;
  if (position >= view.left + edge && position <= view.right - edge) return view;
  return within(position - length / 2, length);
}

/** @returns {View} */
function within(left, length) {
  const start = Math.min(Math.max(0, left), 1 - length);
  return { left: start, right: start + length };
}
