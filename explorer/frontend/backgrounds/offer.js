/**
 * The offer to load the background that the author has chosen from another server: in a corner of the map, beside
 * the notices, until it is answered.
 */

import { el } from "../core/elements.js";

/**
 * @param {import("../map/map.js").MapPane} pane
 * @param {HTMLElement} notice the place of notices, in its corner
 * @param {{name: string, server: string}} background
 * @param {(answer: boolean) => void} answer
 * @returns {() => void} takes the offer away
 */
export function offerBackground({ L, root, say }, notice, { name, server }, answer) {
  const button = (key, does) =>
    el("button", { type: "button", class: "ex-button", onclick: () => close(does) }, say(key));
  const offer = el(
    "div",
    {
      class: "ex-map-notice ex-map-offer leaflet-control",
      role: "group",
      "aria-label": say("map_background"),
    },
    el("p", {}, say("map_online_offer", { layer: name }), " ", say("map_online_ask", { server })),
    el("div", { class: "ex-panel-row" }, button("map_online_load", true), button("map_online_refuse", false)),
  );
  L.DomEvent.disableClickPropagation(offer);
  offer.onclick = (click) => click.stopPropagation(); // of a button that has gone meanwhile
  notice.before(offer);
  function close(/** @type {boolean} */ does) {
    if (offer.contains(document.activeElement)) root.focus({ preventScroll: true }); // the button goes
    offer.remove();
    answer(does);
  }
  return () => offer.remove();
}
