/**
 * The legs of a story of many events, on demand: those near an event, the farther the fainter, and of not too many legs
 * one quiet line behind them that shows the whole journey.
 */

import { eventsOf } from "../core/document.js";
import { isLong } from "../core/parts.js";
import { fittedLegs, layBeside, legsIn } from "./journey.js";
import { metLegs } from "./met.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Leg } from "./journey.js" */

/** So many events before and after the current one are looked at for legs to draw. */
const REACH = 100;

/** So many before and so many after, of all tracks; of each at least as many as is needed to see where it goes. */
const NEAR = 12;
const LEAST = 4;
/** In so many stages they get fainter. */
const STAGES = 3;

/**
 * @param {import("./map.js").MapPane} pane
 * @param {import("leaflet").LayerGroup} group
 * @returns {{near: (position: number) => [Leg, number][], meet: () => void}} `near` as `nearLegs`, each leg in its lane;
 *   `meet` shows the quiet line of what meets the reader's conditions
 */
export function fadingLegs({ L, doc, root, journey, met }, group) {
  const quiet =
    fittedLegs(doc, journey.legs).length > 0
      ? L.polyline([], { className: "ex-leg-far", interactive: false }).addTo(group).bringToBack()
      : null;
  const isSeen = (/** @type {Leg} */ { nth }) => met.legs[nth] || root.dataset.rest === "dim";
  const meet = () => quiet?.setLatLngs(journey.legs.filter(isSeen).flatMap(({ lines }) => lines));
  meet();
  return {
    near(position) {
      if (isLong(doc)) {
        journey.legs = legsAround(doc, position, journey.legs);
        met.legs = metLegs(doc, journey.legs, met.visits);
      }
      const found = nearLegs(journey.legs, met, position);
      layBeside(found.map(([leg]) => leg));
      return found;
    },
    meet,
  };
}

/**
 * The legs of a long story that arrive around an event, as far as their details are here.
 *
 * @param {StoryDocument} doc
 * @param {number} position of the event
 * @param {Leg[]} known which are not made again
 * @returns {Leg[]}
 */
function legsAround(doc, position, known) {
  const around = eventsOf(doc).slice(Math.max(0, position - REACH), position + REACH + 1);
  const keyOf = ({ kind, arrives, from, tracks }) => [kind, arrives, from, ...tracks].join(" ");
  const made = new Map(known.map((leg) => [keyOf(leg.properties), leg]));
  const features = around.flatMap((event) => /** @type {any} */ (event).lines());
  return features.map((feature, nth) => {
    const leg = made.get(keyOf(feature.properties)) ?? legsIn(doc, [[feature]])[0];
    return Object.assign(leg, { nth });
  });
}

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
