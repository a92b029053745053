/**
 * Which legs lie between two events, in the order in which they are travelled.
 */

/** @import { Leg } from "../journey.js" */

/** A step over more arrivals than this is a jump: nobody is seen travelling. */
const MOST_ARRIVALS = 3;

/**
 * @param {Leg[]} legs
 * @param {(nth: number) => boolean} isShown whether a leg meets the reader's conditions
 * @param {{from: number, to: number}} step positions of the events
 * @returns {Leg[][]} those that arrive at each event on the way, which are travelled at the same time; none for a jump.
 *   On the way back they are in the opposite order, each to be travelled from its end. A connection is followed only at
 *   the event that makes it
 */
export function legsBetween(legs, isShown, { from, to }) {
  const [before, last] = [Math.min(from, to), Math.max(from, to)];
  /** @type {Map<number, Leg[]>} */
  const arriving = new Map();
  legs.forEach((leg, nth) => {
    const isConnection = leg.properties.kind === "connection";
    for (const at of isShown(nth) ? leg.arrivals : []) {
      const isOnWay = isConnection ? at === to && from < to : at > before && at <= last;
      if (isOnWay) arriving.set(at, [...(arriving.get(at) ?? []), leg]);
    }
  });
  if (arriving.size > MOST_ARRIVALS) return [];
  const order = [...arriving.keys()].sort((one, other) => (from < to ? one - other : other - one));
  return order.map((at) => arriving.get(at) ?? []);
}
