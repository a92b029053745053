/**
 * The legs near an event: of each track the few before it and after it.
 */

/** @import { Leg } from "./journey.js" */

/** So many before and so many after, of all tracks; of each at least as many as is needed to see where it goes. */
const NEAR = 12;
const LEAST = 4;
/** In so many stages they get fainter. */
const STAGES = 3;

/**
 * @param {Leg[]} legs
 * @param {import("./met.js").Met} met
 * @param {number} position of the event
 * @returns {[Leg, number][]} in the order of the legs, each with how far it is from the event: 0, 1 or 2
 */
export function nearLegs(legs, met, position) {
  /** @type {Map<string, ReturnType<typeof nearest>[]>} by track, before and after */
  const tracks = new Map();
  legs.forEach((leg, nth) => {
    if (!met.legs[nth]) return;
    const { strands, properties } = leg;
    for (const track of strands.length > 0 ? strands : [properties.kind]) {
      const sides = tracks.get(track) ?? [nearest(), nearest()];
      tracks.set(track, sides);
      for (const at of leg.arrivals) sides[Number(at > position)].add(leg, Math.abs(at - position));
    }
  });
  const most = Math.max(LEAST, Math.round(NEAR / tracks.size));
  /** @type {Map<Leg, number>} */
  const far = new Map();
  for (const { found } of [...tracks.values()].flat())
    found.slice(0, most).forEach(({ leg }, between) => {
      far.set(leg, Math.min(Math.floor((STAGES * between) / most), far.get(leg) ?? STAGES));
    });
  return [...far].sort(([one], [other]) => one.nth - other.nth);
}

/** Keeps the nearest of the legs that are added to it, in order. */
function nearest() {
  /** @type {{leg: Leg, events: number}[]} */
  const found = [];
  return {
    found,
    add(/** @type {Leg} */ leg, /** @type {number} */ events) {
      if (found.length === NEAR && found[NEAR - 1].events <= events) return;
      const at = found.findIndex((other) => other.events > events);
      found.splice(at < 0 ? found.length : at, 0, { leg, events });
      found.length = Math.min(found.length, NEAR);
    },
  };
}
