/**
 * The map pane: the stops and legs of the journey on a Leaflet map, which follows the selection.
 *
 * A step touches only what it changes (the old and the new stop and leg), shows the reader's
 * position at once in `data-current`, and then flies there; `data-settled` says that it has arrived.
 */

import { aboutOf, eventAt, eventsOf, positionOf, wordsOf } from "../core/document.js";
import { CAPTION_IDS } from "./captions.js";
import { readJourney } from "./journey.js";
import { listenForKeys } from "./keys.js";
import { metOf } from "./met.js";
import { followPaper } from "./paper.js";
import { drawParts, drawSurroundings } from "./parts.js";
import { drawOnWholePixels } from "./renderer.js";
import { roomOf } from "./room.js";
import { travels } from "./travels.js";
import { followView } from "./view.js";
import { showWays } from "./ways.js";
import { pageWindow } from "../core/page_window.js";
import { sendPreviews } from "../pane/previews.js";
import { speaker } from "../core/strings.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Leaflet } from "./leaflet.js" */
/** @import { Say } from "../core/strings.js" */

/**
 * @typedef {Object} Memory what stays with a Leaflet map when language or clock change
 * @property {?string} story shown until now
 * @property {?string} asof the state of knowledge shown until now
 * @property {?string} event shown until now
 * @property {boolean} isWhole whether the story was shown as a whole
 * @property {boolean} isManaged whether something else than the built-in map can lie behind the story
 * @property {?ReturnType<typeof import("../basemap/basemap.js").createBasemap>} basemap the built-in one
 * @property {string} [streets] the extracts that are drawn in it, as JSON
 * @property {?Promise<any>} [awaited] the code of these extracts, as long as the map waits for it
 * @property {{controls: import("./boxes.js").Box[], notices: import("./boxes.js").Box[]}} measured the boxes that they took when last
 *   looked at
 * @property {(() => import("./flights.js").Target)|null} target finds the author's view
 * @property {boolean} isByHand whether the reader has moved the map away from it
 */

/** @type {any} replaces the room until the controls are drawn */
const NO_ROOM = null;

/** @type {WeakMap<object, Memory>} by Leaflet map */
const memories = new WeakMap();

/**
 * @typedef {Object} MapPane what the parts of the map draw with
 * @property {typeof import("leaflet")} L Leaflet
 * @property {import("leaflet").Map} map the Leaflet map
 * @property {HTMLElement} root its container, which is the root element of the pane
 * @property {StoryDocument} doc the story document
 * @property {Say} say
 * @property {import("./journey.js").Journey} journey
 * @property {import("./met.js").Met} met what of the journey meets the reader's conditions
 * @property {Memory} memory
 * @property {import("./room.js").Room} room as soon as the controls are drawn
 */

