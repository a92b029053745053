/**
 * All that is drawn on the map, as one: what is under the journey, the journey itself, and the controls.
 */

import { eventsOf } from "../core/document.js";
import { showAreas } from "./areas.js";
import { drawCaptions } from "./captions.js";
import { drawControls } from "./controls.js";
import { drawHalos } from "./halos.js";
import { drawLabels } from "./labels.js";
import { showLayers } from "./layers.js";
import { drawLegs } from "./legs.js";
import { nameStops } from "./names.js";
import { drawStops } from "./stops.js";

/**
 * What surrounds the journey: the background below, the controls in the corners.
 *
 * @param {import("./map.js").MapPane} pane
 * @param {import("./leaflet.js").OnlineMaps} onlineMaps
 * @param {{showJourney: () => void, giveBack: () => void, find: (place: string) => void}} acts
 * @returns {{captions: ReturnType<typeof drawCaptions>, showByHand: (isByHand: boolean) => void,
 *   remove: () => void}}
 */
export function drawSurroundings(pane, onlineMaps, acts) {
  const layers = showLayers(pane, onlineMaps);
  const captions = drawCaptions(pane);
  const controls = drawControls(pane, { ...acts, layers, captions });
  const remove = () => {
    controls.remove();
    layers.remove();
  };
  return { captions, showByHand: controls.showByHand, remove };
}

/**
 * The journey itself.
 *
 * @param {import("./map.js").MapPane} pane whose surroundings are drawn
 * @param {{captions: ReturnType<typeof drawCaptions>, isMoving: () => boolean,
 *   select: (place: string) => void, channel: import("../core/channel.js").Channel}} around `isMoving` whether the map is on its way to another
 *   view, `select` what the reader can do
 * @returns {{show: (position: number) => void, hint: (place: string|null) => void, arrange: () => void,
 *   meet: () => void, remove: () => void}} `show` for the event which the reader is at, `hint` for a place that is
 *   pointed at, `arrange` lays captions and names out now, not with the next frame, `meet` shows what `pane.met` says
 */
export function drawParts(pane, { captions, isMoving, select, channel }) {
  const { doc, map, room, memory } = pane;
  let current = /** @type {string|null} */ (null);
  const arrange = onceAFrame(() => {
    const fixed = room.measure();
    const said = labels.fit(fixed);
    if (isMoving()) return;
    legs.fill();
    const named = names.fit(current, stops.group(), [...fixed, ...said]);
    const beside = [...said, ...named, ...legs.fit([...said, ...named, ...fixed]), ...room.marks(current)];
    memory.basemap?.setTaken({ beside, fixed });
  });
  const halos = drawHalos(pane);
  const labels = drawLabels(pane, arrange.ask);
  const legs = drawLegs(pane, labels.showText, arrange.ask);
  const hint = (place) => [halos, labels, stops].forEach((part) => part.hint(place));
  const stops = drawStops(pane, { select, hint, arrange: arrange.ask });
  const names = nameStops(pane, arrange.ask);
  const areas = showAreas(pane, { channel, select, showText: labels.showText });
  map.on("moveend", arrange.ask);
  const stopWatching = room.watch(arrange.ask);

  function show(position) {
    const event = eventsOf(doc)[position];
    current = event.place;
    legs.show(position);
    halos.show(event.place);
    [stops, labels, captions].forEach((part) => part.show(event, position));
    arrange.ask();
  }
  const meet = () => {
    [stops, legs, halos, captions, areas].forEach((part) => part.meet());
    arrange.ask();
  };
  function remove() {
    map.off("moveend", arrange.ask);
    stopWatching();
    arrange.end();
    [stops, labels, legs, halos, names, areas].forEach((part) => part.remove());
  }
  return { show, hint, arrange: arrange.now, meet, remove };
}

/** In the next frame, however often it is asked for: what lays out the page must not hold up a step. */
function onceAFrame(act) {
  /** @type {any} */
  let frame = null;
  let isOver = false;
  const run = () => {
    frame = null;
    act();
  };
  return {
    ask() {
      if (!isOver) frame ??= requestAnimationFrame(run);
    },
    now() {
      cancelAnimationFrame(frame);
      run();
    },
    end() {
      isOver = true;
      cancelAnimationFrame(frame);
    },
  };
}
