/**
 * The shapes that carry meaning, drawn in one place: how well an event is known, how people travelled.
 *
 * A status is a shape first and a colour second; `statuses.json` holds the shapes, for pages and pictures as
 * well. Every mark is decoration for assistive technology: the label is beside it.
 */

import { el, svg } from "../core/elements.js";
import { lookOf } from "../core/tracks.js";
import statuses from "./statuses.json" with { type: "json" };

/** @import { Foresight, Mode, Status } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

const stroke = (d) => svg("path", { d, class: "ex-mark-line" });

const MODE = {
  rail: () => [
    stroke(
      "M4.5 2.5h7a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 10V4a1.5 1.5 0 0 1 1.5-1.5Z",
    ),
    stroke("M3 7h10M5.5 9.2h.01M10.5 9.2h.01M5.5 11.5 4 14M10.5 11.5 12 14"),
  ],
  road: () => [stroke("M2.5 11.5v-3l1.6-4h7.8l1.6 4v3Z"), stroke("M2.5 8.5h11M5 11.5v1.7M11 11.5v1.7")],
  air: () => [
    stroke(
      "M8 1.5c.8 0 1.2.9 1.2 2v3l5 3v1.4l-5-1.5v3l1.6 1.2v1L8 14l-2.8.6v-1l1.6-1.2v-3l-5 1.5V9.5l5-3v-3c0-1.1.4-2 1.2-2Z",
    ),
  ],
  sea: () => [
    stroke("M2 8.5h12l-1.8 3.5H3.8ZM4.5 8.5v-3h7v3M8 5.5v-3"),
    stroke("M1.5 14c1.1-.8 2.2-.8 3.3 0s2.1.8 3.2 0 2.2-.8 3.3 0 2.1.8 3.2 0"),
  ],
  foot: () => [
    svg("circle", { cx: 8.5, cy: 2.8, r: 1.4, class: "ex-mark-line" }),
    stroke("M8.3 5.5 7.5 9.2 10 11l.8 3.5M7.5 9.2 5 14.5M8.3 5.5l2.4 2 1.8.3M8.3 5.5 5.5 6.6 4.7 9"),
  ],
  unknown: () => [stroke("M5.2 5.6a2.8 2.8 0 1 1 4.2 2.4C8.4 8.6 8 9 8 10M8 12.8v.01")],
};

/** How an event compares with what the article announced: a sign, not only a colour; what matters most comes first. */
export const SIGNS = { did_not: "✗", unforeseen: "+", open: "?", came_true: "✓" };

const KINDS = /** @type {Foresight[]} */ (Object.keys(SIGNS));

/**
 * Return the kinds of foresight that occur, what matters most first.
 *
 * @param {(Foresight|null)[]} found
 */
export function foresightsIn(found) {
  return KINDS.filter((kind) => found.includes(kind));
}

/**
 * Draw the mark of a status; an unknown kind is drawn as reported, the plainest of them.
 *
 * @param {Status} kind
 * @returns {SVGElement} 16 by 16 units, sized by CSS (`.ex-mark`)
 */
export function statusMark(kind) {
  const known = kind in statuses ? kind : "reported";
  const { body, sign } = statuses[known];
  const shapes = [
    svg("path", { d: body, class: "ex-mark-body" }),
    sign && svg("path", { d: sign, class: "ex-mark-sign" }),
  ];
  return picture(`ex-mark ex-mark-${known}`, shapes);
}

/**
 * Draw the icon of a way of travelling.
 *
 * @param {Mode} mode
 * @returns {SVGElement} 16 by 16 units, sized by CSS (`.ex-mode`)
 */
export function modeIcon(mode) {
  const known = mode in MODE ? mode : "unknown";
  return picture(`ex-mode ex-mode-${known}`, MODE[known]());
}

function picture(className, shapes) {
  const attributes = { viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" };
  return svg("svg", { ...attributes, class: className }, shapes);
}

/**
 * The sign of how an event compares with what the article announced; its words are beside it or in the legend.
 *
 * @param {?Foresight} [kind]
 * @returns {HTMLElement|null} null without a kind
 */
export function foresightSign(kind) {
  return kind
    ? el("span", { class: `ex-sign ex-foresight-${kind}`, "aria-hidden": "true" }, SIGNS[kind])
    : null;
}

/**
 * The words of how an event compares with what the article announced, after their sign.
 *
 * @param {Foresight} kind
 * @param {Say} say
 * @returns {string}
 */
export function signed(kind, say) {
  return `${SIGNS[kind]} ${say(`foresight_${kind}`)}`;
}

/**
 * The badge with the numbers of a stop. They are drawn by the style sheet, as a mark is: text here
 * would count as the visible beginning of the name of its button, which is that of the place.
 *
 * @param {string} numbers
 * @param {Object<string, unknown>} [attributes]
 * @returns {HTMLElement}
 */
export function numberBadge(numbers, attributes = {}) {
  return el("span", {
    class: "ex-stop-numbers",
    "data-numbers": numbers,
    "aria-hidden": "true",
    ...attributes,
  });
}

/**
 * The letter of a track in its colour; its name is beside it.
 *
 * @param {string} letter
 * @returns {HTMLElement}
 */
export function trackBadge(letter) {
  return el("span", { class: `ex-track ${lookOf(letter)}`, "data-letter": letter, "aria-hidden": "true" });
}
