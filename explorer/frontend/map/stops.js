/**
 * The stops of the journey: buttons on the map. The shape of a button shows the status, its number the
 * order of the visits, its size and badge the reader's position.
 *
 * Of stops that would lie on each other one is drawn, which leads the others (`grouping.js`): the current
 * one, one that has the focus, else the one with the most events. If there are very many stops, each has a
 * dot as well; a click that hits no button selects the nearest.
 */

import { badgeForms } from "./badges.js";
import { drawClusters } from "./clusters.js";
import { isAround, isCrowd, nearestStop } from "./crowd.js";
import { apartFor, groupsOf } from "./grouping.js";
import { eventsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { keysOfMarks } from "./mark_keys.js";
import { foresightsIn, foresightSign, numberBadge, statusMark } from "../marks/marks.js";
import { onTheme } from "../core/theme.js";

/** @import { EventView, StatusView } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

const LIFT = { current: 2000, hint: 1000 };
const DOTS_PANE = "ex-dots";
const CLICK_REACH_PX = 14;
/** How much of a dot is left that does not meet the reader's conditions; `map.css` does the same to buttons. */
const DIMMED = 0.25;
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
 * @param {{select: (place: string) => void, hint: (place: string|null) => void}} acts
 * @returns {{tracked: import("../core/progress.js").Tracked[], show: (event: EventView) => void,
 *   hint: (place: string|null) => void,
 *   group: () => Face[], meet: () => void, remove: () => void}} `group` draws the stops and clusters of the present view,
 *   `meet` shows which stops meet the reader's conditions
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function drawStops(pane, acts) {
  const { L, map, root, journey, met, say, doc } = pane;
  const { stops } = journey;
  const layer = L.layerGroup().addTo(map);
  const isThinned = isCrowd(stops);
  const dots = isThinned ? drawDots(pane, layer) : { of: () => () => {}, remove() {} };
  const isGone = (i) => !met.stops[i] && root.dataset.rest !== "dim";
  const order = [...stops.keys()].sort((a, b) => stops[b].positions.length - stops[a].positions.length);
  const lifted = { current: /** @type {?string} */ (null), hint: /** @type {?string} */ (null) };
  /** Indices of the stops that are drawn. */
  let leaders = new Set();

  const foresightOf = (positions) => foresightsIn(positions.map((at) => eventsOf(doc)[at].foresight))[0];
  const nearestTo = (point) => {
    const among = isThinned ? [...stops.keys()].filter((i) => !isGone(i)) : [...leaders];
    const points = among.map((i) => map.latLngToContainerPoint(stops[i].latLng));
    const near = nearestStop(points, point, CLICK_REACH_PX);
    return near === null ? null : stops[among[near]].place;
  };
  // Marks may still cover a part of each other: a press means the nearest stop.
  const nearest = (event, place) => nearestTo(map.mouseEventToContainerPoint(event)) ?? place;
  const drawn = stops.map((stop, i) =>
    drawnStop(
      L,
      layer,
      stop,
      { ...acts, nearest, say, foresightOf },
      { dot: dots.of(i), isMet: () => met.stops[i] },
    ),
  );
  const byPlace = new Map(drawn.map((each) => [each.stop.place, each]));
  const reveal = (place) => {
    byPlace.get(place)?.draw();
    return byPlace.get(place)?.button() ?? null;
  };
  const keys = keysOfMarks(pane);
  const clusters = drawClusters(pane, layer, { select: acts.select, reveal });

  const hideUnlessLed = (i) => {
    const isLifted = Object.values(lifted).includes(stops[i].place) || drawn[i].hasFocus();
    if (!leaders.has(i) && !isLifted) drawn[i].hide();
  };
  const lift = (why, place) => {
    const before = lifted[why];
    if (before === place) return;
    lifted[why] = place;
    const raise = (at) => LIFT[Object.keys(lifted).find((reason) => lifted[reason] === at)] ?? 0;
    byPlace.get(before)?.lift(raise(before), lifted.hint === before);
    byPlace.get(place)?.lift(raise(place), lifted.hint === place);
    if (byPlace.has(before)) hideUnlessLed(stops.findIndex((stop) => stop.place === before));
  };
  const show = ({ place, status }) => {
    if (place !== lifted.current) byPlace.get(lifted.current ?? "")?.mark(null);
    lift("current", place);
    byPlace.get(place)?.mark(status);
  };
  const group = () => {
    const points = stops.map(({ latLng }) => map.latLngToContainerPoint(latLng));
    const size = map.getSize();
    const leading = [...stops.keys()].filter((i) => stops[i].place === lifted.current || drawn[i].hasFocus());
    const among = order.filter((i) => !isGone(i) && (!isThinned || isAround(points[i], size)));
    among.sort((a, b) => Number(met.stops[b]) - Number(met.stops[a]));
    const groups = groupsOf(points, { order: among, leading, apart_px: apartFor(window) });
    const faces = groups.map((members) => ({
      members,
      isCluster: members.length > 1 && !leading.includes(members[0]),
    }));
    leaders = new Set(faces.filter(({ isCluster }) => !isCluster).map(({ members: [leader] }) => leader));
    leaders.forEach((i) => drawn[i].draw());
    drawn.forEach((_, i) => hideUnlessLed(i));
    const several = faces.filter(({ members }) => members.length > 1);
    const isReached = (i) => drawn[i].progress() !== "coming";
    const isMet = (i) => met.stops[i];
    const buttons = clusters.show(
      several.map((face) => ({
        ...face,
        isReached: face.members.some(isReached),
        isMet: face.members.some(isMet),
      })),
    );
    const shown = faces.map(({ members, isCluster }) => {
      const beside = buttons.get(members[0]);
      const button = isCluster ? beside : drawn[members[0]].button();
      return { members, isCluster, button: /** @type {HTMLElement} */ (button), beside };
    });
    keys.meet(shown, byPlace.get(lifted.current ?? "")?.button());
    return shown;
  };
  const pick = ({ containerPoint }) => {
    const place = nearestTo(containerPoint);
    if (place !== null) acts.select(place);
  };

  group();
  if (isThinned) map.on("click", pick);
  return {
    tracked: drawn,
    show,
    hint: (place) => lift("hint", place),
    group,
    meet: () => drawn.forEach((stop) => stop.paint()),
    remove() {
      map.off("click", pick);
      keys.remove();
      clusters.remove();
      dots.remove();
      layer.remove();
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
function drawnStop(L, group, stop, acts, { dot, isMet }) {
  let progress = "coming";
  let marker = /** @type {import("leaflet").Marker|null} */ (null);
  let button = /** @type {HTMLElement|null} */ (null);
  let shown = stop.properties.status;
  const paint = () => {
    dot(progress);
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
    stop,
    positions: stop.positions,
    set(next) {
      progress = next;
      paint();
    },
    paint,
    draw() {
      if (!marker) make();
      if (marker && !isDrawn()) group.addLayer(marker);
    },
    button: () => (isDrawn() ? button : null),
    progress: () => progress,
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

/**
 * Dots for a crowd, on one canvas that lets every click through.
 *
 * @param {import("./map.js").MapPane} pane
 */
function drawDots({ L, map, root, journey, met }, group) {
  const canvasPane = map.getPane(DOTS_PANE) ?? map.createPane(DOTS_PANE);
  canvasPane.classList.add("ex-dots");
  const renderer = L.canvas({ pane: DOTS_PANE });
  group.addLayer(renderer);
  const look = { renderer, pane: DOTS_PANE, interactive: false, radius: 4, weight: 1.5 };
  const colours = () => {
    const style = getComputedStyle(root);
    return journey.stops.map(({ properties }) => style.getPropertyValue(`--ex-${properties.status}`).trim());
  };
  const present = colours();
  const dots = journey.stops.map(({ latLng }, i) =>
    L.circleMarker(latLng, { ...look, color: present[i], fillOpacity: 0 }).addTo(group),
  );
  const recolour = () => {
    const next = colours();
    dots.forEach((dot, i) => dot.setStyle({ color: next[i] }));
  };
  const restOpacity = () => (root.dataset.rest === "dim" ? DIMMED : 0);
  return {
    of: (i) => (progress) => {
      const opacity = met.stops[i] ? 1 : restOpacity();
      dots[i].setStyle({ opacity, fillOpacity: progress === "coming" ? 0 : 0.8 * opacity });
    },
    remove: onTheme(window, recolour),
  };
}
