/**
 * The stops of the journey: buttons on the map. The shape of a button shows the status, its number the
 * order of the visits, its size and badge the reader's position.
 *
 * Of stops that would lie on each other one is drawn, which leads the others (`grouping.js`): the current
 * one, one that has the focus, else the one with the most events. Only what is drawn has elements; of very many stops
 * that is what is in the view (`crowd.js`).
 */

import { badgeForms } from "./badges.js";
import { drawClusters } from "./clusters.js";
import { apartFor, groupsOf, isCrowd, nearestPoint } from "./grouping.js";
import { eventsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { ifLoaded } from "../core/on_demand.js";
import { keysOfMarks } from "./mark_keys.js";
import { foresightsIn, foresightSign, numberBadge, statusMark } from "../marks/marks.js";
import { progressAt } from "../core/progress.js";

/** @import { EventView, StatusView } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */
/** @typedef {ReturnType<typeof import("./crowd.js").crowdOf>} Grouping */

const LIFT = { current: 2000, hint: 1000 };
const CLICK_REACH_PX = 14;
/** What is brought into view around a stop that gets the focus: at the sides as far as the controls. */
const FOCUS_ROOM = { iconSize: [160, 80], iconAnchor: [80, 40] };

/**
 * @typedef {Object} Face what is drawn for a group of stops
 * @property {number[]} members indices of the stops, the leading one first
 * @property {boolean} isCluster whether that is a cluster, else the leading stop itself
 * @property {HTMLElement} button
 * @property {HTMLElement} [beside] the cluster of the others, beside a stop that is drawn itself; else `button` again
 */

/**
 * @param {import("./map.js").MapPane} pane
 * @param {{select: (place: string) => void, hint: (place: string|null) => void, arrange: () => void}} acts `arrange` asks
 *   that `group` is called in the next frame
 * @returns {{show: (event: EventView, position: number) => void, hint: (place: string|null) => void,
 *   group: () => Face[], meet: () => void, remove: () => void}} `group` draws the stops and clusters of the present view,
 *   `meet` shows which stops meet the reader's conditions
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function drawStops(pane, acts) {
  const { L, map, journey, met, say, doc } = pane;
  const { stops, at } = journey;
  const layer = L.layerGroup().addTo(map);
  const grouping = isCrowd(stops) ? crowdIn(pane, acts.arrange) : allOf(pane);
  const lifted = { current: -1, hint: -1 };
  let position = -1;
  /** Indices of the stops that are drawn. */
  let leaders = new Set();

  const foresightOf = (positions) => foresightsIn(positions.map((nth) => eventsOf(doc)[nth].foresight))[0];
  // Marks may still cover a part of each other: a press means the nearest stop.
  const nearest = (event, place) => {
    const among = [...leaders];
    const points = among.map((i) => map.latLngToContainerPoint(stops[i].latLng));
    const near = nearestPoint(points, map.mouseEventToContainerPoint(event), CLICK_REACH_PX);
    return near === null ? place : stops[among[near]].place;
  };
  /** @type {Map<number, ReturnType<typeof drawnStop>>} those that have been drawn */
  const drawn = new Map();
  const stopAt = (/** @type {number} */ i) => {
    const made = drawn.get(i);
    if (made) return made;
    const isMet = () => met.stops[i];
    const next = drawnStop(L, layer, stops[i], { ...acts, nearest, say, foresightOf }, isMet);
    drawn.set(i, next);
    next.set(progressAt(stops[i].positions, position));
    return next;
  };
  const reveal = (place) => {
    const stop = stopAt(at.get(place) ?? 0);
    stop.draw();
    return stop.button();
  };
  const keys = keysOfMarks(pane);
  const clusters = drawClusters(pane, layer, { select: acts.select, reveal });

  const hideUnlessLed = (i) => {
    const isLifted = Object.values(lifted).includes(i) || stopAt(i).hasFocus();
    if (leaders.has(i) || isLifted) return;
    stopAt(i).hide();
    drawn.delete(i);
  };
  const lift = (why, place) => {
    const before = lifted[why];
    const now = at.get(place) ?? -1;
    if (before === now) return;
    lifted[why] = now;
    const raise = (i) => LIFT[Object.keys(lifted).find((reason) => lifted[reason] === i) ?? ""] ?? 0;
    for (const i of [before, now]) if (i >= 0) stopAt(i).lift(raise(i), lifted.hint === i);
    if (before >= 0) hideUnlessLed(before);
  };
  const show = ({ place, status }, next) => {
    position = next;
    drawn.forEach((stop, i) => stop.set(progressAt(stops[i].positions, position)));
    const now = at.get(place) ?? -1;
    if (now !== lifted.current) drawn.get(lifted.current)?.mark(null);
    lift("current", place);
    drawn.get(now)?.mark(status);
  };
  const group = () => {
    const leading = [...drawn.keys()].filter((i) => i === lifted.current || stopAt(i).hasFocus());
    const faces = grouping.groups(leading).map((members) => ({
      members,
      isCluster: members.length > 1 && !leading.includes(members[0]),
    }));
    leaders = new Set(faces.filter(({ isCluster }) => !isCluster).map(({ members: [leader] }) => leader));
    leaders.forEach((i) => stopAt(i).draw());
    [...drawn.keys()].forEach(hideUnlessLed);
    const several = faces.filter(({ members }) => members.length > 1);
    const buttons = clusters.show(
      several.map((face) => ({
        ...face,
        isReached: face.members.some((i) => stops[i].positions[0] <= position),
        isMet: face.members.some((i) => met.stops[i]),
      })),
    );
    const shown = faces.map(({ members, isCluster }) => {
      const beside = buttons.get(members[0]);
      const button = isCluster ? beside : stopAt(members[0]).button();
      return { members, isCluster, button: /** @type {HTMLElement} */ (button), beside };
    });
    keys.meet(shown, drawn.get(lifted.current)?.button());
    return shown;
  };

  group();
  return {
    show,
    hint: (place) => lift("hint", place),
    group,
    meet() {
      grouping.forget();
      drawn.forEach((stop) => stop.paint());
    },
    remove() {
      keys.remove();
      clusters.remove();
      layer.remove();
    },
  };
}

