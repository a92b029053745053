/**
 * Where the map looks: it follows the story, until the reader moves it; then again from the next step.
 */

import { eventsOf } from "../core/document.js";
import { flightsOf } from "./flights.js";
import { eastOf } from "./longitudes.js";

const JOURNEY_MARGIN_PX = 36;
const JOURNEY_MAX_ZOOM = 10;
/** @type {import("./flights.js").Target} */
const WORLD = { latLng: [20, 0], zoom: 1 };

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{open: (event: ?string) => void, follow: (event: string) => void,
 *   showJourney: () => void, showWhole: () => () => void, isMoving: () => boolean,
 *   remove: () => void}} `isMoving` on its way to another view
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function followView({ L, map, root, doc, journey, memory, room }) {
  const flights = flightsOf(map, root);
  const looks = new Map(eventsOf(doc).map((event) => [event.id, event.map]));
  /** @type {any} */
  let frame = null;

  /** Look at what `look` finds, now and again whenever the pane gets another size. */
  function hold(look, event, isInstant = false) {
    memory.target = look;
    const start = () => memory.target === look && flights.go(look(), event, isInstant);
    // Leaflet cannot be diverted during a zoom of its own, which lasts a quarter of a second.
    const { _animatingZoom } = /** @type {any} */ (map);
    if (_animatingZoom) map.once("zoomend", start);
    else start();
  }

  const find = {
    journey: () => (journey.bounds ? room.clear(fitted(L, map, journey.bounds)) : WORLD),
    event: (event) => {
      const { lat, lon, zoom } = /** @type {import("../core/story_document.js").Look} */ (looks.get(event));
      /** @type {[number, number]} */
      const latLng = [lat, eastOf(lon, journey.west)];
      return room.clear({ latLng, zoom: Math.min(zoom, map.getMaxZoom()) }, [latLng]);
    },
  };
  /** The same view, moved out of the way of what is said about an event without a place. */
  const makeWay = (event) => {
    const before = memory.target;
    if (!before) return flights.settleOn(event);
    frame = requestAnimationFrame(() => {
      room.measure();
      hold(() => room.clear(before(), [], true), event);
    });
  };
  const showJourney = (isInstant) => hold(find.journey, root.dataset.current ?? null, isInstant);
  const showEvent = (event, isInstant) => hold(() => find.event(event), event, isInstant);

  const letGo = () => {
    if (!flights.isFlying()) memory.target = null;
  };
  const listeners = { dragstart: letGo, zoomstart: letGo };
  map.on(listeners);
  const lookAgain = () => {
    room.measure();
    if (memory.target)
      flights.go(memory.target(), flights.destination() ?? root.dataset.current ?? null, true);
  };
  const resizes = new ResizeObserver(() => {
    const { x, y } = map.getSize();
    if (root.clientWidth === x && root.clientHeight === y) return;
    map.invalidateSize({ animate: false });
    lookAgain();
  });
  resizes.observe(root);
  const stopWatching = room.watch(() => flights.destination() === null && lookAgain());

  return {
    open(event) {
      map.invalidateSize({ animate: false, pan: false });
      room.measure();
      // A link to the first event and a link to the story are the same page: both show it all.
      const isWithin = event !== null && looks.get(event) && eventsOf(doc)[0].id !== event;
      if (!isWithin) showJourney(true);
      else showEvent(event, true);
      if (event && !looks.get(event)) makeWay(event);
    },
    follow(event) {
      cancelAnimationFrame(frame);
      if (looks.get(event)) showEvent(event);
      else makeWay(event);
    },
    showJourney: () => showJourney(),
    isMoving: () => flights.destination() !== null,
    /** All at once in the size that the pane has now; gives back what shows again what was seen. */
    showWhole() {
      const { target } = memory;
      const [center, zoom] = [map.getCenter(), map.getZoom()];
      const jump = ({ latLng, zoom: level }) => map.setView(latLng, level, { animate: false });
      map.stop();
      map.invalidateSize({ animate: false, pan: false });
      room.measure();
      jump(find.journey());
      return () => {
        map.invalidateSize({ animate: false, pan: false });
        room.measure();
        jump(target ? target() : { latLng: center, zoom });
        memory.target = target;
      };
    },
    remove() {
      cancelAnimationFrame(frame);
      flights.remove();
      resizes.disconnect();
      stopWatching();
      map.off(listeners);
    },
  };
}

/**
 * The view of all between two corners, well within the pane.
 *
 * @returns {import("./flights.js").Target}
 */
function fitted(L, map, corners) {
  const bounds = L.latLngBounds(corners);
  const margins = L.point(2 * JOURNEY_MARGIN_PX, 2 * JOURNEY_MARGIN_PX);
  const zoom = Math.min(map.getBoundsZoom(bounds, false, margins), JOURNEY_MAX_ZOOM);
  // The middle on the screen, which is not the middle in degrees.
  const [a, b] = corners.map((corner) => map.project(corner, zoom));
  const { lat, lng } = map.unproject(a.add(b).divideBy(2), zoom);
  return { latLng: [lat, lng], zoom };
}
