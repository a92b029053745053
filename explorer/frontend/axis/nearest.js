/**
 * Which event is meant by a place on the time axis, or by a date.
 */

/**
 * Return the events, by their positions, in the order of their places on the axis.
 *
 * @param {{at: number}[]} places of all events
 * @returns {number[]}
 */
export function orderOf(places) {
  return [...places.keys()].sort((one, other) => places[one].at - places[other].at || one - other);
}

/**
 * Return the event that is nearest to a position; -1 if there is none.
 *
 * @param {ArrayLike<number>} order the events in the order of their places
 * @param {{at: number}[]} places of all events
 * @param {number} position
 * @returns {number}
 */
export function nearestTo(order, places, position) {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[order[middle]].at < position) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [order[low - 1], order[low]];
  if (before === undefined || after === undefined) return before ?? after ?? -1;
  return position - places[before].at < places[after].at - position ? before : after;
}

/**
 * Return the id of the event that is nearest to a date, of those that are shown; null if none has a date.
 *
 * @param {{id: string, first: number|null, last: number|null, shown: boolean}[]} events
 * @param {{first: number, last: number}} days
 * @returns {string|null}
 */
export function eventNear(events, { first, last }) {
  let [nearest, least] = [/** @type {string|null} */ (null), Number.POSITIVE_INFINITY];
  for (const event of events) {
    if (!event.shown || (event.first === null && event.last === null)) continue;
    const starts = event.first ?? Number.NEGATIVE_INFINITY;
    const ends = event.last ?? Number.POSITIVE_INFINITY;
    // what may have been at any time is further away than what was then
    const away = Math.max(0, starts - last, first - ends) || Math.min(0.5, (ends - starts) / 1e6);
    if (away < least) [nearest, least] = [event.id, away];
  }
  return nearest;
}
