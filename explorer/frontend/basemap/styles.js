/**
 * How the basemap is drawn: sizes by zoom from `style.json`, which pictures follow too, and colours from the style
 * sheets.
 */

import style from "./style.json" with { type: "json" };

export const STYLE = style;

/** Names of the colours without `--ex-map-`; what is loaded later adds its own. */
export const INKS = (
  "water water-deep water-abyss shore land ice playa coast border border-band river " +
  "label country water-label form halo font"
).split(" ");

/**
 * @param {number[][]} stops pairs of zoom and value, zooms rising
 * @param {number} zoom
 * @returns {number} the value at a zoom: that of the nearest stop beyond the first and the last, between two in
 *   proportion
 */
export function atZoom(stops, zoom) {
  const next = stops.findIndex(([at]) => at >= zoom);
  if (next < 0) return stops[stops.length - 1][1];
  if (next === 0) return stops[0][1];
  const [[from, low], [to, high]] = [stops[next - 1], stops[next]];
  return low + ((high - low) * (zoom - from)) / (to - from);
}

/**
 * @param {Element} container
 * @returns {Object<string, string>} its colours and its font by their names without `--ex-map-`
 */
export function coloursOf(container) {
  const computed = getComputedStyle(container);
  return Object.fromEntries(INKS.map((name) => [name, computed.getPropertyValue(`--ex-map-${name}`).trim()]));
}
