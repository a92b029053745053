/**
 * Where the map looks: it follows the story, until the reader zooms or moves it. From then on it keeps the
 * reader's zoom, moves only to keep the event in view, and one button leads back.
 */

import { areasOf, eventsOf, positionOf } from "../core/document.js";
import { isInside } from "./boxes.js";
import { isCrowd } from "./grouping.js";
import { fitted } from "./fitting.js";
import { flightsOf } from "./flights.js";
import { boundsOf, fittedLegs } from "./journey.js";
import { eastOf } from "./longitudes.js";
import { metIn } from "./met.js";

/** How far from the edges an event is that counts as seen in a view that the reader has chosen. */
const SEEN_PX = 40;
const MOST_LOOKS = 300;
/** @type {import("./flights.js").Target} */
const WORLD = { latLng: [20, 0], zoom: 1 };

/**
 * @param {import("./map.js").MapPane} pane
 * @param {(isByHand: boolean) => void} showByHand says whether the view is the reader's own
 * @returns {{open: (event: ?string, isWhole: boolean) => void, follow: (event: string) => void, arrive: (event: string) => void,
 *   takeOver: () => void, giveBack: () => void, showJourney: () => void, meet: () => void, showWhole: () => () => void, isMoving: () => boolean,
 *   remove: () => void}} `takeOver` for a view of the reader's own, `giveBack` for the author's again; `isMoving`
 *   on its way to another view
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function followView({ map, root, doc, journey, met, memory, room }, showByHand) {
  const flights = flightsOf(map, root);
  const { areas } = areasOf(doc);
  const looked = (/** @type {?string} */ event) => eventsOf(doc)[positionOf(doc, event)]?.map;
  const closest = Math.min(map.getMaxZoom(), closestOf(eventsOf(doc)));
  /** @type {any} */
  let frame = null;
  /** @type {any} */
  let search = null;
  /** While the page is printed, what is around the map may change its size again. */
  let isOnPaper = false;

  function setByHand(isByHand) {
    if (memory.isByHand === isByHand) return;
    memory.isByHand = isByHand;
    showByHand(isByHand);
  }

  /** Look at what `look` finds, now and again whenever the pane gets another size. */
  function hold(look, event, isInstant = false) {
    setByHand(false);
    memory.target = look;
    go(look, event, isInstant);
  }
  function go(look, event, isInstant = false) {
    const { target } = memory;
    const start = () => memory.target === target && flights.go(look(), event, isInstant);
    // Leaflet cannot be diverted during a zoom of its own, which lasts a quarter of a second.
    const { _animatingZoom } = /** @type {any} */ (map);
    if (_animatingZoom) map.once("zoomend", start);
    else start();
  }

  const lookOf = (event) => {
    const { lat, lon, ...look } = /** @type {import("../core/story_document.js").Look} */ (looked(event));
    return { latLng: /** @type {[number, number]} */ ([lat, eastOf(lon, journey.west)]), ...look };
  };
  /** With the areas of its events, as lines from corner to corner. */
  const whole = () => {
    const { stops, legs } = metIn({ ...journey, legs: fittedLegs(doc, journey.legs) }, met);
    if (areas.length === 0) return { stops, legs };
    const found = eventsOf(doc).map(({ shown, area }) => shown && areas[area ?? -1]?.corners);
    return { stops, legs: [...legs, ...found.flatMap((corners) => (corners ? [{ lines: [corners] }] : []))] };
  };
  const find = {
    journey: () => wholeOf(map, whole(), room, closest),
    journeyBesideNotice: () => wholeOf(map, whole(), room, closest, room.notices()),
    event: (event) => {
      const { latLng, zoom, corners } = lookOf(event);
      const most = map.getMaxZoom();
      const area = { stops: cornersOf(corners ?? []), legs: [] };
      if (corners) return wholeOf(map, area, room, Math.min(zoom + 1, most));
      return room.clear({ latLng, zoom: Math.min(zoom, most) }, [latLng]);
    },
  };
  /** The same view, moved out of the way of what is said about an event without a place. */
  const makeWay = (event) => {
    const before = memory.target;
    if (!before || memory.isByHand) return flights.settleOn(event);
    frame = requestAnimationFrame(() => {
      room.measure();
      const isWhole = before === find.journey || before === find.journeyBesideNotice;
      hold(isWhole ? find.journeyBesideNotice : () => room.clear(before(), [], true), event);
    });
  };
  const showJourney = (isInstant) => hold(find.journey, root.dataset.current ?? null, isInstant);
  const showEvent = (event, isInstant) => hold(() => find.event(event), event, isInstant);

  /** Keep the reader's zoom, and the view as well where the event is in it. */
  const keepInView = (event) => {
    memory.target = () => find.event(event);
    const { latLng } = lookOf(event);
    const { right, bottom } = room.view();
    const inner = { left: SEEN_PX, top: SEEN_PX, right: right - SEEN_PX, bottom: bottom - SEEN_PX };
    if (!flights.destination() && isInside(map.latLngToContainerPoint(latLng), inner))
      flights.settleOn(event);
    else go(() => room.clear({ latLng, zoom: map.getZoom() }, [latLng]), event);
  };
  /** A view of the reader's own is kept only while a stop is seen in it. */
  const findStops = () => {
    const isSeen = ({ latLng }) => isInside(map.latLngToContainerPoint(latLng), room.view());
    if (!flights.destination() && !metIn(journey, met).stops.some(isSeen)) showJourney();
  };
  const takeOver = () => flights.isFlying() || setByHand(true);
  const listeners = { dragstart: takeOver, zoomstart: takeOver };
  map.on(listeners);
  const lookAgain = () => {
    room.measure();
    if (memory.target && !memory.isByHand && !isOnPaper)
      flights.go(memory.target(), flights.destination() ?? root.dataset.current ?? null, true);
  };
  const resizes = new ResizeObserver(() => {
    const { x, y } = map.getSize();
    if (root.clientWidth === x && root.clientHeight === y) return;
    map.stop(); // a pan under way would go on, to where it was right in the former size
    map.invalidateSize({ animate: false });
    lookAgain();
  });
  resizes.observe(root);
  const stopWatching = room.watch(() => flights.destination() === null && lookAgain());

  return {
    open(event, isWhole) {
      map.invalidateSize({ animate: false, pan: false });
      room.measure();
      if (isWhole || event === null || !looked(event)) showJourney(true);
      else showEvent(event, true);
      if (event && !looked(event)) makeWay(event);
    },
    /** In another state of knowledge, whose stops may all be out of view: without a place, show all of them. */
    arrive(event) {
      if (!looked(event) && !memory.isByHand) showJourney();
      this.follow(event);
    },
    follow(event) {
      cancelAnimationFrame(frame);
      if (!looked(event)) makeWay(event);
      else if (memory.isByHand) keepInView(event);
      else showEvent(event);
    },
    takeOver,
    giveBack: () => memory.target && hold(memory.target, root.dataset.current ?? null),
    showJourney: () => showJourney(),
    /**
     * Other events are shown: if the whole journey is in view, what is left of it; in a view of the reader's own as soon
     * as the event that is shown now has been looked at.
     */
    meet() {
      cancelAnimationFrame(search);
      if (memory.isByHand) search = requestAnimationFrame(findStops);
      else if (memory.target === find.journey) showJourney();
    },
    isMoving: () => flights.destination() !== null,
    /** All at once in the size that the pane has now; gives back what shows again what was seen. */
    showWhole() {
      const { target } = memory;
      const [center, zoom] = [map.getCenter(), map.getZoom()];
      const own = { latLng: /** @type {[number, number]} */ ([center.lat, center.lng]), zoom };
      map.stop();
      map.invalidateSize({ animate: false, pan: false });
      room.measure();
      flights.showNow(find.journey());
      isOnPaper = true;
      return () => {
        isOnPaper = false;
        map.invalidateSize({ animate: false, pan: false });
        room.measure();
        flights.showNow(target && !memory.isByHand ? target() : own);
      };
    },
    remove() {
      [frame, search].forEach(cancelAnimationFrame);
      flights.remove();
      resizes.disconnect();
      stopWatching();
      map.off(listeners);
    },
  };
}

