/**
 * The places of the story: where on the journey the map looks, and a list in which to find a place.
 */

import { placesFound } from "./finding.js";
import { drawLocator } from "./locator.js";
import sheet from "./places_panel.css" with { type: "css" };
import { areasOf, placesOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";

/** So many places are listed; whoever looks for another one types its name. */
const MOST_LISTED = 100;

/**
 * @param {import("./map.js").MapPane} pane
 * @param {HTMLElement} element to fill
 * @param {(place: string) => void} find selects the first event of a place and shows it
 * @returns {{open: () => void, close: () => void, remove: () => void}}
 */
export function placesPanel(pane, element, find) {
  adopt(sheet);
  const { say } = pane;
  const locator = drawLocator(pane);
  const places = entriesOf(pane);
  const list = el("ul", { "aria-label": say("map_places") });
  const count = el("p", { class: "ex-hidden", role: "status" });
  const field = el("input", { type: "search", "aria-label": say("map_find_place") });
  field.placeholder = say("map_find_place");
  const found = () => placesFound(places, field.value);
  function fill() {
    const all = found();
    const items = all.slice(0, MOST_LISTED).map(({ place, name, size }) => {
      const button = { type: "button", "data-place": place, onclick: () => find(place) };
      return el("li", {}, el("button", button, name, size && el("small", {}, ` ${size}`)));
    });
    const more = all.length - items.length;
    if (more > 0) items.push(el("li", {}, say("map_places_more", { count: more })));
    list.replaceChildren(...items);
    count.textContent = say("map_places_found", { count: all.length });
  }
  field.addEventListener("input", fill);
  element.addEventListener("keydown", (press) => {
    if (press.isComposing || press.key === "Escape") return; // it folds the panel
    press.stopPropagation(); // keys neither step nor zoom here
    if (press.key !== "Enter" || press.target !== field) return;
    press.preventDefault(); // which would press what gets the focus
    const [first] = found();
    if (first) find(first.place);
  });
  element.replaceChildren(locator.element, field, count, list);
  return {
    open() {
      field.value = "";
      fill();
      locator.look();
      field.focus();
    },
    close: () => list.replaceChildren(),
    remove: locator.remove,
  };
}

/**
 * The places on the map in order of the first visit, with all their names and the size of their areas.
 *
 * @param {import("./map.js").MapPane} pane
 */
function entriesOf({ doc, journey }) {
  const all = placesOf(doc);
  const { sizes } = areasOf(doc);
  return journey.stops.map(({ place }) => ({
    place,
    name: all[place].name,
    get names() {
      return [all[place].name, ...all[place].names.map(({ name }) => name)]; // the others come with a part
    },
    size: sizes[all[place].area ?? -1],
  }));
}
