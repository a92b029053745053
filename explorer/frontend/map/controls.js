/**
 * The controls in the corners of the map: zoom, the whole journey, the choice of background, the
 * legend and the scale; ours throughout, because Leaflet's own speak English.
 */

import { el } from "../core/elements.js";
import { icon } from "../marks/icons.js";
import { legendOf } from "./legend.js";
import { zoomBy } from "./zooms.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {{showJourney: () => void, giveBack: () => void, layers: ReturnType<typeof import("./layers.js").showLayers>,
 *   captions: {element: HTMLElement}}} parts
 * @returns {{showByHand: (isByHand: boolean) => void, remove: () => void}} `showByHand` offers the way back to the
 *   author's view, or says that it is shown again
 */
export function drawControls(pane, { showJourney, giveBack, layers, captions }) {
  const { L, map, root, say, memory } = pane;
  const button = (action, name, onclick) =>
    el("button", { ...named(name), type: "button", "data-action": action, onclick }, icon(action));
  const back = button("authors-view", say("map_authors_view"), giveBack);
  back.hidden = !memory.isByHand;
  const said = el("p", { class: "ex-hidden", role: "status" });
  const bar = el(
    "div",
    { class: "ex-map-bar", role: "group", "aria-label": say("map_controls") },
    button("zoom-in", say("map_zoom_in"), () => zoomBy(map, 1)),
    button("zoom-out", say("map_zoom_out"), () => zoomBy(map, -1)),
    button("whole-journey", say("whole_journey"), showJourney),
    back,
    said,
  );
  const choice = layers.choices && folding(icon("layers"), say("map_background"), layers.choices);
  const legend = folding(icon("legend"), say("map_legend"), legendOf(pane));

  map.attributionControl?.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  const controls = [
    corner(L, "topleft", bar),
    choice && corner(L, "topright", choice),
    corner(L, "topright", legend),
    corner(L, "bottomleft", layers.coarse),
    L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 100 }),
    corner(L, "bottomright", captions.element),
    corner(L, "bottomright", layers.notice),
  ].filter(Boolean);
  controls.forEach((control) => control.addTo(map));
  const folds = choice ? [choice, legend] : [legend];
  const fold = () => folds.forEach((details) => (details.open = false));
  map.on("click", fold);
  return {
    showByHand(isByHand) {
      if (!isByHand && document.activeElement === back) root.focus({ preventScroll: true });
      back.hidden = !isByHand;
      said.textContent = say(isByHand ? "map_view_kept" : "map_view_given_back");
    },
    remove() {
      map.off("click", fold);
      controls.forEach((control) => control.remove());
    },
  };
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
