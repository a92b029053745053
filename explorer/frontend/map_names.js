/**
 * Names beside the stops, as far as they find room, and one number badge for stops that lie so close
 * together that theirs would hide each other. Laid out once per zoom level: a pan changes nothing.
 */

import { layOut, runsOf } from "./map_layout.js";

/** More stops than this are a crowd and go without names. */
const MOST_NAMED = 150;
const SIDES = ["right", "left", "below"];

/**
 * @param {import("./map.js").MapPane} pane
 * @param {(place: string) => HTMLElement|null} buttonOf
 * @returns {{remove: () => void}}
 */
export function nameStops({ map, root, journey, memory }, buttonOf) {
  const { stops } = journey;
  if (stops.length > MOST_NAMED) return { remove() {} };
  const measure = meterOf(root);
  const sizes = stops.map(({ properties }) => measure(properties.name));
  const counts = stops.map(({ properties }) => properties.numbers.length);
  const weights = stops.map(({ positions }) => positions.length);
  const fit = () => {
    const points = stops.map(({ latLng }) => map.project(latLng, map.getZoom()));
    const { min, max } = map.getPixelBounds();
    const view = { left: min.x, top: min.y, right: max.x, bottom: max.y };
    const spots = layOut(points, { sizes, counts, weights, view });
    spots.forEach(({ side, members }, i) => {
      const button = buttonOf(stops[i].place);
      const numbers = runsOf(members.flatMap((member) => stops[member].properties.numbers));
      button.dataset.name = SIDES[side] ?? "none";
      button.querySelector(".ex-stop-numbers").textContent = numbers;
      button.toggleAttribute("data-covered", members.length === 0);
    });
  };
  // What we name, the basemap need not.
  memory.basemap.setAvoid(stops.map(({ latLng: [lat, lon] }) => ({ lat, lon })));
  fit();
  map.on("zoomend", fit);
  return { remove: () => map.off("zoomend", fit) };
}

/** Measures text without laying out the page. */
function meterOf(root) {
  const context = document.createElement("canvas").getContext("2d");
  const size_px = 0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  context.font = `600 ${size_px}px ${getComputedStyle(root).fontFamily}`;
  return (text) => ({ width: context.measureText(text).width, height: size_px * 1.25 });
}
