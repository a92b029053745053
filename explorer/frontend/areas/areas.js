/**
 * The areas of the map: that of an event in the look of its status, that of a place as a quiet outline. They lie under
 * stops, legs and names. Loaded on demand, as few stories have any.
 */

import sheet from "./areas.css" with { type: "css" };
import { drawnArea } from "./drawn_area.js";
import { hatches } from "./hatches.js";
import { areaItems } from "./items.js";
import { eventsOf, positionOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";
import { nearestMark } from "../core/nearest.js";
import { trackProgress } from "../core/progress.js";
import { rove } from "../core/roving.js";

const PANE = "ex-areas";
/** Over the background, under its names. */
const PANE_ORDER = 240;

/**
 * @typedef {Object} Acts
 * @property {import("../core/channel.js").Channel} channel
 * @property {(text: string|null, latLng?: object) => void} showText shows what an area is
 * @property {(place: string) => void} select what a click on a place does
 */

/**
 * @param {import("../map/map.js").MapPane} pane
 * @param {Acts} acts
 * @returns {{meet: () => void, remove: () => void}} `meet` shows which areas meet the reader's conditions
 */
export function drawAreas(pane, acts) {
  const { L, map, doc } = pane;
  const { channel } = acts;
  adopt(sheet);
  const below = map.getPane(PANE) ?? map.createPane(PANE);
  below.style.zIndex = String(PANE_ORDER);
  const renderer = rendererLike(map.options.renderer);
  const group = L.layerGroup().addTo(map);
  const areas = areaItems(pane).map((item) => drawnArea(pane, item, { ...acts, renderer, group }));
  renderer._container?.prepend(hatches());

  const elements = () => areas.map(({ element }) => element).filter(isSeen);
  const keys = rove(below, elements, nearestMark);
  const name = nameTag(L, map);
  const progress = trackProgress(eventsOf(doc).length, areas);
  const show = ({ event }) => {
    const position = positionOf(doc, event);
    if (position < 0) return;
    progress.move(position);
    const current = areas.find(({ positions }) => positions.includes(position));
    keys.stopAt((current ?? areas[0])?.element);
    name.show(eventsOf(doc)[position], current);
  };
  const hint = (event, { place }) => areas.forEach((area) => area.hint(event, place));
  const look = () => areas.forEach((area) => area.look());
  const meet = () => areas.forEach((area) => area.meet());
  meet();
  show(channel.state);
  look();
  map.on("moveend", look);
  const stops = [channel.onState(show), channel.onPreview(hint)];
  return {
    meet,
    remove() {
      map.off("moveend", look);
      stops.forEach((stop) => stop());
      keys.remove();
      name.remove();
      group.remove();
      renderer.remove();
    },
  };
}

/** Another renderer of the kind that draws the map's own lines: on whole pixels, see `map/renderer.js`. */
function rendererLike(/** @type {any} */ { constructor: Renderer }) {
  return new Renderer({ pane: PANE });
}

/** What the current event is, in the middle of its area: it has no place whose mark would be named. */
function nameTag(L, map) {
  const said = el("span");
  const element = el("div", { class: "ex-area-name", "aria-hidden": "true" }, said);
  const icon = { options: {}, createIcon: () => element, createShadow: () => null };
  const options = /** @type {any} */ ({ icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
  const marker = L.marker([0, 0], options);
  return {
    show({ place, title }, area) {
      said.textContent = title;
      element.classList.toggle("ex-area-name-above", area?.item.outlines.polygons.length === 0);
      if (area && place === null) marker.setLatLng(area.middle()).addTo(map);
      else marker.remove();
    },
    remove: () => marker.remove(),
  };
}

function isSeen(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && !element.hasAttribute("data-unmet");
}
