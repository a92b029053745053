/**
 * The legend: what the shapes and lines on this map mean, as far as they occur in the story.
 */

import sheet from "./legend.css" with { type: "css" };
import { authored, eventsOf, placesOf, tracksOf } from "../core/document.js";
import { adopt, el, svg } from "../core/elements.js";
import { lettersOf, lookOf } from "../core/tracks.js";
import {
  foresightsIn,
  foresightSign,
  modeIcon,
  numberBadge,
  statusMark,
  trackBadge,
} from "../marks/marks.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {HTMLElement}
 */
export function legendOf({ doc, journey, say }) {
  adopt(sheet);
  const statuses = new Map(
    journey.stops.map(({ properties }) => [properties.status, properties.status_label]),
  );
  const travel = eventsOf(doc).flatMap(({ legs }) => legs);
  const modes = new Map(travel.map(({ mode, mode_label }) => [mode, mode_label]));
  const foresights = foresightsIn(eventsOf(doc).map(({ foresight }) => foresight));
  const paths = new Set(journey.legs.map(({ properties }) => properties.schematic));
  const rows = [
    ...[...statuses].map(([status, label]) => row(statusMark(status), label)),
    ...foresights.map((kind) => row(foresightSign(kind), say(`foresight_${kind}`))),
    row(numberBadge("1, 5"), say("map_numbers")),
    journey.stops.length > 1 && row(clusterSample(), say("map_cluster")),
    ...["past", "current", "coming"].map((look) => row(stopSample(look), say(`map_${look}`))),
    ...[...modes].map(([mode, label]) => row(modeIcon(mode), label)),
    ...trackRows(doc, journey),
    paths.has(false) && row(lineSample("known"), say("map_path_known")),
    paths.has(true) && row(lineSample("schematic"), say("map_path_schematic")),
    ...areaRows(doc, say),
    row(svg("svg", sample("ex-halo-sample"), svg("circle", { cx: 12, cy: 8, r: 7 })), say("map_halo")),
  ];
  // It scrolls where the map is low: the keys must be able to do that too.
  return el("ul", { tabindex: "0", "aria-label": say("map_legend") }, rows);
}

function row(sign, label) {
  return el("li", {}, el("span", { class: "ex-map-sample" }, sign), label);
}

/** The tracks of the story, each with its letter, and its line if it travels. */
function trackRows(doc, { legs }) {
  const letters = lettersOf(doc);
  const drawn = new Set(legs.flatMap(({ strands }) => strands));
  return tracksOf(doc).flatMap(({ id, label }) => {
    const letter = letters.get(id);
    if (!letter) return [];
    const line = drawn.has(letter) && lineSample(`schematic ex-strand ${lookOf(letter)}`);
    return [row([line, trackBadge(letter)], el("span", authored(doc), label))];
  });
}

/** The areas of events by their status, and those of places. */
function areaRows(doc, say) {
  const ofEvents = eventsOf(doc).filter(({ area }) => area !== null);
  const statuses = [...new Set(ofEvents.map(({ status }) => status.kind))];
  const isAny = Object.values(placesOf(doc)).some(({ area }) => area !== null);
  return [
    statuses.length > 0 && row(statuses.map(areaSample), say("map_area_event")),
    isAny && row(areaSample("place"), say("map_area_place")),
  ];
}

function areaSample(look) {
  const box = svg("path", { d: "M3 2H21V14H3Z", class: `ex-area ex-area-${look}`, "data-progress": "past" });
  return svg("svg", sample("ex-line-sample"), box);
}

function stopSample(progress) {
  return numberBadge("1", { "data-progress": progress });
}

function clusterSample() {
  return el("span", { class: "ex-cluster-count", "data-count": "4", "aria-hidden": "true" });
}

function lineSample(kind) {
  const line = svg("path", { d: "M0 8H24", class: `ex-leg ex-leg-${kind}`, "data-progress": "past" });
  return svg("svg", sample("ex-line-sample"), line);
}

function sample(className) {
  return { class: className, viewBox: "0 0 24 16", "aria-hidden": "true" };
}
