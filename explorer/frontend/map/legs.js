/**
 * The legs of the journey: a line with arrow heads, solid where the path is known and dashed where it
 * is only schematic, and in its middle a sign for the way of travelling. Of a story of many events those near the
 * reader's are drawn, the farther the fainter, and of the others one quiet line.
 */

import { eventsOf, placesOf } from "../core/document.js";
import { onArrival } from "../core/parts.js";
import { el } from "../core/elements.js";
import { ifLoaded } from "../core/on_demand.js";
import { boxAround, doMeet } from "../core/boxes.js";
import { along, arrowPath, beside, lengthOf, linePath } from "./geometry.js";
import { modeIcon, trackBadge } from "../marks/marks.js";
import { progressAt } from "../core/progress.js";
import { lookOf } from "../core/tracks.js";

/** @import { Leg } from "./journey.js" */

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
/** The legs of more events than this would be a web of lines. */
const MOST_EVENTS = 60;

/**
 * @param {import("./map.js").MapPane} pane
 * @param {(text: string|null, latLng?: object) => void} showText shows what is known about a leg
 * @param {() => void} arrange asks that `fill` is called in the next frame
 * @returns {{show: (position: number) => void, fill: () => void, meet: () => void, remove: () => void,
 *   fit: (others: import("../core/boxes.js").Box[]) => import("../core/boxes.js").Box[]}} `show` for the event that the
 *   reader is at, `fill` draws the legs near it, `fit` shows the signs that
 *   have room, and on which no name or control lies; it gives what they cover
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function drawLegs(pane, showText, arrange) {
  const { L, map, journey, doc } = pane;
  const group = L.layerGroup().addTo(map);
  const isFading = eventsOf(doc).length > MOST_EVENTS;
  /** @type {ReturnType<typeof import("./near_legs.js").fadingLegs>|undefined} */
  let fading;
  const legOf = legDrawer(pane, group, showText);
  /** @type {Map<Leg, ReturnType<typeof legOf>>} those that are drawn */
  const drawn = new Map();
  let position = -1;
  let isDirty = true;

  const all = () => journey.legs.map((leg) => /** @type {[Leg, number]} */ ([leg, 0]));
  function fill() {
    if (!isDirty || (isFading && !fading)) return;
    isDirty = false;
    const lanes = new Map([...drawn.keys()].map((leg) => [leg, leg.lane]));
    const legs = new Map(fading?.near(position) ?? all());
    drawn.forEach((each, leg) => {
      if (legs.has(leg) && lanes.get(leg) === leg.lane) return;
      each.remove();
      drawn.delete(leg);
    });
    legs.forEach((far, leg) => {
      if (!drawn.has(leg)) drawn.set(leg, legOf(leg));
      drawn.get(leg)?.paint(position, far);
    });
  }
  const dirty = () => {
    isDirty = true;
    arrange();
  };
  let isLoading = false;
  async function load() {
    if (!isFading || fading || isLoading) return;
    isLoading = true;
    const part = await ifLoaded(async () => await import("./near_legs.js"));
    isLoading = false; // if it could not be loaded, the next step tries again
    fading = part?.fadingLegs(pane, group);
    arrange();
  }
  load();
  const stopArrivals = onArrival(doc, dirty);
  return {
    show(next) {
      position = next;
      drawn.forEach((each) => each.paint(position));
      if (isFading) dirty();
      load();
    },
    fill,
    fit: (others) => [...drawn.values()].flatMap((each) => each.fit(others)),
    meet() {
      fading?.meet();
      drawn.forEach((each) => each.paint(position));
      dirty();
    },
    remove() {
      stopArrivals();
      group.remove();
    },
  };
}

/**
 * The paths of a leg: the bed on which a pointer finds it, a line for each track or one, and the arrow heads.
 *
 * @param {Leg} leg
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
 * Draws legs, each with its paths, its sign, and its progress in `data-progress`.
 *
 * @param {import("./map.js").MapPane} pane
 * @param {import("leaflet").LayerGroup} group
 */
function legDrawer({ L, map, met, doc, say }, group, showText) {
  const Path = pathClass(L);
  const draw = (leg, mode) => {
    const { schematic } = leg.properties;
    const kind = mode ? `ex-leg-${mode} ex-leg-${schematic ? "schematic" : "known"}` : "ex-leg-connection";
    const paths = pathsOf(leg).map(({ className, ...options }) =>
      new Path(leg.lines, { className: `${className} ${kind}`, ...options }).addTo(group),
    );
    const label = () => labelOf(leg, placesOf(doc), say);
    // A tooltip of Leaflet's would make the line a stop of the Tab key.
    paths
      .find(({ options }) => options.interactive)
      .on("mouseover mousemove", ({ latlng }) => showText(label(), latlng))
      .on("mouseout", () => showText(null));
    return paths;
  };
  return (/** @type {Leg} */ leg) => {
    const { mode } = leg.properties;
    const paths = draw(leg, mode);
    const sign = mode ? drawSign(L, map, leg, mode) : null;
    sign?.marker.addTo(group);
    leg.sign = sign?.element;
    const elements = paths.map((path) => lettered(path.getElement(), path.options.letter));
    if (sign) elements.push(sign.element, ...sign.letters);
    let far = 0;
    const isMet = (letter) => met.legs[leg.nth] && (!letter || met.letters.includes(letter));
    return {
      fit: (others) => (sign && far === 0 ? sign.fit(others) : []),
      /** @param {number} position @param {number} [next] how far it is from the event, if that has changed */
      paint(position, next = far) {
        far = next;
        const progress = progressAt(leg.arrivals, position);
        for (const element of elements) {
          if (element.dataset.progress !== progress) element.dataset.progress = progress;
          element.toggleAttribute("data-unmet", !isMet(element.dataset.letter));
          if (Number(element.dataset.far ?? 0) !== far) element.dataset.far = String(far);
        }
      },
      remove() {
        for (const layer of paths) group.removeLayer(layer);
        if (sign) group.removeLayer(sign.marker);
        delete leg.sign;
      },
    };
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
 * @param {Leg} leg
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
