/**
 * What a reader has chosen to lie behind a story, kept by their browser.
 */

import { pageWindow } from "./page_window.js";
import { remember, remembered } from "./remembering.js";

/** What is kept of a reader who chose the built-in map. */
export const BUILT_IN = "builtin";

const keyOf = (story) => `background.${story}`;

/**
 * @param {string} story
 * @returns {?string} the id of a background, or `BUILT_IN`; null where nothing was chosen
 */
export function keptBackground(story) {
  return remembered(pageWindow(window), keyOf(story));
}

/**
 * @param {string} story
 * @param {string} id of a background, or `BUILT_IN`
 */
export function keepBackground(story, id) {
  remember(pageWindow(window), keyOf(story), id);
}