/**
 * The groups of a crowd; before their code is loaded, only the stops that have to lead one.
 *
 * @param {import("./map.js").MapPane} pane
 * @param {() => void} arrange
 * @returns {Grouping}
 */
function crowdIn(pane, arrange) {
  /** @type {Grouping|undefined} */
  let crowd;
  let isLoading = false;
  async function load() {
    isLoading = true;
    const part = await ifLoaded(async () => await import("./crowd.js"));
    isLoading = false; // if it could not be loaded, the next step tries again
    crowd = part?.crowdOf(pane);
    if (crowd) arrange();
  }
  return {
    forget: () => crowd?.forget(),
    groups(leading) {
      if (!crowd && !isLoading) load();
      return crowd?.groups(leading) ?? leading.map((stop) => [stop]);
    },
  };
}

/**
 * The groups of all stops, in the view or not.
 *
 * @param {import("./map.js").MapPane} pane
 * @returns {Grouping}
 */
function allOf({ map, root, journey: { stops }, met }) {
  const order = [...stops.keys()].sort((a, b) => stops[b].positions.length - stops[a].positions.length);
  return {
    forget() {},
    groups(leading) {
      const points = stops.map(({ latLng }) => map.latLngToContainerPoint(latLng));
      const among = order.filter((i) => met.stops[i] || root.dataset.rest === "dim");
      among.sort((a, b) => Number(met.stops[b]) - Number(met.stops[a]));
      return groupsOf(points, { order: among, leading, apart_px: apartFor(window) });
    },
  };
}

/**
 * One stop: made into a button when it is first drawn, with its progress in `data-progress`.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").LayerGroup} group
 * @param {import("./journey.js").Stop} stop
 */
function drawnStop(L, group, stop, acts, isMet) {
  let progress = "coming";
  let marker = /** @type {import("leaflet").Marker|null} */ (null);
  let button = /** @type {HTMLElement|null} */ (null);
  let shown = stop.properties.status;
  const paint = () => {
    button?.setAttribute("data-progress", progress);
    button?.toggleAttribute("data-unmet", !isMet());
  };
  const make = () => {
    button = stopButton(stop, acts);
    paint();
    marker = markerOf(L, stop, button);
  };
  const isDrawn = () => marker !== null && group.hasLayer(marker);
  return {
    set(/** @type {string} */ next) {
      if (next === progress) return;
      progress = next;
      paint();
    },
    paint,
    draw() {
      if (!marker) make();
      if (marker && !isDrawn()) group.addLayer(marker);
    },
    button: () => (isDrawn() ? button : null),
    /** Show another status than its own: that of the event which the reader is at. */
    mark(status) {
      const next = status?.kind ?? stop.properties.status;
      if (next === shown) return;
      shown = next;
      button?.firstChild?.replaceWith(statusMark(next));
      button?.setAttribute("aria-label", labelOf(stop, status, acts.say));
    },
    hide: () => isDrawn() && marker && group.removeLayer(marker),
    hasFocus: () => isDrawn() && button === document.activeElement,
    lift(offset, isHinted) {
      if (offset) this.draw();
      marker?.setZIndexOffset(offset);
      button?.classList.toggle("ex-preview", isHinted);
    },
  };
}

/**
 * @param {typeof import("leaflet")} L
 * @param {import("./journey.js").Stop} stop
 * @param {HTMLElement} button
 */
function markerOf(L, { latLng }, button) {
  /** @type {any} */
  const icon = { options: FOCUS_ROOM, createIcon: () => button, createShadow: () => null };
  L.DomEvent.disableClickPropagation(button);
  return L.marker(latLng, { icon, keyboard: false, interactive: false });
}

/**
 * Its name, number and status: its own, or that of the event which the reader is at.
 *
 * @param {import("./journey.js").Stop} stop
 * @param {StatusView|null} status
 * @param {Say} say
 */
function labelOf({ properties: { label, name, number_label } }, status, say) {
  if (!status) return label;
  return say("stop_label", { name, number: number_label, status: say(`inline_status_${status.kind}`) });
}

/** Whether a pointer pressed the mark, where others may lie on top, not the name beside it. */
function isOnMark({ detail, target, currentTarget }) {
  return detail > 0 && !currentTarget.querySelector(".ex-stop-name").contains(target);
}

/**
 * @param {import("./journey.js").Stop} stop
 */
function stopButton({ place, positions, properties }, { select, nearest, hint, foresightOf }) {
  const attributes = {
    type: "button",
    class: "leaflet-marker-icon ex-stop",
    tabindex: "-1",
    "data-place": place,
    "aria-label": properties.label,
    onclick: (event) => select(isOnMark(event) ? nearest(event, place) : place),
    onpointerenter: ({ pointerType }) => pointerType !== "touch" && hint(place),
    onpointerleave: () => hint(null),
    onfocus: ({ target }) => target.matches(":focus-visible") && hint(place),
    onblur: () => hint(null),
  };
  const badge = numberBadge(badgeForms(properties.numbers)[0] ?? "");
  const name = el("span", { class: "ex-stop-name", "aria-hidden": "true", dir: "auto" }, properties.name);
  const sign = foresightSign(foresightOf(positions));
  return el("button", attributes, statusMark(properties.status), badge, name, sign);
}