/** The largest zoom at which the map looks at an event; of very many events, some hundred are enough. */
function closestOf(/** @type {import("../core/story_document.js").EventView[]} */ events) {
  const every = Math.ceil(events.length / MOST_LOOKS);
  return events.reduce((most, { zoom }, at) => (at % every ? most : Math.max(most, zoom ?? 0)), 0);
}

/** Those that reach farthest to each side: all that counts where no control is to be kept clear. */
function outermost(points) {
  const ends = (axis) => [
    points.reduce((least, point) => (point[axis] < least[axis] ? point : least)),
    points.reduce((most, point) => (point[axis] > most[axis] ? point : most)),
  ];
  return [...ends("x"), ...ends("y")];
}

/** All four corners of a box, none of which a control is to cover. */
function cornersOf(/** @type {number[][]} */ corners) {
  return corners.flatMap(([lat]) => corners.map(([, lon]) => ({ latLng: [lat, lon] })));
}

/**
 * The view of the whole journey, or of what is shown of it, around the controls.
 *
 * @returns {import("./flights.js").Target}
 */
function wholeOf(map, { stops, legs }, room, closest, notices = /** @type {any[]} */ ([])) {
  const bounds = boundsOf(stops, legs);
  if (!bounds) return WORLD;
  const pointOf = (latLng) => map.project(latLng, 0);
  const all = stops.map(({ latLng }) => pointOf(latLng));
  const points = isCrowd(all) ? outermost(all) : all;
  const pane = { view: room.view(), controls: [...room.controls(), ...notices], closest };
  const { middle, zoom } = fitted({ stops: points, bounds: [pointOf(bounds[0]), pointOf(bounds[1])] }, pane);
  const { lat, lng } = map.unproject([middle.x, middle.y], 0);
  return { latLng: [lat, lng], zoom };
}
