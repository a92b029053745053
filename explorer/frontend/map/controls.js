/**
 * The controls in the corners of the map: zoom, the whole journey, the choice of background, the
 * legend, the places and the scale; ours throughout, because Leaflet's own speak English.
 */

import { el } from "../core/elements.js";
import { fillFrom } from "../core/on_demand.js";
import { toolbar } from "../core/roving.js";
import { icon } from "../marks/icons.js";
import { zoomBy } from "./zooms.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {{showJourney: () => void, giveBack: () => void, find: (place: string) => void,
 *   layers: ReturnType<typeof import("./layers.js").showLayers>,
 *   captions: {element: HTMLElement}}} parts
 * @returns {{showByHand: (isByHand: boolean) => void, remove: () => void}} `showByHand` offers the way back to the
 *   author's view, or says that it is shown again
 */
export function drawControls(pane, { showJourney, giveBack, find, layers, captions }) {
  const { L, map, say } = pane;
  const { bar, showByHand, showLimits } = drawBar(pane, showJourney, giveBack);
  const backgrounds = layers.manage ? [backgroundsFold(pane, layers.manage)] : [];
  const places = placesFold(pane, find);
  const folds = [...backgrounds, legendFold(pane), places.element];
  const summaries = folds.map((details) => /** @type {HTMLElement} */ (details.firstChild));
  const panels = toolbar(barOf(say("map_panels")), summaries, folds);

  map.attributionControl?.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  const controls = [
    corner(L, "topleft", bar),
    corner(L, "topright", panels.element),
    L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 100 }),
    corner(L, "bottomleft", layers.coarse),
    corner(L, "bottomright", captions.element),
    corner(L, "bottomright", layers.notice),
  ];
  controls.forEach((control) => control.addTo(map));
  const fold = () => folds.forEach((details) => (details.open = false));
  map.on("click", fold).on("zoomend zoomlevelschange", showLimits);
  return {
    showByHand,
    remove() {
      map.off("click", fold).off("zoomend zoomlevelschange", showLimits);
      places.remove();
      controls.forEach((control) => control.remove());
    },
  };
}

/** The buttons that move the map; `showByHand` as in `drawControls`. */
function drawBar({ map, root, say, memory }, showJourney, giveBack) {
  const button = (action, name, onclick) =>
    el("button", { ...named(name), type: "button", "data-action": action, onclick }, icon(action));
  const back = button("authors-view", say("map_authors_view"), giveBack);
  back.hidden = !memory.isByHand;
  const said = el("p", { class: "ex-hidden", role: "status" });
  const buttons = [
    button("zoom-in", say("map_zoom_in"), () => zoomBy(map, 1)),
    button("zoom-out", say("map_zoom_out"), () => zoomBy(map, -1)),
    button("whole-journey", say("whole_journey"), showJourney),
    back,
  ];
  const bar = toolbar(barOf(say("map_controls")), buttons, [...buttons, said]);
  function showByHand(isByHand) {
    if (!isByHand && document.activeElement === back) root.focus({ preventScroll: true });
    if (!isByHand) bar.stopAt(buttons[0]);
    back.hidden = !isByHand;
    said.textContent = say(isByHand ? "map_view_kept" : "map_view_given_back");
  }
  /** Which of the first two buttons would do nothing; they keep the focus. */
  function showLimits() {
    const zoom = map.getZoom();
    const ends = [zoom >= map.getMaxZoom(), zoom <= map.getMinZoom()];
    ends.forEach((isEnd, i) => buttons[i].setAttribute("aria-disabled", String(isEnd)));
  }
  return { bar: bar.element, showByHand, showLimits };
}

function barOf(name) {
  return { class: "ex-map-bar", "aria-orientation": "vertical", "aria-label": name };
}

/** The choice of what lies behind the map, behind its button. */
function backgroundsFold({ say }, manage) {
  const content = el("div", { class: "ex-map-layers" });
  const element = folding(icon("layers"), say("map_background"), content);
  return filledFold(element, content, say, manage, (managed) => managed.fill(content));
}

/** The legend behind its button. */
function legendFold(pane) {
  const content = el("div", { class: "ex-map-legend" });
  const element = folding(icon("legend"), pane.say("map_legend"), content);
  const load = async () => await import("./legend.js");
  return filledFold(element, content, pane.say, load, ({ legendOf }) => {
    content.replaceChildren(legendOf(pane));
  });
}

/** A part that is loaded when it unfolds. */
function filledFold(element, content, say, load, fill) {
  element.addEventListener("toggle", () => element.open && fillFrom(content, say, load, fill));
  return element;
}

/** The places behind their button, which gets the focus back when one of them is chosen. */
function placesFold(pane, find) {
  /** @type {ReturnType<typeof import("./places_panel.js").placesPanel>|undefined} */
  let panel;
  const content = el("div", { class: "ex-map-places" });
  const element = folding(icon("find"), pane.say("map_places"), content);
  const choose = (place) => {
    element.open = false;
    element.querySelector("summary")?.focus();
    find(place);
  };
  const load = async () => await import("./places_panel.js");
  const fill = ({ placesPanel }) => {
    if (!element.open) return; // folded again before the part was there
    panel ??= placesPanel(pane, content, choose);
    panel?.open();
  };
  element.addEventListener("toggle", () =>
    element.open ? fillFrom(content, pane.say, load, fill) : panel?.close(),
  );
  return { element, remove: () => panel?.remove() };
}

function named(name) {
  return { class: "ex-button", "aria-label": name, title: name };
}

/** A part that folds away behind its button, one at a time; Escape folds it and keeps the focus. */
function folding(face, name, content) {
  const button = el("summary", named(name), face);
  const onkeydown = (press) => {
    if (press.key !== "Escape" || !details.open) return;
    details.open = false;
    button.focus();
    press.stopPropagation();
  };
  const attributes = { class: "ex-map-fold", name: "ex-map-fold", onkeydown };
  const details = el("details", attributes, button, content);
  return details;
}

function corner(L, position, element) {
  L.DomEvent.disableClickPropagation(element);
  L.DomEvent.disableScrollPropagation(element);
  const control = L.control({ position });
  control.onAdd = () => element;
  return control;
}
