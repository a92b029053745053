/**
 * What fills areas: the status of an event is shown by the kind of hatching, not by its colour alone.
 */

import { svg } from "../core/elements.js";

/** The strokes of a tile of each status, which is so many pixels wide; reports and confirmations have none. */
const HATCHES = {
  announced: { size: 12, path: "M-3 3 3 -3M0 12 12 0M9 15 15 9" },
  disputed: { size: 10, path: "M0 0 10 10M0 10 10 0" },
};

/**
 * The fill of the areas of a status or of places.
 *
 * @param {string} look a status, or `place`
 * @returns {string} as an attribute
 */
export function fillOf(look) {
  return HATCHES[look] ? `url(#ex-area-hatch-${look})` : "currentColor";
}

/**
 * The hatchings as definitions for a drawing.
 *
 * @returns {Element}
 */
export function hatches() {
  const patterns = Object.entries(HATCHES).map(([look, { size, path }]) =>
    svg(
      "pattern",
      { id: `ex-area-hatch-${look}`, width: size, height: size, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: size, height: size, class: `ex-area-tint ex-area-${look}` }),
      svg("path", { d: path, class: `ex-area-hatch ex-area-${look}` }),
    ),
  );
  return svg("defs", {}, ...patterns);
}
