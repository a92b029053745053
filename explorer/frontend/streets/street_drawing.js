/**
 * One tile of streets on its canvas, in the order in which things lie: land and its uses, waters, tunnels, houses, ways,
 * bridges, borders.
 */

import { fill, stroke } from "../basemap/tile_drawing.js";
import { atZoom, STYLE } from "../basemap/styles.js";
import kinds from "./kinds.json" with { type: "json" };
import style from "./streets.json" with { type: "json" };

const AREAS = Object.keys(kinds.areas);
/** From the least to the most important, each over those before it. */
const ROADS = /** @type {[string, any][]} */ (Object.entries(style.roads));

/**
 * @param {{fills: Object<string, import("../basemap/outlines.js").Outline[]>}} shapes
 * @param {any} pen of the tile
 */
export function drawStreets({ fills }, pen) {
  const { context, zoom } = pen;
  stroke(pen, fills.earth, "shore", atZoom(STYLE.shore.width, zoom));
  fill(pen, fills.earth, "land");
  for (const area of AREAS) fill(pen, fills[area], area);
  context.lineCap = "round";
  for (const water of /** @type {const} */ (["river", "stream"])) {
    stroke(pen, fills[water], "water", atZoom(style.waters[water], zoom));
  }
  fill(pen, fills.lakes, "water");
  context.lineCap = "butt";
  drawTunnels(fills, pen);
  drawBuildings(fills.building, pen);
  drawRoads(fills, pen, "on");
  drawRoads(fills, pen, "over");
  stroke(pen, fills.border, "border", atZoom(style.border.width, zoom), style.border.dash);
}

function drawBuildings(building, pen) {
  if (pen.zoom < style.buildings.from) return;
  fill(pen, building, "building");
  if (pen.zoom >= style.buildings.outline) stroke(pen, building, "building-edge", 0.75);
}

/** Pale and dashed, under the houses. */
function drawTunnels(fills, pen) {
  for (const [road, { width, casing }] of ROADS) {
    const ways = fills[`under ${road}`];
    const width_px = atZoom(width, pen.zoom);
    if (casing) stroke(pen, ways, "road-edge", width_px + casingAt(pen.zoom), style.tunnelDash);
    stroke(pen, ways, "tunnel", width_px, casing ? [] : style.tunnelDash);
  }
}

/** Ways `on` the ground or `over` it: first all edges, then all surfaces, so that crossings are open. */
function drawRoads(fills, pen, level) {
  const { context, zoom } = pen;
  const isOver = level === "over";
  for (const [road, { width, casing, dash }] of ROADS) {
    if (!(casing <= zoom) && !(isOver && zoom >= 13)) continue;
    const room_px = casing ? casingAt(zoom) : 3;
    stroke(
      pen,
      fills[`${level} ${road}`],
      dash || !casing ? "road" : "road-edge",
      atZoom(width, zoom) + room_px,
    );
  }
  for (const [road, { width, dash = [], colour, ties }] of ROADS) {
    const ways = fills[`${level} ${road}`];
    const width_px = atZoom(width, zoom);
    context.lineCap = dash.length > 0 || isOver ? "butt" : "round";
    stroke(pen, ways, colour, width_px, dash);
    context.lineCap = "butt";
    if (ties <= zoom) stroke(pen, ways, colour, width_px + 3.5, style.ties);
  }
}

/** How much wider than its surface the edge of a way is, both sides together. */
function casingAt(zoom) {
  return 2 * atZoom(style.casing, zoom);
}
