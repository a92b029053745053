/**
 * One tile of the built-in basemap: the overview, and over it whatever detail there is.
 */

import { traceLines, traceRings } from "./paths.js";

const TILE_PX = 256;
/** Pixels beyond a tile that a line may lie and still show in it. */
const LINE_ROOM_PX = 3;

/**
 * Draw a tile at the resolution of the screen, twice a pixel at most.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{x: number, y: number, z: number}} coords
 * @param {object} what
 * @param {Object<string, string>} what.colours by name: water, land, coast, border, river
 * @param {?import("./paths.js").Paths} what.world paths of the overview; null before it is loaded
 * @param {import("./files.js").Region[]} what.regions detail, each from a zoom level on; paths as they come
 */
export function drawTile(canvas, coords, { colours, world, regions }) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const size = Math.round(TILE_PX * ratio);
  if (canvas.width !== size) canvas.width = canvas.height = size;
  const context = canvas.getContext("2d", { alpha: false });
  const detail = regions.filter(({ paths, zoom }) => paths && coords.z >= zoom);
  drawMap(context, { coords, ratio, colours, world, detail: detail.map(({ paths }) => paths) });
}

/** The overview, and over it the detail, each within its own box. */
function drawMap(context, { coords, ratio, colours, world, detail }) {
  const size = TILE_PX * ratio;
  const scale = 2 ** coords.z;
  const [x, y] = [(coords.x * TILE_PX) / scale, (coords.y * TILE_PX) / scale];
  const margin = LINE_ROOM_PX / scale;
  const view = {
    x,
    y,
    scale: scale * ratio,
    left: x - margin,
    top: y - margin,
    right: x + TILE_PX / scale + margin,
    bottom: y + TILE_PX / scale + margin,
  };
  const pen = { zoom: coords.z, ratio, colours };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.water;
  context.fillRect(0, 0, size, size);
  if (!world) return;

  const frames = detail
    .filter(({ box }) => isMet(box, view))
    .map((paths) => ({ paths, frame: frameOf(paths.box, view) }));
  if (!frames.some(({ frame }) => covers(frame, size))) {
    context.save();
    for (const { frame } of frames) clipOutside(context, frame, size);
    drawPaths(context, world, view, pen);
    context.restore();
  }
  for (const { paths, frame } of frames) {
    context.save();
    context.beginPath();
    context.rect(...frame);
    context.clip();
    drawPaths(context, paths, view, pen);
    context.restore();
  }
}

function covers([x, y, width, height], size) {
  return x <= 0 && y <= 0 && x + width >= size && y + height >= size;
}

function isMet([left, top, right, bottom], view) {
  return left < view.right && right > view.left && top < view.bottom && bottom > view.top;
}

/**
 * A box in world pixels as x, y, width, height on the tile: the whole pixels that lie in it altogether, because one
 * that is half covered would show as a seam.
 */
function frameOf([left, top, right, bottom], view) {
  const x = Math.ceil((left - view.x) * view.scale);
  const y = Math.ceil((top - view.y) * view.scale);
  const width = Math.floor((right - view.x) * view.scale) - x;
  return [x, y, width, Math.floor((bottom - view.y) * view.scale) - y];
}

function clipOutside(context, frame, size) {
  context.beginPath();
  context.rect(0, 0, size, size);
  context.rect(...frame);
  context.clip("evenodd");
}

/** Land, then its waters, then its borders. */
function drawPaths(context, paths, view, { zoom, ratio, colours }) {
  const stroke = (lines, colour, width_px, dash_px = []) => {
    if (!lines.length) return;
    context.beginPath();
    traceLines(context, lines, view);
    context.strokeStyle = colour;
    context.lineWidth = width_px * ratio;
    context.setLineDash(dash_px.map((length) => length * ratio));
    context.stroke();
  };
  const fill = (rings, colour) => {
    context.beginPath();
    traceRings(context, rings, view);
    context.fillStyle = colour;
    context.fill("evenodd");
  };
  context.lineJoin = "round";
  context.lineCap = "round";
  fill(paths.land, colours.land);
  if (zoom >= 3) stroke(paths.rivers, colours.river, Math.min(2, 0.5 + 0.18 * (zoom - 2)));
  fill(paths.lakes, colours.water);
  stroke(paths.coast, colours.coast, zoom < 4 ? 0.5 : 0.8);
  if (zoom >= 5) stroke(paths.lakes, colours.coast, 0.6);
  context.lineCap = "butt";
  stroke(paths.borders, colours.border, zoom < 4 ? 0.6 : 1);
  stroke(paths.undetermined, colours.border, zoom < 4 ? 0.6 : 1, [4, 3]);
}
