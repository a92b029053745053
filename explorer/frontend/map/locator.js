/**
 * The locator: all stops of the journey on a small map, of a short one the legs too, with the part that the large map
 * shows.
 */

import { aboutOf } from "../core/document.js";
import { createBasemap } from "../basemap/basemap.js";
import { el } from "../core/elements.js";
import { fittedLegs } from "./journey.js";
import { worldHere } from "./layers.js";
import { onTheme, themeOf } from "../core/theme.js";

const MARGIN_PX = 14;
/** The least size of the frame around what the large map shows. */
const LEAST_PX = 10;
/** Of stops nearer to each other than about this, one is drawn. */
const APART_PX = 2;

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{element: HTMLElement, look: () => void, remove: () => void}} `look` draws it when it is seen; it is hidden
 *   where the large map shows the whole journey
 */
export function drawLocator({ L, map, doc, journey }) {
  const element = el("div", { class: "ex-locator", "aria-hidden": "true" });
  /** @type {ReturnType<typeof smallMap>|null} */
  let small = null;
  function look() {
    if (!element.isConnected || !journey.bounds) return;
    element.hidden = map.getBounds().contains(journey.bounds);
    if (element.hidden) return;
    small ??= smallMap(L, element, aboutOf(doc).lang, { ...journey, legs: fittedLegs(doc, journey.legs) });
    small.show(map.getBounds());
  }
  map.on("moveend", look);
  return {
    element,
    look,
    remove() {
      map.off("moveend", look);
      small?.remove();
    },
  };
}

function smallMap(L, element, lang, { bounds, legs, stops }) {
  const still = { zoomControl: false, attributionControl: false, keyboard: false, dragging: false };
  const quiet = { touchZoom: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false };
  const map = L.map(element, { ...still, ...quiet, zoomAnimation: false, fadeAnimation: false });
  map.fitBounds(bounds, { padding: [MARGIN_PX, MARGIN_PX], animate: false });
  const basemap = createBasemap(L, map, { world: worldHere(), lang, theme: themeOf(window) });
  basemap.layer.addTo(map);
  const look = { interactive: false };
  for (const { lines } of legs) L.polyline(lines, { ...look, className: "ex-locator-leg" }).addTo(map);
  for (const latLng of apart(map, stops))
    L.circleMarker(latLng, { ...look, radius: 2, className: "ex-locator-stop" }).addTo(map);
  const frame = L.rectangle(bounds, { ...look, className: "ex-locator-window" }).addTo(map);
  const stopTheme = onTheme(window, basemap.setTheme);
  return {
    show: (seen) => frame.setBounds(visible(L, map, seen)),
    remove() {
      stopTheme();
      basemap.remove();
      map.remove();
    },
  };
}

/** Where stops are, one for those that would cover each other. */
function apart(map, stops) {
  const found = new Map();
  for (const { latLng } of stops) {
    const { x, y } = map.latLngToContainerPoint(latLng).divideBy(APART_PX).round();
    found.set(`${x} ${y}`, latLng);
  }
  return found.values();
}

/** The same bounds, or larger ones around their middle that can be seen. */
function visible(L, map, bounds) {
  const corners = [bounds.getSouthWest(), bounds.getNorthEast()].map((at) => map.latLngToContainerPoint(at));
  const middle = corners[0].add(corners[1]).divideBy(2);
  const half = (axis) => Math.max(LEAST_PX, Math.abs(corners[1][axis] - corners[0][axis])) / 2;
  const reach = L.point(half("x"), half("y"));
  const ends = [middle.subtract(reach), middle.add(reach)].map((point) => map.containerPointToLatLng(point));
  return L.latLngBounds(ends);
}
