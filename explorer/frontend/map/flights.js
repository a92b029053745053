/**
 * Flights of the map from one view to the next. A new one takes over from one that is still under way;
 * where the reader wants no motion, the map jumps.
 */

import { followMotion } from "../core/motion.js";
import { allowZoom } from "./zooms.js";

const FLIGHT_S = 0.2;
/** Part of the view, at its edges, that does not count as well in view. */
const EDGE = 0.15;
/** With more levels between, the lines fade during the flight, which would thicken them. */
const SWELLS_FROM_LEVELS = 2;

/**
 * @typedef {Object} Target
 * @property {[number, number]} latLng degrees
 * @property {number} zoom
 */

/**
 * @param {import("leaflet").Map} map the Leaflet map
 * @param {HTMLElement} root its container; `data-settled` is the event at which it has come to rest
 * @returns {{go: (target: Target, event: ?string, isInstant: boolean) => void,
 *   showNow: (target: Target) => void, settleOn: (event: string) => void, destination: () => ?string, isFlying: () => boolean,
 *   remove: () => void}} `settleOn` an event without a view of its own, as soon as the map rests;
 *   `isFlying` whether a move that just begins is one of these, not the reader's
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function flightsOf(map, root) {
  const motion = followMotion();
  /** Where a flight under way goes, and the event that it will settle on. */
  /** @type {{target: Target, event: ?string}|null} */
  let flight = null;
  let isFlying = false;

  function go(target, event, isInstant) {
    const isUnderWay = flight !== null && isSame(flight.target, target) && !isInstant;
    // Leaflet would redraw everything for a move of no length, which is no new arrival either.
    if (!flight && isExactlyAt(map, target)) return event === root.dataset.settled || settle(event);
    if (!isUnderWay) {
      flight = null; // what is interrupted does not settle
      move(target, isInstant || isHidden() || motion.wantsNone());
    }
    if (isAt(map, target)) settle(event);
    else flight = { target, event };
  }

  function move({ latLng, zoom }, isInstant) {
    isFlying = true;
    allowZoom(map, zoom);
    if (isInstant) jump(latLng, zoom);
    else if (map.getZoom() === zoom && isWellInView(map, latLng))
      map.panBy(offsetTo(map, latLng), { animate: true, duration: FLIGHT_S });
    else fly(latLng, zoom);
    isFlying = false;
  }

  function jump(latLng, zoom) {
    const offset = map.getZoom() === zoom ? offsetTo(map, latLng) : null;
    if (offset && map.getSize().contains(offset)) map.panBy(offset, { animate: false });
    else map.setView(latLng, zoom, { animate: false });
  }

  function fly(latLng, zoom) {
    const levels = Math.abs(map.getZoom() - zoom);
    root.classList.toggle("ex-flying", levels >= SWELLS_FROM_LEVELS);
    map.flyTo(latLng, zoom, { duration: FLIGHT_S });
  }

  function isHidden() {
    const { x, y } = map.getSize();
    return x === 0 || y === 0;
  }

  function settle(event) {
    flight = null;
    root.classList.remove("ex-flying");
    if (event) root.dataset.settled = event;
  }

  const arrive = () => flight && settle(flight.event);
  map.on("moveend", arrive);
  return {
    go,
    showNow: (target) => move(target, true),
    settleOn(event) {
      if (flight) flight.event = event;
      else settle(event);
    },
    destination: () => flight?.event ?? null,
    isFlying: () => isFlying,
    remove() {
      motion.remove();
      map.off("moveend", arrive);
    },
  };
}

function isWellInView(map, latLng) {
  return map.getBounds().pad(-EDGE).contains(latLng);
}

/**
 * How far the map has to move to look at a position, in whole pixels and rounded as Leaflet does where it opens a
 * map. Its `setView` cuts pixels off, so where it ends depends on where the map was before.
 */
function offsetTo(map, latLng) {
  const corner = map.project(latLng).subtract(map.getSize().divideBy(2)).round();
  return corner.subtract(map.getPixelBounds().min);
}

/** Whether a move would have no length. */
function isExactlyAt(map, { latLng, zoom }) {
  if (map.getZoom() !== zoom) return false;
  const { x, y } = offsetTo(map, latLng);
  return x === 0 && y === 0;
}

function isAt(map, { latLng, zoom }) {
  const middle = map.getSize().divideBy(2);
  return map.getZoom() === zoom && map.latLngToContainerPoint(latLng).distanceTo(middle) < 2;
}

function isSame(one, other) {
  return one.zoom === other.zoom && one.latLng.every((value, i) => value === other.latLng[i]);
}
