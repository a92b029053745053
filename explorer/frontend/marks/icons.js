/**
 * The icons of the controls and of the map; decoration beside or in place of a label that is always in
 * the markup.
 */

import { svg } from "../core/elements.js";

const PATHS = {
  first: "M4 3v10M12.5 3 6.5 8l6 5",
  previous: "M10.5 3 4.5 8l6 5",
  play: "M5 3v10l8-5Z",
  pause: "M5.5 3v10M10.5 3v10",
  next: "M5.5 3l6 5-6 5",
  last: "M12 3v10M3.5 3l6 5-6 5",
  "whole-journey": "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  menu: "M2 4h12M2 8h12M2 12h12",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  settings: "M2 4.5h5M11 4.5h3M2 11.5h2M8 11.5h6M9 2.5v4M6 9.5v4",
  share: "M8 10V2M5 4.5 8 1.5l3 3M4.5 7H3v7.5h10V7h-1.5",
  download: "M8 2v8M5 7.5l3 3 3-3M2.5 11v3h11v-3",
  print: "M4.5 6V2h7v4M4.5 12H2.5V6h11v6h-2M4.5 9.5h7V14h-7Z",
  about: "M8 7.2v4M8 4.6v.6M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Z",
  elsewhere: "M9 2h5v5M14 2 7.5 8.5M7 3H2.5v10.5H13V9",
  close: "M4 4l8 8M12 4l-8 8",
  "zoom-in": "M8 3v10M3 8h10",
  "zoom-out": "M3 8h10",
  "authors-view": "M6 3.5 2.5 7 6 10.5M3 7h6.5a3.5 3.5 0 0 1 0 7H8",
  filters: "M2 3.5h12M4.5 8h7M6.5 12.5h3",
  find: "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9ZM10.3 10.3 14 14",
  legend: "M6.5 4H14M6.5 8H14M6.5 12H14M2.5 4h1M2.5 8h1M2.5 12h1",
  gaps: "M1.5 8h4M10.5 8h4M5 11.5l2-7M9 11.5l2-7",
  stretch: "M3 3v10M13 3v10M5.5 8h5M7 6 5 8l2 2M9 6l2 2-2 2",
  jump: "M2.5 4h11v10h-11ZM2.5 7h11M5.5 2v3M10.5 2v3",
  raise: "M4 10l4-4 4 4",
  layers: "M8 2 14.5 5.5 8 9 1.5 5.5ZM2.5 8.3 8 11.2l5.5-2.9M2.5 11 8 14l5.5-3",
};

/** @typedef {keyof typeof PATHS} IconName */

/**
 * Draw an icon.
 *
 * @param {IconName} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const attributes = { class: "ex-icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" };
  return svg("svg", attributes, svg("path", { d: PATHS[name] }));
}
