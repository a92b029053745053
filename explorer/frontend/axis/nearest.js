/**
 * Which event is meant by a place on the time axis, or by a date.
 */

/**
 * Return the index of the place that is nearest to a position; -1 if there is none.
 *
 * @param {{at: number, index: number}[]} places in order of `at`
 * @param {number} position
 * @returns {number}
 */
export function nearestTo(places, position) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle].at < position) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [places[low - 1], places[low]];
  if (!before || !after) return (before ?? after)?.index ?? -1;
  return position - before.at < after.at - position ? before.index : after.index;
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
