/**
 * The badge of a stop: the numbers of its visits, never wider than a few of them.
 */

/** More numbers than this are not all written. */
const MOST_NUMBERS = 3;
/** About how wide a sign is, and what the frame adds. */
const SIGN_PX = 6.5;
const FRAME_PX = 9;
/** How far right and up of the middle of its mark a badge begins, and how high it is. */
const BADGE_PX = 5;
const HEIGHT_PX = 18;

/** @typedef {import("./boxes.js").Box} Box */

/**
 * The forms that a badge can have, widest first: "1, 5, +14", where there is no room "1, +15".
 *
 * @param {number[]} numbers rising
 * @returns {string[]}
 */
export function badgeForms(numbers) {
  const [first, second] = numbers;
  if (numbers.length === 0) return [];
  if (numbers.length === 1) return [String(first)];
  const whole = numbers.length <= MOST_NUMBERS ? numbers.join(", ") : shortened([first, second], numbers);
  return [whole, shortened([first], numbers)];
}

function shortened(written, numbers) {
  return [...written, `+${numbers.length - written.length}`].join(", ");
}

/**
 * What the badge on the right shoulder of a mark covers.
 *
 * @param {{x: number, y: number}} point the middle of the mark
 * @param {string} form
 * @returns {Box}
 */
export function badgeBox({ x, y }, form) {
  const left = x + BADGE_PX;
  const width = FRAME_PX + SIGN_PX * form.length;
  return { left, top: y - BADGE_PX - HEIGHT_PX, right: left + width, bottom: y - BADGE_PX };
}
