/**
 * The spot of a way on the map that is read on its profile, and the other way round.
 */

import sheet from "./spots.css" with { type: "css" };
import { adopt } from "../core/elements.js";
import { askAbout, spotIn, waysTo } from "./asking.js";

/** How near the pointer is to a line that it reads. */
const NEAR_PX = 14;

/**
 * Show the spots that a pane asks for, and say which one is pointed at on the map; the ways of one event at a time are
 * read.
 *
 * @param {import("../map/map.js").MapPane} pane
 * @param {import("../core/channel.js").Channel} channel
 * @returns {{show: (what: string) => void, remove: () => void}} `show` takes what is asked, see `asking.js`
 */
export function readSpots(pane, channel) {
  /** @type {(ReturnType<typeof reading> & {event: string})|null} */
  let shown = null;
  adopt(sheet);
  return {
    show(what) {
      const spot = spotIn(what);
      if (!spot) return;
      if (shown?.event !== spot.event) {
        shown?.stop();
        shown = { event: spot.event, ...reading(pane, channel, spot.event) };
      }
      shown.move(spot);
    },
    remove: () => shown?.stop(),
  };
}

function reading({ L, map, journey, met, root, doc }, channel, event) {
  const count = waysTo(doc, event).length;
  const legs = journey.legs.filter(({ properties: leg }) => leg.kind === "leg" && leg.arrives === event);
  const lines = Array.from({ length: count }, (_, at) => legs[at]?.lines ?? []);
  const element = document.createElement("span");
  element.className = "ex-way-spot";
  element.setAttribute("aria-hidden", "true");
  /** @type {any} */
  const icon = { options: {}, createIcon: () => element, createShadow: () => null };
  const marker = L.marker([0, 0], { icon, interactive: false, keyboard: false, zIndexOffset: 3000 });
  const way = L.polyline([], { className: "ex-way-read", interactive: false });
  let isRead = false;

  function move({ at, share }) {
    const place = share === null ? null : placeAt(map, lines[at] ?? [], share);
    if (!place) return clear();
    marker.setLatLng(place).addTo(map);
    // The leg itself is hidden if it does not meet the reader's conditions.
    if (!met.legs[journey.legs.indexOf(legs[at])]) way.setLatLngs(lines[at]).addTo(map);
  }
  function clear() {
    marker.remove();
    way.remove();
  }
  function say(at, share) {
    move({ at, share });
    isRead = share !== null;
    channel.ask(askAbout(event, at, share), { from: "map" });
  }
  const point = ({ layerPoint }) => {
    if (root.dataset.current !== event) return stop();
    const near = nearest(map, lines, layerPoint);
    if (near) say(near.at, near.share);
    else if (isRead) say(0, null);
  };
  const leave = () => isRead && say(0, null);
  function stop() {
    clear();
    map.off("mousemove", point).off("mouseout", leave);
  }
  map.on("mousemove", point).on("mouseout", leave);
  return { move, stop };
}

/** The place after a share of lines, in degrees; null where there is none. */
function placeAt(map, lines, share) {
  const drawn = lines.map((line) => line.map((latLng) => map.project(latLng)));
  let left = share * drawn.reduce((sum, line) => sum + lengthOf(line), 0);
  for (const [nth, line] of drawn.entries()) {
    for (let at = 1; at < line.length; at += 1) {
      const [from, to] = [line[at - 1], line[at]];
      const length = from.distanceTo(to);
      const isEnd = nth === drawn.length - 1 && at === line.length - 1;
      if (left <= length || isEnd) {
        const part = length > 0 ? Math.min(1, left / length) : 0;
        return map.unproject(from.add(to.subtract(from).multiplyBy(part)));
      }
      left -= length;
    }
  }
  return null;
}

/** The leg and the share of its line at a point of the map; null where no line is near. */
function nearest(map, /** @type {any[][]} */ legs, point) {
  /** @type {{at: number, share: number}|null} */
  let found = null;
  let least = NEAR_PX;
  for (const [at, lines] of legs.entries()) {
    const drawn = lines.map((line) => line.map((latLng) => map.latLngToLayerPoint(latLng)));
    const whole = drawn.reduce((sum, line) => sum + lengthOf(line), 0);
    let gone = 0;
    for (const line of drawn) {
      for (let next = 1; next < line.length; next += 1) {
        const { distance, along, length } = aside(line[next - 1], line[next], point);
        if (distance < least) {
          least = distance;
          found = { at, share: Math.min(1, (gone + along * length) / (whole || 1)) };
        }
        gone += length;
      }
    }
  }
  return found;
}

function lengthOf(line) {
  return line.slice(1).reduce((sum, point, at) => sum + line[at].distanceTo(point), 0);
}

/** How far a point is from a piece of a line, and which share of the piece is before it. */
function aside(from, to, point) {
  const piece = to.subtract(from);
  const length = from.distanceTo(to);
  const off = point.subtract(from);
  const along = length > 0 ? Math.min(1, Math.max(0, (off.x * piece.x + off.y * piece.y) / length ** 2)) : 0;
  return { along, length, distance: from.add(piece.multiplyBy(along)).distanceTo(point) };
}
