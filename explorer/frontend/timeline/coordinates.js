/**
 * The coordinates of a place: to read, to copy, and as a link that opens the reader's own map app.
 */

import { copyText, sayCopied } from "../core/copying.js";
import { el } from "../core/elements.js";

/** Digits after the point: a tenth of a metre. */
const DIGITS = 6;

/**
 * A position as an address that map apps open, with its uncertainty in metres (RFC 5870).
 *
 * @param {{lat: number, lon: number, accuracy_km?: number|null}} place degrees north and east
 * @returns {string}
 */
export function geoAddress({ lat, lon, accuracy_km }) {
  const uncertainty = accuracy_km ? `;u=${Math.round(accuracy_km * 1000)}` : "";
  return `geo:${degrees(lat)},${degrees(lon)}${uncertainty}`;
}

function degrees(value) {
  const fixed = value.toFixed(DIGITS).replace(/\.?0+$/, "");
  return fixed === "-0" ? "0" : fixed;
}

/**
 * @param {import("../core/story_document.js").PlaceView} place
 * @param {import("../core/strings.js").Say} say
 * @returns {HTMLElement}
 */
export function coordinatesOf(place, say) {
  const written = el("span", { class: "ex-degrees" }, `${degrees(place.lat)}, ${degrees(place.lon)}`);
  const status = el("span", { role: "status", class: "ex-soft" });
  const copy = async () => {
    if (await copyText(written.textContent ?? "")) return sayCopied(status, say("copied"), "");
    window.getSelection()?.selectAllChildren(written); // the reader copies by hand
    status.textContent = say("copy_selected");
  };
  const attributes = { type: "button", class: "ex-button", "data-action": "copy-coordinates", onclick: copy };
  const name = say("copy_coordinates", { place: place.name });
  return el(
    "p",
    { class: "ex-coordinates" },
    written,
    el("button", { ...attributes, "aria-label": name, title: name }, say("copy")),
    el("a", { href: geoAddress(place) }, say("open_map_app")),
    status,
  );
}