/**
 * @param {HTMLElement} root the container of the Leaflet map
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {Leaflet & {onMet: (fn: () => void) => void}} extras the Leaflet map, and what calls a function when other
 *   events are shown
 * @returns {() => void} what removes what was drawn; the Leaflet map, its view and its background
 *   stay
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the parts of the map in the order in which each needs the one before.
export function mount(root, doc, channel, { map, L, onlineMaps, onMet }) {
  const memory = memoryOf(map);
  const say = speaker(wordsOf(doc));
  /** @type {MapPane} */
  const pane = { L, map, root, doc, say, ...journeyIn(doc, channel.state.track), memory, room: NO_ROOM };
  const select = (place) => {
    const event = nextEventAt(doc, place, channel.state.event);
    if (event) channel.select(event, { from: "map" });
  };

  nameMap(root, doc, say);
  drawOnWholePixels(L, map);
  const find = (place) => {
    const event = eventAt(doc, place);
    if (event && event === channel.state.event) view.follow(event);
    else if (event) channel.select(event, { from: "map" });
  };
  const around = drawSurroundings(pane, onlineMaps, {
    showJourney: () => view.showJourney(),
    giveBack: () => view.giveBack(),
    find,
  });
  pane.room = roomOf(pane);
  const view = followView(pane, around.showByHand);
  const opened = /** @type {string} */ (channel.state.event);
  const isOpening = memory.story !== aboutOf(doc).story;
  if (isOpening) view.open(opened, channel.state.isOpening); // before anything is drawn, which would be drawn twice
  const { captions } = around;
  const travel = travels(pane, view.isMoving);
  const parts = drawParts(pane, { captions, isMoving: view.isMoving, select, channel });

  function show(event) {
    const position = positionOf(doc, event);
    if (position < 0) return; // of another version of the story, whose document is under way
    root.dataset.current = event;
    parts.show(position);
  }

  const isThere = memory.event === opened && root.dataset.settled === opened;
  show(opened);
  const { asof, isOpening: isWhole } = channel.state;
  if (isOpening) root.dataset.settled = opened;
  else if (isWhole) memory.isByHand || view.showJourney();
  else if (memory.asof !== asof) view.arrive(opened);
  else if (!isThere) view.follow(opened); // also where another document has come in mid-flight
  Object.assign(memory, { story: aboutOf(doc).story, asof, event: opened, isWhole });

  const meet = () => {
    Object.assign(pane.met, metOf(doc, pane.journey, channel.state.track));
    travel.stop();
    parts.meet();
    view.meet();
  };
  onMet(meet);
  const follow = ({ event, isOpening: isAll }) => {
    if (event === null || (event === memory.event && isAll === memory.isWhole)) return;
    show(event);
    if (isAll) view.showJourney();
    else view.follow(event);
    if (isAll) travel.stop();
    else travel.setOut(positionOf(doc, memory.event), positionOf(doc, event));
    Object.assign(memory, { event, isWhole: isAll });
  };
  const ways = showWays(pane, channel);
  const answer = (what) => {
    if (what === "whole-journey") view.showJourney();
    ways.answer(what);
  };
  const hint = (event, { place }) =>
    parts.hint(place ?? eventsOf(doc)[positionOf(doc, event)]?.place ?? null);
  const removers = [
    channel.onState(follow),
    channel.onPreview(hint),
    channel.onAsk(answer),
    sendPreviews(root, doc, channel, "map"),
    listenForKeys(pane, channel, view.takeOver),
    followPaper(pane, view, parts.arrange).remove,
    travel.stop,
    ways.remove,
    view.remove,
    parts.remove,
    around.remove,
  ];
  return () => removers.forEach((undo) => undo());
}

/**
 * The event that a click on a place means. Elsewhere: its first event at or after the current one,
 * else its first. At the current place: the next event of this visit, and after the last its first
 * again, so that clicking goes through all that happened there.
 *
 * @param {StoryDocument} doc
 * @param {string} place
 * @param {string|null} current
 * @returns {string|null}
 */
export function nextEventAt(doc, place, current) {
  const here = eventsOf(doc)[positionOf(doc, current)];
  if (here?.place !== place) return eventAt(doc, place, current);
  const visit = eventsOf(doc).filter(
    (event) => event.shown && event.place === place && event.stop === here.stop,
  );
  if (visit.length === 0) return eventAt(doc, place, current);
  return visit[(visit.indexOf(here) + 1) % visit.length].id;
}

function journeyIn(/** @type {StoryDocument} */ doc, /** @type {string} */ track) {
  const journey = readJourney(doc);
  return { journey, met: metOf(doc, journey, track) };
}

function memoryOf(map) {
  const measured = { controls: [], notices: [] };
  const none = {
    story: null,
    asof: null,
    event: null,
    isWhole: false,
    isManaged: false,
    basemap: null,
    target: null,
    isByHand: false,
    measured,
  };
  if (!memories.has(map)) memories.set(map, none);
  return /** @type {Memory} */ (memories.get(map));
}

/**
 * @param {HTMLElement} root
 * @param {StoryDocument} doc
 */
function nameMap(root, doc, say) {
  const name = say("map_name", { title: aboutOf(doc).title });
  root.setAttribute("aria-label", name);
  root.setAttribute("aria-describedby", CAPTION_IDS);
  root.tabIndex = 0; // until there are marks (`mark_keys.js`)
  if (pageWindow(window) === window) return;
  document.documentElement.lang = aboutOf(doc).lang;
  if (!window.frameElement?.hasAttribute("inert")) nameFrame(root);
}

/**
 * Streamlit's frames are in English and named after the component: say what this one is.
 *
 * @param {HTMLElement} root of the map in the frame
 */
export function nameFrame(root) {
  const frame = window.frameElement;
  const names = { id: "ex-map", "aria-label": root.getAttribute("aria-label") ?? "", lang: root.lang };
  for (const [key, value] of Object.entries(names)) frame?.setAttribute(key, value);
}
