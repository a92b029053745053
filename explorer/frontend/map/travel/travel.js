/**
 * The journey moves: after a step a mark travels along the legs between the two events, once the map has arrived. It is
 * decoration above a map that shows the new event already, so it may be cut short at any time, and is: by the next step,
 * other conditions, another zoom, or a page that is put away.
 */

import { sums } from "../../core/assembly/features.js";
import { adopt, el } from "../../core/elements.js";
import { followMotion } from "../../core/motion.js";
import { playSpeed } from "../../core/reading_choices.js";
import { rightOf } from "../legs.js";
import { beside } from "../geometry.js";
import { modeIcon, trackBadge } from "../../marks/marks.js";
import { lookOf } from "../../core/tracks.js";
import { legsBetween } from "./legs_between.js";
import { lengthOf, pathOver, reversedPace, seenOf, timesOf } from "./paths.js";
import sheet from "./travel.css" with { type: "css" };

/** @import { Leg } from "../journey.js" */
/** @import { Place } from "./paths.js" */

/** How fast the mark moves over the screen, in pixels per second; how far a leg is in the view decides with it. */
const SPEEDS_PX_S = { foot: 120, road: 240, sea: 200, rail: 300, air: 450, unknown: 280 };
/** All that one step travels takes as long as this, in milliseconds, at the usual speed. */
const LEAST_MS = 600;
const MOST_MS = 2000;
/** How far beyond the edges of the view the mark comes and goes. */
const BEYOND_PX = 20;
/** The whole of a way, in the parts in which its pace is given. */
const WHOLE = 1000;
const PANE = "ex-travellers";
/** On the sign of a leg that is travelled: the mark shows the same, and both side by side would be two. */
const AWAY = "ex-leg-sign-away";

/** @type {ReturnType<typeof followMotion>|undefined} */
let motion;

/**
 * Let marks travel between two events, as soon as the map rests.
 *
 * @param {import("../map.js").MapPane} pane
 * @param {{from: number, to: number}} step positions of the events
 * @param {() => boolean} isMoving whether the map is on its way to another view
 * @returns {() => void} what cuts it short
 */
export function travel(pane, step, isMoving) {
  motion ??= followMotion();
  const { map, journey, met } = pane;
  const groups = legsBetween(journey.legs, (nth) => met.legs[nth], step);
  if (groups.length === 0 || motion.wantsNone() || document.hidden) return () => {};
  let end = () => {};
  /** @type {any} */
  let frame = null;
  const begin = () => {
    frame = requestAnimationFrame(() => {
      end = send(pane, travellersOf(pane, groups, step.to < step.from));
    });
  };
  if (isMoving()) map.once("moveend", begin);
  else begin();
  return () => {
    map.off("moveend", begin);
    cancelAnimationFrame(frame);
    end();
  };
}

/**
 * @typedef {Object} Traveller
 * @property {Leg} leg
 * @property {Place[]} path what is seen of it, in pixels of Leaflet's layers
 * @property {number[]} [pace] see `timesOf`
 * @property {number} lasts_ms
 */

/**
 * What is seen of the legs in the present view, one group after the other.
 *
 * @param {import("../map.js").MapPane} pane
 * @param {Leg[][]} groups
 * @param {boolean} isBack
 * @returns {Traveller[][]}
 */
function travellersOf({ L, map }, groups, isBack) {
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint([0, 0]);
  const view = L.bounds(corner, corner.add(size)).pad(BEYOND_PX / Math.max(1, Math.min(size.x, size.y)));
  const clip = (one, other) => L.LineUtil.clipSegment(L.point(one), L.point(other), view, false, false);
  const travellerOf = (leg) => {
    const lines = leg.lines.map((line) =>
      beside(
        line.map((latLng) => map.latLngToLayerPoint(latLng)),
        rightOf(leg),
      ).map(({ x, y }) => ({ x, y })),
    );
    if (isBack) lines.reverse().forEach((line) => line.reverse());
    const path = seenOf(pathOver(lines), clip);
    const pace = isBack ? reversedPace(paceOf(leg)) : paceOf(leg);
    const lasts_ms = (1000 * lengthOf(path)) / SPEEDS_PX_S[leg.properties.mode ?? "air"];
    return { leg, path, pace, lasts_ms };
  };
  return groups
    .map((legs) => legs.map(travellerOf).filter(({ path }) => path.length > 1))
    .filter((travellers) => travellers.length > 0);
}

