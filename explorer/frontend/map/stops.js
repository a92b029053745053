/**
 * The stops of the journey: buttons on the map. The shape of a button shows the status, its number the
 * order of the visits, its size and badge the reader's position.
 *
 * If there are very many stops, each has a dot, and only those in view that do not hide each other have
 * a button; a click that hits no button selects the nearest dot.
 */

import { el } from "../core/elements.js";
import { chooseStops, isCrowd, nearestStop } from "./crowd.js";
import { runsOf } from "./layout.js";
import { numberBadge, statusMark } from "../marks/marks.js";
import { onTheme } from "../core/theme.js";

/** @import { EventView, StatusView } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

const LIFT = { current: 2000, hint: 1000 };
const DOTS_PANE = "ex-dots";
const CLICK_REACH_PX = 14;
/** What is brought into view around a stop that gets the focus: at the sides as far as the controls. */
const FOCUS_ROOM = { iconSize: [160, 80], iconAnchor: [80, 40] };

/**
 * @param {import("./map.js").MapPane} pane
 * @param {{select: (place: string) => void, hint: (place: string|null) => void}} acts
 * @returns {{tracked: import("./progress.js").Tracked[], show: (event: EventView) => void,
 *   hint: (place: string|null) => void, buttonOf: (place: string) => HTMLElement|null,
 *   remove: () => void}}
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function drawStops(pane, acts) {
  const { L, map, journey, say } = pane;
  const group = L.layerGroup().addTo(map);
  const isThinned = isCrowd(journey.stops);
  const dots = isThinned ? drawDots(pane, group) : { set() {}, remove() {} };
  // Marks that lie on each other hide each other's middle: a press means the nearest stop.
  const nearest = (event, place) => {
    const point = map.mouseEventToContainerPoint(event);
    const near = nearestStop(pointsOf(map, journey.stops), point, CLICK_REACH_PX);
    return near === null ? place : journey.stops[near].place;
  };
  const drawn = new Map(
    journey.stops.map((stop, i) => [
      stop.place,
      drawnStop(L, group, stop, { ...acts, nearest, say }, (to) => dots.set(i, to)),
    ]),
  );
  const lifted = { current: null, hint: null };
  const choose = isThinned ? () => thinOut(map, drawn, lifted) : () => {};
  if (!isThinned) drawn.forEach((stop) => stop.draw());

  const lift = (why, place) => {
    const before = lifted[why];
    if (before === place) return;
    lifted[why] = place;
    const raise = (at) => LIFT[Object.keys(lifted).find((reason) => lifted[reason] === at)] ?? 0;
    drawn.get(before)?.lift(raise(before), lifted.hint === before);
    drawn.get(place)?.lift(raise(place), lifted.hint === place);
  };
  const show = ({ place, status }) => {
    if (place !== lifted.current) drawn.get(lifted.current ?? "")?.mark(null);
    lift("current", place);
    drawn.get(place)?.mark(status);
  };
  const pick = ({ containerPoint }) => {
    const near = nearestStop(pointsOf(map, journey.stops), containerPoint, CLICK_REACH_PX);
    if (near !== null) acts.select(journey.stops[near].place);
  };

  if (isThinned) {
    map.on("moveend", choose);
    map.on("click", pick);
    choose();
  }
  return {
    tracked: [...drawn.values()],
    buttonOf: (place) => drawn.get(place)?.button() ?? null,
    show,
    hint: (place) => lift("hint", place),
    remove() {
      map.off("moveend", choose);
      map.off("click", pick);
      dots.remove();
      group.remove();
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
function drawnStop(L, group, stop, acts, colourDot) {
  let progress = "coming";
  /** @type {import("leaflet").Marker|null} */
  let marker = null;
  /** @type {HTMLElement|null} */
  let button = null;
  let shown = stop.properties.status;
  const make = () => {
    button = stopButton(stop, acts);
    button.dataset.progress = progress;
    marker = markerOf(L, stop, button);
  };
  const isDrawn = () => marker !== null && group.hasLayer(marker);
  return {
    stop,
    positions: stop.positions,
    set(next) {
      progress = next;
      if (button) button.dataset.progress = next;
      colourDot(next);
    },
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
function stopButton({ place, properties }, { select, nearest, hint }) {
  const attributes = {
    type: "button",
    class: "leaflet-marker-icon ex-stop",
    "data-place": place,
    "aria-label": properties.label,
    onclick: (event) => select(isOnMark(event) ? nearest(event, place) : place),
    onpointerenter: ({ pointerType }) => pointerType !== "touch" && hint(place),
    onpointerleave: () => hint(null),
    onfocus: ({ target }) => target.matches(":focus-visible") && hint(place),
    onblur: () => hint(null),
  };
  const badge = numberBadge(runsOf(properties.numbers));
  const name = el("span", { class: "ex-stop-name", "aria-hidden": "true", dir: "auto" }, properties.name);
  return el("button", attributes, statusMark(properties.status), badge, name);
}

/**
 * Dots for a crowd, on one canvas that lets every click through.
 *
 * @param {import("./map.js").MapPane} pane
 */
function drawDots({ L, map, root, journey }, group) {
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
  return {
    set: (i, progress) => dots[i].setStyle({ fillOpacity: progress === "coming" ? 0 : 0.8 }),
    remove: onTheme(window, recolour),
  };
}

/** Draw the buttons that have room, and take away those that have none. */
function thinOut(map, drawn, { current, hint }) {
  const stops = [...drawn.values()];
  const points = pointsOf(
    map,
    stops.map(({ stop }) => stop),
  );
  const isKept = (i) => [current, hint].includes(stops[i].stop.place) || stops[i].hasFocus();
  const chosen = chooseStops(points, map.getSize(), isKept);
  stops.forEach((stop, i) => (chosen.has(i) ? stop.draw() : stop.hide()));
}

function pointsOf(map, stops) {
  return stops.map(({ latLng }) => map.latLngToContainerPoint(latLng));
}
