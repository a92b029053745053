/**
 * The legs of the journey: a line with arrow heads, solid where the path is known and dashed where it
 * is only schematic, and in its middle a sign for the way of travelling. Where there are very many they
 * come bit by bit after the stops.
 */

import { placesOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { boxAround, doMeet } from "../core/boxes.js";
import { along, arrowPath, beside, lengthOf, linePath } from "./geometry.js";
import { modeIcon, trackBadge } from "../marks/marks.js";
import { inSlices } from "../core/slices.js";
import { lookOf } from "../core/tracks.js";

const ARROW_SPACING_PX = 120;
const ARROW_SIZE_PX = 9;
/** Every line keeps to the right by this much, so that ways to and fro lie side by side. */
const RIGHT_PX = 2.5;
/** Between the lines of tracks that travel together. */
const STRAND_PX = 4;
/** Shorter lines carry no sign: it would hide them. */
const SIGN_NEEDS_PX = 90;
/** Half its width, without a number of journeys. */
const SIGN_PX = 12;
/** Half of what the letter of a track adds to it. */
const LETTER_PX = 9;
/** Its position along the leg; two legs to and fro keep theirs apart. */
const SIGN_AT = 0.5;
const SIGN_AT_WITH_RETURN = 0.4;
/** More legs than this are a crowd. They carry no signs, which would hide the map. */
const CROWD = 150;

/**
 * @param {import("./map.js").MapPane} pane
 * @param {(text: string|null, latLng?: object) => void} showText shows what is known about a leg
 * @returns {{tracked: import("../core/progress.js").Tracked[], meet: () => void, remove: () => void,
 *   fit: (others: import("../core/boxes.js").Box[]) => import("../core/boxes.js").Box[]}} `fit` shows the signs that
 *   have room, and on which no name or control lies; it gives what they cover
 */
export function drawLegs({ L, map, journey, met, doc, say }, showText) {
  const group = L.layerGroup().addTo(map);
  const Path = pathClass(L);
  const isCrowd = journey.legs.length > CROWD;
  const signs = [];
  const draw = (leg) => {
    const { mode, schematic } = leg.properties;
    const label = labelOf(leg, placesOf(doc), say);
    const kind = mode ? `ex-leg-${mode} ex-leg-${schematic ? "schematic" : "known"}` : "ex-leg-connection";
    const paths = pathsOf(leg).map(({ className, ...options }) =>
      new Path(leg.lines, { className: `${className} ${kind}`, ...options }).addTo(group),
    );
    // A tooltip of Leaflet's would make the line a stop of the Tab key.
    paths
      .find(({ options }) => options.interactive)
      .on("mouseover mousemove", ({ latlng }) => showText(label, latlng))
      .on("mouseout", () => showText(null));
    const elements = paths.map((path) => lettered(path.getElement(), path.options.letter));
    if (isCrowd || !mode) return elements;
    const sign = drawSign(L, map, leg, mode);
    sign.marker.addTo(group);
    signs.push(sign);
    leg.sign = sign.element;
    return [...elements, sign.element, ...sign.letters];
  };
  const isMetAt = (i) => (letter) => met.legs[i] && (!letter || met.letters.includes(letter));
  const tracked = journey.legs.map((leg, i) => trackedLeg(leg, isMetAt(i), draw));
  if (!isCrowd) tracked.forEach((leg) => leg.draw());
  const drawing = inSlices(isCrowd ? tracked : [], (leg) => leg.draw(), 0);
  return {
    tracked,
    fit: (others) => signs.flatMap((sign) => sign.fit(others)),
    meet: () => tracked.forEach((leg) => leg.paint()),
    remove() {
      drawing.stop();
      group.remove();
    },
  };
}

/**
 * The paths of a leg: the bed on which a pointer finds it, a line for each track or one, and the arrow heads.
 *
 * @param {import("./journey.js").Leg} leg
 * @returns {{className: string, path: (part: any) => string, interactive?: boolean, letter?: string}[]}
 */
function pathsOf({ strands, lane, properties: { schematic } }) {
  /** @type {(nth?: number) => (part: any) => any} */
  const lineAt = (nth) => (part) => beside(part, rightOf({ strands, lane }, nth));
  const middle = lineAt();
  const lineOf = (line) => (part) => linePath(line(part));
  const look = strands.length === 1 ? ` ex-strand ${lookOf(strands[0])}` : "";
  const wide = strands.length > 0 ? ` ex-strands ex-strands-${strands.length}` : "";
  const lines = strands.flatMap((letter, nth) => {
    const path = lineOf(lineAt(nth));
    const line = { className: `ex-leg ex-strand ${lookOf(letter)}`, path, letter };
    return schematic ? [line] : [{ ...line, className: `ex-leg-core ${lookOf(letter)}` }, line];
  });
  return [
    ...(lines.length > 0 ? [{ className: `ex-leg-edge${wide}`, path: lineOf(middle) }] : []),
    { className: `ex-leg-bed${wide}`, path: lineOf(middle), interactive: true },
    ...(lines.length > 0 ? lines : [{ className: "ex-leg", path: lineOf(middle) }]),
    {
      className: `ex-leg-arrows${look}`,
      path: (part) => arrowPath(middle(part), ARROW_SPACING_PX, ARROW_SIZE_PX),
    },
  ];
}

/**
 * Return how far to the right of its way a leg is drawn, in pixels, or the line of one of its tracks.
 *
 * @param {{strands: string[], lane: number}} leg
 * @param {number} [nth] of the tracks; else the middle of all
 */
export function rightOf({ strands, lane }, nth = Math.max(0, strands.length - 1) / 2) {
  return RIGHT_PX * (1 + 2 * lane) + STRAND_PX * nth;
}

function lettered(element, letter) {
  if (letter) element.dataset.letter = letter;
  return element;
}

/** What is known about a leg; of several on one line how many there are, and what is the same for all. */
function labelOf({ arrivals, labels, properties: { from, to } }, places, say) {
  if (arrivals.length === 1) return labels[0];
  const ends = say("leg_from_to", { origin: places[from].name, destination: places[to].name });
  return say("map_journeys", { count: arrivals.length, journey: labels.length > 1 ? ends : labels[0] });
}

/**
 * A leg that knows its progress before it is drawn.
 *
 * @param {import("./journey.js").Leg} leg
 * @param {(letter?: string) => boolean} isMet whether it is shown, or its line of a track
 */
function trackedLeg(leg, isMet, draw) {
  let progress = "coming";
  let elements = [];
  const paint = () => {
    for (const element of elements) {
      element.dataset.progress = progress;
      element.toggleAttribute("data-unmet", !isMet(element.dataset.letter));
    }
  };
  return {
    positions: leg.arrivals,
    set(next) {
      progress = next;
      paint();
    },
    paint,
    draw() {
      elements = draw(leg);
      paint();
    },
  };
}

/** A polyline whose SVG path is made by `options.path` from its points on the screen. */
function pathClass(L) {
  return L.Polyline.extend({
    options: { interactive: false, fill: false, path: linePath },
    _updatePath() {
      const data = this._parts.map(this.options.path).join("");
      this._path.setAttribute("d", data || "M0 0");
    },
  });
}

/**
 * The sign for the way of travelling, on the longest line of a leg.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {import("./journey.js").Leg} leg
 * @param {import("../core/story_document.js").Mode} mode
 */
function drawSign(L, map, leg, mode) {
  const [line] = leg.lines
    .map((points) => points.map((latLng) => map.project(latLng, 0)))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const fraction = leg.hasReturn ? SIGN_AT_WITH_RETURN : SIGN_AT;
  const { x, y } = line.length > 1 ? along(line, fraction).point : line[0];
  const element = el("span", { class: "ex-leg-sign", "aria-hidden": "true", hidden: true });
  element.append(modeIcon(mode));
  if (leg.arrivals.length > 1) element.append(`×${leg.arrivals.length}`);
  const letters = leg.strands.map(trackBadge);
  element.append(...letters);
  /** @type {any} */
  const icon = { options: {}, createIcon: () => element, createShadow: () => null };
  const options = { icon, keyboard: false, interactive: false, zIndexOffset: -1000 };
  const length0_px = lengthOf(line);
  const marker = L.marker(map.unproject(L.point(x, y), 0), options);
  const half_px = (leg.arrivals.length > 1 ? SIGN_PX * 2 : SIGN_PX) + LETTER_PX * leg.strands.length;
  return {
    element,
    letters,
    marker,
    fit(others) {
      const box = boxAround(map.latLngToContainerPoint(marker.getLatLng()), half_px, SIGN_PX);
      const hasRoom = length0_px * 2 ** map.getZoom() >= SIGN_NEEDS_PX;
      element.hidden = !hasRoom || others.some((other) => doMeet(box, other));
      return element.hidden ? [] : [box];
    },
  };
}