/** How much of the line is behind at even steps in time, from 0 to 1: of a recording as it was, else steadily. */
function paceOf(/** @type {Leg} */ { properties: { way } }) {
  return way?.pace ? sums(way.pace).map((thousandths) => thousandths / WHOLE) : [0, 1];
}

/**
 * Send the travellers on their way.
 *
 * @param {import("../map.js").MapPane} pane
 * @param {Traveller[][]} groups
 * @returns {() => void} what takes them away
 */
function send({ map, met }, groups) {
  const longest = groups.map((group) => Math.max(...group.map(({ lasts_ms }) => lasts_ms)));
  const sum = longest.reduce((all, one) => all + one, 0);
  if (sum === 0) return () => {};
  const scale = Math.min(MOST_MS, Math.max(LEAST_MS, sum)) / sum / playSpeed();
  adopt(sheet);
  const layer = map.getPane(PANE) ?? map.createPane(PANE);
  layer.setAttribute("aria-hidden", "true");
  let delay = 0;
  let underWay = groups.flat().length;
  const arrived = () => --underWay || end();
  const signs = groups.flat().flatMap(({ leg: { sign } }) => sign ?? []);
  signs.forEach((sign) => sign.classList.add(AWAY));
  const moves = groups.flatMap((group, i) => {
    const timing = { delay, duration: longest[i] * scale };
    delay += timing.duration;
    return group.map((traveller) => move(layer, traveller, timing, { letters: met.letters, arrived }));
  });
  const end = () => {
    moves.forEach((stop) => stop());
    signs.forEach((sign) => sign.classList.remove(AWAY));
    map.off("zoomstart viewreset", end);
    document.removeEventListener("visibilitychange", end);
  };
  map.on("zoomstart viewreset", end);
  document.addEventListener("visibilitychange", end);
  return end;
}

/**
 * @param {HTMLElement} layer
 * @param {Traveller} traveller
 * @param {{delay: number, duration: number}} timing in milliseconds
 * @param {{letters: string[], arrived: () => void}} around `letters` of the tracks that are shown
 * @returns {() => void} what takes it away
 */
function move(layer, { leg, path, pace }, timing, { letters, arrived }) {
  const { element, turning, turn_deg } = markOf(leg, letters);
  const isRecorded = pace && pace.length > 2;
  const times = timesOf(path, pace);
  const how = { ...timing, easing: isRecorded ? "linear" : "ease-in-out" };
  const steps = path.map(({ x, y }, i) => ({
    transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`,
    offset: times[i],
  }));
  const turns = path.map(({ heading }, i) => ({
    transform: `rotate(${(heading + turn_deg).toFixed(0)}deg)`,
    offset: times[i],
    easing: "step-end",
  }));
  layer.append(element);
  const animations = [
    element.animate(steps, how),
    turning.animate(turns, how),
    element.animate(
      [{ opacity: 0 }, { opacity: 1, offset: 0.08 }, { opacity: 1, offset: 0.9 }, { opacity: 0 }],
      timing,
    ),
  ];
  animations[0].onfinish = () => {
    element.remove();
    arrived();
  };
  return () => element.remove();
}

/**
 * The mark of a traveller: the icon of the mode, a pointer that says which way it goes, and the letters of the tracks.
 *
 * @param {Leg} leg
 * @param {string[]} shown letters of the tracks that are shown
 */
function markOf({ properties: { mode }, strands }, shown) {
  const letters = strands.filter((letter) => shown.includes(letter));
  const look = letters.length === 1 ? ` ${lookOf(letters[0])}` : "";
  const face = mode && modeIcon(mode);
  const pointer = el("span", { class: "ex-traveller-pointer" });
  const element = el(
    "div",
    { class: `ex-traveller ex-traveller-${mode ?? "connection"}${look}`, "aria-hidden": "true" },
    pointer,
    el("span", { class: "ex-traveller-face" }, face),
    el("span", { class: "ex-traveller-tracks" }, letters.map(trackBadge)),
  );
  // An aircraft is drawn from above and turns itself; its picture points up.
  return mode === "air" && face
    ? { element, turning: face, turn_deg: 90 }
    : { element, turning: pointer, turn_deg: 0 };
}
