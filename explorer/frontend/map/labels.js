/**
 * Labels: name and status in words, at the current stop and at the one that is pointed at; and what
 * is known about a leg, at the pointer.
 */

import { el } from "../core/elements.js";
import { belowOf, captionBox, edgeBefore, isInside, nearestIn } from "./boxes.js";
import { eventsOf, placesOf } from "../core/document.js";
import { statusMark } from "../marks/marks.js";
import { isPicture, isWaiting, small } from "../media/pictures.js";

/** @import { EventView } from "../core/story_document.js" */

/**
 * @param {import("./map.js").MapPane} pane
 * @param {() => void} arrange asks that `fit` is called in the next frame: it lays out the page
 * @returns {{show: (event: EventView) => void, hint: (place: string|null) => void,
 *   showText: (text: string|null, latLng?: object) => void,
 *   fit: (controls: import("./boxes.js").Box[]) => import("./boxes.js").Box[],
 *   remove: () => void}} `show` for the event which the reader is at, `hint` for a place that is
 *   hovered, `showText` for a text at any spot; `fit` puts them where they cover no stop and no
 *   control, and gives the box of the current one where it is in view
 */
export function drawLabels({ L, map, doc, journey, room }, arrange) {
  const stops = { get: (/** @type {?string} */ place) => journey.stops[journey.at.get(place) ?? -1] };
  const labels = {
    current: label(L, map, "current", arrange),
    hint: label(L, map, "hint", arrange),
    text: label(L, map, "text", arrange),
  };
  /** @type {string|null} */
  let current = null;
  /** @type {string|null} */
  let hinted = null;
  const put = (look, stop, kind, word) => {
    const shown = look === "hint" && stop && pictureAt(doc, stop);
    if (stop) labels[look].put(stop.latLng, [shown, ...words(stop, look, kind, word)].filter(Boolean));
    else labels[look].hide();
  };
  const hint = (/** @type {?string} */ place) => {
    hinted = place;
    const stop = place === current ? undefined : stops.get(place);
    put("hint", stop, stop?.properties.status, stop?.properties.status_label);
  };
  const fit = (controls) => {
    const around = { view: room.view(), hard: [...controls, ...room.marks(current)], soft: room.badges() };
    const boxes = labels.current.fit(around);
    const beside = { ...around, soft: [...around.soft, ...boxes] };
    labels.hint.fit(beside);
    labels.text.fit(beside);
    return boxes;
  };
  return {
    show({ place, status }) {
      current = place;
      put("current", stops.get(place), status.kind, status.label);
      if (hinted) hint(hinted);
    },
    hint,
    showText: (text, latLng) => (text === null ? labels.text.hide() : labels.text.put(latLng, [text])),
    fit,
    remove: () => Object.values(labels).forEach((part) => part.hide()),
  };
}

/**
 * A small picture of a place, or of what happens there; none that readers are to ask for.
 *
 * @param {import("../core/story_document.js").StoryDocument} doc
 */
function pictureAt(doc, /** @type {import("./journey.js").Stop} */ { place, positions }) {
  const here = positions.map((at) => eventsOf(doc)[at]).filter((event) => event.place === place);
  const media = [placesOf(doc)[place], ...here].flatMap((each) => each.media);
  const found = media.find((medium) => isPicture(medium) && !isWaiting(medium));
  return found && small(doc, found);
}

/**
 * @param {import("./journey.js").Stop} stop
 */
function words({ properties: { name, number_label } }, look, kind, word) {
  // At the current stop the badge is in full colour, and the less its label covers the better.
  const number = look === "hint" ? [el("span", {}, number_label)] : [];
  return [el("strong", { dir: "auto" }, name), ...number, statusMark(kind), el("span", {}, word)];
}

/** A marker rather than one of Leaflet's tooltips, which lay out the page within the step. */
function label(L, map, look, arrange) {
  const said = el("span", { class: "ex-map-said" });
  const element = el("div", { class: `ex-map-label ex-map-label-${look}`, "aria-hidden": "true" }, said);
  const icon = { options: {}, createIcon: () => element, createShadow: () => null };
  const marker = L.marker([0, 0], { icon, interactive: false, keyboard: false, zIndexOffset: 4000 });

  /** Its box where its stop is in view; nothing where it is not shown or out of view. */
  function fit(around) {
    if (!element.isConnected) return [];
    const point = map.latLngToContainerPoint(marker.getLatLng());
    const { view } = around;
    said.dataset.beyond = edgeBefore(point, view);
    const size = { width: said.offsetWidth, height: said.offsetHeight };
    const isSeen = isInside(point, view);
    // A stop out of view: the current one is on the way into it and has its label where it will be,
    // one that is pointed at has it at the edge, with an arrow, beside the controls.
    const isComing = look === "current" && !isSeen;
    const box = isComing ? belowOf(point, size) : captionBox(nearestIn(point, view), size, around);
    said.style.left = `${box.left - point.x}px`;
    said.style.top = `${box.top - point.y}px`;
    return isSeen ? [box] : [];
  }

  return {
    hide: () => marker.remove(),
    put(latLng, content) {
      said.replaceChildren(...content);
      marker.setLatLng(latLng).addTo(map);
      arrange();
    },
    fit,
  };
}
