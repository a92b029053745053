/**
 * Where the map looks: it follows the story by short flights, and by none where the reader wants no
 * motion. A new step takes over from a flight that is still under way.
 */

import { eastOf } from "./map_longitudes.js";
import { followMotion } from "./motion.js";

const FLIGHT_S = 0.2;
const JOURNEY_MARGIN_PX = 36;
const JOURNEY_MAX_ZOOM = 10;
/** Part of the view, at its edges, that does not count as well in view. */
const EDGE = 0.15;
/** With more levels between, the lines fade during the flight: it would swell them. */
const SWELLS_FROM_LEVELS = 2;
const WORLD = { latLng: [20, 0], zoom: 1 };

/**
 * @typedef {Object} Target
 * @property {[number, number]} latLng
 * @property {number} zoom
 */

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{open: (event: ?string) => void, follow: (event: string) => void,
 *   showJourney: () => void, remove: () => void}}
 */
export function followView({ L, map, root, doc, journey, memory }) {
  const motion = followMotion();
  const looks = new Map(doc.events.map((event) => [event.id, event.map]));
  /** Where a flight under way goes, and the event that it will settle on. */
  let flight = null;
  /** Whether a move that begins is one of ours, not the reader's. */
  let isOurs = false;

  function go(target, event, isInstant) {
    const { latLng, zoom } = target;
    const isHidden = map.getSize().x === 0 || map.getSize().y === 0;
    const isUnderWay = flight !== null && isSame(flight.target, target) && !isInstant;
    // Leaflet would draw everything anew for a move of no length.
    if (!flight && isAt(map, target)) return settle(event);
    if (!isUnderWay) {
      flight = null; // what is interrupted does not settle
      isOurs = true;
      if (isInstant || isHidden || motion.wantsNone()) map.setView(latLng, zoom, { animate: false });
      else if (map.getZoom() === zoom && isWellInView(map, latLng)) glide(latLng, zoom);
      else fly(latLng, zoom);
      isOurs = false;
    }
    if (isAt(map, target)) settle(event);
    else flight = { target, event };
  }

  function glide(latLng, zoom) {
    map.setView(latLng, zoom, { pan: { animate: true, duration: FLIGHT_S } });
  }

  function fly(latLng, zoom) {
    const levels = Math.abs(map.getZoom() - zoom);
    root.classList.toggle("ex-flying", levels >= SWELLS_FROM_LEVELS);
    map.flyTo(latLng, zoom, { duration: FLIGHT_S });
  }

  function settle(event) {
    flight = null;
    root.classList.remove("ex-flying");
    if (event) root.dataset.settled = event;
  }

  /** Look at what `find` finds, now and again whenever the pane gets another size. */
  function hold(find, event, isInstant = false) {
    memory.held = find;
    const start = () => memory.held === find && go(find(), event, isInstant);
    // Leaflet cannot be diverted during a zoom of its own, which lasts a quarter of a second.
    if (map._animatingZoom) map.once("zoomend", start);
    else start();
  }

  const find = {
    journey: () => (journey.bounds ? fitted(L, map, journey.bounds) : WORLD),
    event: (event) => {
      const { lat, lon, zoom } = looks.get(event);
      return { latLng: [lat, eastOf(lon, journey.west)], zoom: Math.min(zoom, map.getMaxZoom()) };
    },
  };
  const showJourney = (isInstant) => hold(find.journey, root.dataset.current, isInstant);
  const showEvent = (event, isInstant) => hold(() => find.event(event), event, isInstant);

  const letGo = () => {
    if (!isOurs) memory.held = null;
  };
  const settleFlight = () => flight && settle(flight.event);
  const listeners = { moveend: settleFlight, dragstart: letGo, zoomstart: letGo };
  map.on(listeners);
  const resizes = new ResizeObserver(() => {
    const { x, y } = map.getSize();
    if (root.clientWidth === x && root.clientHeight === y) return;
    map.invalidateSize({ animate: false });
    if (memory.held) go(memory.held(), flight?.event ?? root.dataset.current, true);
  });
  resizes.observe(root);

  return {
    open(event) {
      map.invalidateSize({ animate: false, pan: false });
      // A link to the first event and a link to the story are the same page: both show it all.
      const isBeginning = !looks.get(event) || doc.events[0].id === event;
      if (isBeginning) showJourney(true);
      else showEvent(event, true);
    },
    follow(event) {
      if (looks.get(event)) showEvent(event);
      else if (flight) flight.event = event;
      else settle(event);
    },
    showJourney: () => showJourney(),
    remove() {
      motion.remove();
      resizes.disconnect();
      map.off(listeners);
    },
  };
}

function fitted(L, map, corners) {
  const bounds = L.latLngBounds(corners);
  const margins = L.point(2 * JOURNEY_MARGIN_PX, 2 * JOURNEY_MARGIN_PX);
  const zoom = Math.min(map.getBoundsZoom(bounds, false, margins), JOURNEY_MAX_ZOOM);
  // The middle on the screen, which is not the middle in degrees.
  const [a, b] = corners.map((corner) => map.project(corner, zoom));
  const { lat, lng } = map.unproject(a.add(b).divideBy(2), zoom);
  return { latLng: [lat, lng], zoom };
}

function isWellInView(map, latLng) {
  return map.getBounds().pad(-EDGE).contains(latLng);
}

function isAt(map, { latLng, zoom }) {
  const middle = map.getSize().divideBy(2);
  return map.getZoom() === zoom && map.latLngToContainerPoint(latLng).distanceTo(middle) < 2;
}

function isSame(one, other) {
  return one.zoom === other.zoom && one.latLng.every((value, i) => value === other.latLng[i]);
}
