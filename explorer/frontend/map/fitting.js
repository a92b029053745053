/**
 * Arithmetic of the view of the whole journey: as near as it has room in the pane, around the controls, from a
 * street to the world.
 */

import { boxAround, doMeet } from "../core/boxes.js";
import { clearShift } from "./boxes.js";
import { onWholeTiles } from "./zooms.js";

/** How much is kept free around stops, whose marks, numbers and names need it, and around lines. */
const STOPS_PX = 34;
const LINES_PX = 8;
/** Half of what a stop takes beside a control. */
const BUTTON_PX = 14;
/** How far its number sticks out of it, to the right and upwards. */
const BADGE_PX = 16;
/** What stays free between it and the edges of the pane, for the ring of the current stop. */
const EDGE_PX = 4;
const WORLD_PX = 256;
/** By how much, and how often, the view is made smaller where a control is in the way. */
const SMALLER = 0.1;
const TRIES = 10;

/** @typedef {import("./boxes.js").Point} Point */

/**
 * @param {object} journey in pixels of the world at zoom 0
 * @param {Point[]} journey.stops
 * @param {[Point, Point]} journey.bounds two corners of what holds all stops and lines
 * @param {object} pane in pixels
 * @param {{right: number, bottom: number}} pane.view from 0, 0
 * @param {import("./boxes.js").Box[]} pane.controls
 * @param {number} pane.closest the largest zoom
 * @returns {{middle: Point, zoom: number}}
 */
export function fitted({ stops, bounds }, { view, controls: found, closest }) {
  const { right, bottom } = view;
  const around = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const edges = [
    { ...around, right: EDGE_PX },
    { ...around, bottom: EDGE_PX },
    { ...around, left: right - EDGE_PX },
    { ...around, top: bottom - EDGE_PX },
  ];
  const taken = [...found, ...edges];
  const controls = taken.map((box) => ({ ...box, left: box.left - BADGE_PX, bottom: box.bottom + BADGE_PX }));
  const largest = Math.min(closest, roomiest(stops, bounds, view));
  /** @type {{middle: Point, zoom: number}[]} */
  const tried = [];
  for (let at = 0; at < TRIES; at += 1) {
    const zoom = onWholeTiles(largest - at * SMALLER);
    const scale = 2 ** zoom;
    const middle = middleOf(stops, bounds, scale, view);
    const points = stops.map(({ x, y }) => ({
      x: (x - middle.x) * scale + view.right / 2,
      y: (y - middle.y) * scale + view.bottom / 2,
    }));
    const shift = clearShift(points, { view: { left: 0, top: 0, ...view }, controls, kept: points });
    const moved = points.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
    const target = { middle: { x: middle.x - shift.x / scale, y: middle.y - shift.y / scale }, zoom };
    if (moved.every((point) => isClear(point, controls))) return target;
    tried.push({ middle, zoom });
  }
  return tried[0];
}

function isClear(point, controls) {
  const box = boxAround(point, BUTTON_PX);
  return !controls.some((control) => doMeet(box, control));
}

/** The largest zoom at which stops and lines have room, if there were no controls. */
function roomiest(stops, bounds, view) {
  const ways = [
    [stops, STOPS_PX],
    [bounds, LINES_PX],
  ].flatMap(([points, margin_px]) => {
    const { width, height } = extentOf(/** @type {Point[]} */ (points));
    const free = (px) => Math.max(px - 2 * Number(margin_px), px / 4, 1);
    return [free(view.right) / width, free(view.bottom) / height];
  });
  return Math.log2(Math.min(...ways));
}

/** Midway between the outermost lines and stops, but never beyond the end of the world without need. */
function middleOf(stops, bounds, scale, view) {
  const lines = extentOf(bounds);
  const marks = extentOf(stops.length > 0 ? stops : bounds);
  const centre = (from, to, size, low, high) => {
    const least = Math.max(high + LINES_PX / scale, to + STOPS_PX / scale) - size / 2;
    const most = Math.min(low - LINES_PX / scale, from - STOPS_PX / scale) + size / 2;
    return least > most ? (least + most) / 2 : Math.max(least, Math.min(most, (low + high) / 2));
  };
  const half = view.bottom / scale / 2;
  const y = centre(marks.top, marks.bottom, 2 * half, lines.top, lines.bottom);
  return {
    x: centre(marks.left, marks.right, view.right / scale, lines.left, lines.right),
    y: 2 * half >= WORLD_PX ? y : Math.max(half, Math.min(WORLD_PX - half, y)),
  };
}

function extentOf(/** @type {Point[]} */ points) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const ends = (values) => [
    values.reduce((least, value) => Math.min(least, value), Infinity),
    values.reduce((most, value) => Math.max(most, value), -Infinity),
  ];
  const [[left, right], [top, bottom]] = [ends(xs), ends(ys)];
  return { left, right, top, bottom, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}
