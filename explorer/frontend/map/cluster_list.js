/**
 * The stops of a cluster by name, for those that no zoom parts: a list beside its button, one at a time.
 */

import { captionBox } from "./boxes.js";
import { adopt, el } from "../core/elements.js";
import { statusMark } from "../marks/marks.js";
import sheet from "./cluster_list.css" with { type: "css" };

/** Above everything on the map. */
const LIFT = 5000;

/**
 * @param {import("./map.js").MapPane} pane
 * @param {(place: string) => void} select
 * @returns {{show: (stops: import("./journey.js").Stop[], button: HTMLElement) => void, hide: () => void}}
 */
export function listStops({ L, map, room }, select) {
  adopt(sheet);
  /** @type {import("leaflet").Marker|null} */
  let shown = null;
  function hide() {
    shown?.remove();
    shown = null;
    map.off("click zoomstart", hide);
  }
  function show(stops, button) {
    hide();
    const choose = (place) => {
      hide();
      select(place);
    };
    const onkeydown = (press) => {
      if (press.key !== "Escape") return;
      press.stopPropagation();
      hide();
      button.focus();
    };
    const ordered = [...stops].sort((a, b) => a.positions[0] - b.positions[0]);
    const items = ordered.map((stop) => itemOf(stop, choose));
    const list = el("ul", { "aria-label": button.getAttribute("aria-label"), onkeydown }, items);
    const element = el("div", { class: "ex-cluster-list" }, list);
    shown = markerAt(L, stops[0].latLng, element).addTo(map);
    button.after(element); // the next stop of the Tab key
    settle(list, map.latLngToContainerPoint(stops[0].latLng), room.view());
    map.on("click zoomstart", hide);
    list.querySelector("button")?.focus();
  }
  return { show, hide };
}

/** @param {import("./journey.js").Stop} stop */
function itemOf({ place, properties: { name, number_label, status } }, choose) {
  const words = [el("span", { dir: "auto" }, name), " ", el("span", { class: "ex-soft" }, number_label)];
  const attributes = { type: "button", "data-place": place, onclick: () => choose(place) };
  return el("li", {}, el("button", attributes, statusMark(status), words));
}

function markerAt(L, latLng, element) {
  L.DomEvent.disableClickPropagation(element);
  L.DomEvent.disableScrollPropagation(element);
  const icon = { options: {}, createIcon: () => element, createShadow: () => null };
  return L.marker(latLng, { icon, keyboard: false, interactive: false, zIndexOffset: LIFT });
}

/** Where the edges of the view do not cut it. */
function settle(list, point, view) {
  const size = { width: list.offsetWidth, height: list.offsetHeight };
  const { left, top } = captionBox(point, size, { view, hard: [], soft: [] });
  list.style.left = `${left - point.x}px`;
  list.style.top = `${top - point.y}px`;
}
