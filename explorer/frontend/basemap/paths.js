/**
 * Paths made ready for drawing: projected once, cut into short runs with bounding boxes, drawn tile by tile.
 *
 * All in pixels of the world at zoom 0 (256 wide, EPSG:3857); a tile only scales and shifts them.
 */

import { decodeArcs, pathsOf } from "./topojson.js";

const TILE_PX = 256;
/** The latitude where a square Mercator world ends, in degrees. */
const MAX_LAT = 85.0511287798;
const POINTS_PER_RUN = 48;
/** Points closer than this on the screen, in pixels, are not drawn one by one. */
const FINE_PX = 0.45;

/** @typedef {{points: Float64Array, box: Float64Array, runs: Float64Array, properties: Object<string, any>}} Path */
/** @typedef {{x: number, y: number, scale: number,
 *   left: number, top: number, right: number, bottom: number}} View
 *   `x`, `y` where the canvas begins and `left` … `bottom` what is to be drawn, with room for the width of lines: in
 *   world pixels at zoom 0; `scale` pixels of the canvas per such pixel */

/**
 * Return where a position lies in the world, in pixels at zoom 0.
 *
 * @param {number} lon degrees east
 * @param {number} lat degrees north
 * @returns {[number, number]}
 */
export function project(lon, lat) {
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return [TILE_PX * (lon / 360 + 0.5), TILE_PX * (0.5 - Math.atanh(sine) / (2 * Math.PI))];
}

/**
 * @typedef {{box: number[], land: Path[], coast: Path[], lakes: Path[], rivers: Path[], borders: Path[],
 *   undetermined: Path[]}} Paths `box` left, top, right, bottom of the whole
 */

/**
 * Return the layers of a topology as paths that `trace` draws.
 *
 * @param {import("./topojson.js").Topology} topology
 * @returns {Paths}
 */
export function pathsOfTopology(topology) {
  const arcs = decodeArcs(topology, project);
  const layer = (name) => pathsOf(topology.objects[name], arcs).map(indexed);
  const borders = layer("borders");
  const isOpen = ({ properties }) => properties.kind === "undetermined";
  const [west, south, east, north] = topology.bbox;
  return {
    box: [...project(west, north), ...project(east, south)],
    land: layer("land"),
    coast: layer("coast"),
    lakes: layer("lakes"),
    rivers: layer("rivers"),
    borders: borders.filter((path) => !isOpen(path)),
    undetermined: borders.filter(isOpen),
  };
}

/** A path with its bounding box and those of its runs: left, top, right, bottom, one run after the other. */
function indexed({ points, properties }) {
  const segments = points.length / 2 - 1;
  const runs = new Float64Array(4 * Math.max(1, Math.ceil(segments / POINTS_PER_RUN)));
  const box = Float64Array.of(Infinity, Infinity, -Infinity, -Infinity);
  for (let run = 0; 4 * run < runs.length; run += 1) {
    const first = run * POINTS_PER_RUN;
    const last = Math.min(segments, first + POINTS_PER_RUN);
    const own = runs.subarray(4 * run, 4 * run + 4);
    own.set([Infinity, Infinity, -Infinity, -Infinity]);
    for (let i = first; i <= last; i += 1) widen(own, points[2 * i], points[2 * i + 1]);
    widen(box, own[0], own[1]);
    widen(box, own[2], own[3]);
  }
  return { points, box, runs, properties };
}

function widen(box, x, y) {
  if (x < box[0]) box[0] = x;
  if (y < box[1]) box[1] = y;
  if (x > box[2]) box[2] = x;
  if (y > box[3]) box[3] = y;
}

/**
 * Add closed rings to the current path of a canvas.
 *
 * A run that lies wholly on one side of the view is replaced by its end: nothing that is seen changes, because a
 * line on that side of the view cannot enter it, and a continent costs a tile no more than the coast it shows.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Path[]} paths
 * @param {View} view
 */
export function traceRings(context, paths, view) {
  const { x, y, scale } = view;
  for (const { points, box, runs } of paths) {
    if (isApart(box, 0, view) || isTiny(box, scale)) continue;
    context.moveTo((points[0] - x) * scale, (points[1] - y) * scale);
    for (let run = 0; 4 * run < runs.length; run += 1) {
      const first = run * POINTS_PER_RUN;
      const last = Math.min(points.length / 2 - 1, first + POINTS_PER_RUN);
      if (isApart(runs, 4 * run, view)) {
        context.lineTo((points[2 * last] - x) * scale, (points[2 * last + 1] - y) * scale);
      } else traceRun(context, points, first, last, view);
    }
    context.closePath();
  }
}

/**
 * Add open lines to the current path of a canvas; runs that do not meet the view are left out.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Path[]} paths
 * @param {View} view
 */
export function traceLines(context, paths, view) {
  const { x, y, scale } = view;
  for (const { points, box, runs } of paths) {
    if (isApart(box, 0, view) || isTiny(box, scale)) continue;
    let isDown = false;
    for (let run = 0; 4 * run < runs.length; run += 1) {
      const first = run * POINTS_PER_RUN;
      const last = Math.min(points.length / 2 - 1, first + POINTS_PER_RUN);
      const isSeen = !isApart(runs, 4 * run, view);
      if (isSeen && !isDown) {
        context.moveTo((points[2 * first] - x) * scale, (points[2 * first + 1] - y) * scale);
      }
      if (isSeen) traceRun(context, points, first, last, view);
      isDown = isSeen;
    }
  }
}

/** One run after its first point, without the points that would fall on the one before. */
function traceRun(context, points, first, last, { x, y, scale }) {
  let fromX = (points[2 * first] - x) * scale;
  let fromY = (points[2 * first + 1] - y) * scale;
  for (let i = first + 1; i <= last; i += 1) {
    const toX = (points[2 * i] - x) * scale;
    const toY = (points[2 * i + 1] - y) * scale;
    if (i < last && Math.abs(toX - fromX) < FINE_PX && Math.abs(toY - fromY) < FINE_PX) continue;
    context.lineTo(toX, toY);
    fromX = toX;
    fromY = toY;
  }
}

/** Whether the box that starts at `at` lies wholly on one side of the view. */
function isApart(boxes, at, { left, top, right, bottom }) {
  return boxes[at] > right || boxes[at + 1] > bottom || boxes[at + 2] < left || boxes[at + 3] < top;
}

function isTiny(box, scale) {
  return (box[2] - box[0]) * scale < FINE_PX && (box[3] - box[1]) * scale < FINE_PX;
}
