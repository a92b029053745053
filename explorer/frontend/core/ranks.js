/**
 * Where a number belongs among numbers in their order.
 */

/**
 * Return how many of them are less than a number.
 *
 * @param {ArrayLike<number>} ordered
 * @param {number} number
 * @returns {number}
 */
export function rankOf(ordered, number) {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
