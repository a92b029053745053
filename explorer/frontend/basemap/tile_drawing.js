/**
 * One tile of the map on its canvas: the sea with its depths, land and ice, waters, borders.
 */

import { doMeet } from "../core/boxes.js";
import { UNITS } from "./shapes.js";
import { atZoom, STYLE } from "./styles.js";

export const TILE_PX = 256;
/** More than half the width of any line: so far beyond a tile it still shows in it. */
const WIDEST_PX = 14;

/**
 * Draw a tile at the resolution of the screen, twice a pixel at most.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("./shapes.js").Address} coords of the tile
 * @param {import("./sources.js").Source} source the vector tile in which it lies: the same or an ancestor
 * @param {Object<string, string>} colours by name
 * @param {number} [enlarged] how many times it is shown larger, between two zoom levels
 */
export function drawTile(canvas, coords, { address, shapes, depths }, colours, enlarged = 1) {
  const ratio = Math.min(2, (window.devicePixelRatio || 1) * enlarged);
  const size = Math.round(TILE_PX * ratio);
  if (canvas.width !== size) canvas.width = canvas.height = size;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.water;
  context.fillRect(0, 0, size, size);
  if (depths) drawDepths(depths.shapes, penFor({ context, colours, ratio, size }, coords, depths.address));
  const pen = penFor({ context, colours, ratio, size }, coords, address);
  (shapes.draw ?? drawWorld)(shapes, pen);
}

function drawWorld(shapes, pen) {
  drawDepths(shapes, pen);
  drawLand(shapes, pen);
  drawBorders(shapes, pen);
}

/** What draws on a tile in the units of the vector tile with this address. */
function penFor({ context, colours, ratio, size }, coords, address) {
  const times = 2 ** (coords.z - address.z);
  const scale = (times * size) / UNITS;
  const side = UNITS / times;
  const [left, top] = [(coords.x - address.x * times) * side, (coords.y - address.y * times) * side];
  context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  context.lineJoin = "round";
  const px = ratio / scale;
  const room = WIDEST_PX * px;
  const view = { left: left - room, top: top - room, right: left + side + room, bottom: top + side + room };
  return { context, colours, zoom: coords.z, px, view };
}

function drawDepths({ fills }, pen) {
  fill(pen, fills.deep, "water-deep");
  fill(pen, fills.abyss, "water-abyss");
}

/** Land with its waters, on a lighter band along the coast, of which it covers the inner half. */
function drawLand({ fills, rivers }, pen) {
  const { zoom, context } = pen;
  stroke(pen, fills.earth, "shore", atZoom(STYLE.shore.width, zoom));
  fill(pen, fills.earth, "land");
  fill(pen, fills.ice, "ice");
  fill(pen, fills.playas, "playa");
  stroke(pen, fills.earth, "coast", atZoom(STYLE.coast.width, zoom));
  context.lineCap = "round";
  for (const { outlines, minZoom, isBroken } of rivers) {
    const width_px = atZoom(STYLE.river.width, zoom - minZoom);
    stroke(pen, outlines, "river", width_px, isBroken ? STYLE.river.dash : []);
  }
  fill(pen, fills.lakes, "water");
  if (zoom >= 4) stroke(pen, fills.lakes, "coast", atZoom(STYLE.lakeShore.width, zoom));
}

function drawBorders({ borders }, pen) {
  pen.context.lineCap = "butt";
  const band_px = atZoom(STYLE.borderBand.width, pen.zoom);
  for (const { outlines } of borders) if (band_px > 0) stroke(pen, outlines, "border-band", band_px);
  const width_px = atZoom(STYLE.border.width, pen.zoom);
  for (const { outlines, isBroken } of borders) {
    stroke(pen, outlines, "border", width_px, isBroken ? STYLE.border.dash : []);
  }
}

/**
 * @param {any} pen
 * @param {import("./outlines.js").Outline[]|undefined} outlines
 * @param {string} colour its name
 */
export function fill({ context, colours, view }, outlines, colour) {
  context.fillStyle = colours[colour];
  for (const outline of outlines ?? []) if (doMeet(outline, view)) context.fill(outline.path, "nonzero");
}

/**
 * @param {any} pen
 * @param {import("./outlines.js").Outline[]|undefined} outlines
 * @param {string} colour its name
 * @param {number} width_px
 * @param {number[]} [dash_px]
 */
export function stroke(pen, outlines, colour, width_px, dash_px = /** @type {number[]} */ ([])) {
  const { context, colours, px, view } = pen;
  context.strokeStyle = colours[colour];
  context.lineWidth = width_px * px;
  context.setLineDash(dash_px.map((length) => length * px));
  for (const outline of outlines ?? []) if (doMeet(outline, view)) context.stroke(outline.path);
}
