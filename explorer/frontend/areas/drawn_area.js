/**
 * One area on the map: its surface or line, what of its outline is an edge, and how it is pressed and named.
 */

import { fillOf } from "./hatches.js";
import { edgesOf } from "./outlines.js";
import { eventsOf } from "../core/document.js";

/** @typedef {import("./items.js").AreaItem} AreaItem */

const SILENT = { interactive: false, fill: false };

/**
 * Draw an area, as something to come.
 *
 * @param {import("../map/map.js").MapPane} pane
 * @param {AreaItem} item
 * @param {import("./areas.js").Acts & {renderer: any, group: any}} acts
 */
export function drawnArea(pane, item, acts) {
  const { map, doc } = pane;
  const layers = layersOf(pane, item, acts.renderer);
  for (const layer of layers) layer.addTo(acts.group);
  const pressed = layers.filter(({ options }) => options.interactive !== false);
  const elements = layers.map((layer) => /** @type {SVGElement} */ (layer.getElement()));
  const element = /** @type {any} */ (pressed[0].getElement());
  const name = () => item.name(item.next(acts.channel.state.event));
  makeButton(element, pressed, { ...acts, item, name });
  const isMet = () => item.positions.some((at) => eventsOf(doc)[at].shown);
  const isSurface = item.outlines.polygons.length > 0;
  const set = (/** @type {string} */ progress) => {
    for (const each of elements) each.dataset.progress = progress;
    if (progress === "current") element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
    element.setAttribute("aria-label", name());
  };
  set("coming");
  return {
    item,
    element,
    positions: item.positions,
    middle: () => middleOf(item, pressed[0]),
    set,
    meet: () => elements.forEach((each) => each.toggleAttribute("data-unmet", !isMet())),
    hint(event, place) {
      const isMeant = item.place ? item.place === place : item.events.includes(event);
      element.classList.toggle("ex-preview", isMeant);
    },
    /** The map looks at something else. */
    look: () => isSurface && element.classList.toggle("ex-area-around", isAround(map, element)),
  };
}

/** @returns {import("leaflet").Path[]} from the bottom up */
function layersOf({ L, journey }, { look, outlines: { digits, polygons, lines } }, renderer) {
  const named = (/** @type {string} */ kinds, more = {}) => ({
    renderer,
    className: `ex-area ex-area-${look} ${kinds}`,
    color: "",
    fillColor: fillOf(look),
    fillOpacity: 1,
    smoothFactor: 0.5,
    ...more,
  });
  const rings = polygons.flat();
  const edges = rings.map((ring) => edgesOf(ring, journey.west, digits));
  const isCut = edges.some(Boolean);
  const closed = (ring) => [...ring, ring[0]];
  const layers = [];
  if (rings.length > 0) layers.push(L.polygon(polygons, named(isCut ? "ex-area-unstroked" : "")));
  if (isCut) {
    const parts = edges.flatMap((found, at) => found ?? [closed(rings[at])]);
    layers.push(L.polyline(parts, named("ex-area-line", SILENT)));
  }
  if (lines.length > 0) {
    layers.push(L.polyline(lines, named("ex-area-line ex-area-edge", SILENT)));
    layers.push(L.polyline(lines, named("ex-area-line ex-area-front", SILENT)));
    layers.push(L.polyline(lines, named("ex-area-line ex-area-bed", { fill: false })));
  }
  return layers;
}

/** Let pointers and keys press and name it: at the pointer, or in its middle if it has the focus by keys. */
function makeButton(element, layers, { item, name, channel, select, showText }) {
  const choose = () => {
    if (item.place) select(item.place);
    else channel.select(item.next(channel.state.event), { from: "map" });
  };
  for (const layer of layers) {
    layer.on("click", choose);
    layer.on("mouseover mousemove", ({ latlng }) => showText(name(), latlng));
    layer.on("mouseout", () => showText(null));
  }
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "-1");
  if (item.place) element.dataset.place = item.place;
  else element.dataset.event = item.events[0];
  element.addEventListener("keydown", (press) => {
    if (press.key !== "Enter" && press.key !== " ") return;
    press.preventDefault();
    press.stopPropagation();
    choose();
  });
  element.addEventListener("focus", () => {
    if (element.matches(":focus-visible")) showText(name(), layers[0].getBounds().getCenter());
  });
  element.addEventListener("blur", () => showText(null));
}

/** The middle of an area; of a line the position in its middle. */
function middleOf({ outlines: { polygons, lines } }, layer) {
  if (polygons.length > 0) return layer.getBounds().getCenter();
  return lines[0][Math.floor(lines[0].length / 2)];
}

/** Whether the map looks at nothing but the inside of an area. */
function isAround(map, element) {
  const { min, max } = map.getPixelBounds();
  const { x: left, y: top } = map.getPixelOrigin();
  const corners = [min, max, { x: min.x, y: max.y }, { x: max.x, y: min.y }];
  return corners.every(({ x, y }) => element.isPointInFill(new DOMPoint(x - left, y - top)));
}
