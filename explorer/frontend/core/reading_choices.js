/**
 * How readers want to read, whatever the story: the theme and the size of the text. Their browser keeps it, and every
 * page of the explorer, with the frame of its map, follows.
 */

import { pageWindow } from "./page_window.js";
import { remember, remembered } from "./remembering.js";

/** Sizes of the text that are offered, in percent; the first is the usual one. */
export const TEXT_SIZES = [100, 115, 130, 150, 200];
/** The first leaves it to the page. */
export const THEMES = ["system", "light", "dark"];

/** How many times as fast as usual the story plays and travellers move. */
export const SPEEDS = [0.5, 1, 2, 4];

const STORED = { theme: "theme", size: "text-size" };
const SPEED = "speed";

/**
 * @param {Window} [win]
 * @returns {{theme: string, size: number}} what the reader has chosen
 */
export function readingChoices(win = window) {
  const page = pageWindow(win);
  const theme = remembered(page, STORED.theme) ?? "";
  const size = Number(remembered(page, STORED.size));
  return {
    theme: THEMES.includes(theme) ? theme : THEMES[0],
    size: TEXT_SIZES.includes(size) ? size : TEXT_SIZES[0],
  };
}

/**
 * Keep a choice and follow it at once.
 *
 * @param {{theme?: string, size?: number}} choice
 */
export function chooseReading(choice) {
  const page = pageWindow(window);
  for (const [name, value] of Object.entries(choice)) remember(page, STORED[name], String(value));
  if (choice.theme === THEMES[0]) delete page.document.documentElement.dataset.theme;
  const chosen = { ...readingChoices(page), ...choice }; // also where the browser keeps nothing
  applyReading(page, chosen);
  for (const frame of /** @type {NodeListOf<HTMLIFrameElement>} */ (
    page.document.querySelectorAll("iframe")
  )) {
    const inside = frame.contentWindow;
    if (inside && pageWindow(inside) === page) applyReading(inside, chosen);
  }
}

/**
 * Show a page, or a frame of it, as the reader has chosen.
 *
 * @param {Window} win
 * @param {{theme: string, size: number}} [chosen]
 */
export function applyReading(win, { theme, size } = readingChoices(win)) {
  const root = win.document.documentElement;
  if (theme !== THEMES[0]) root.dataset.theme = theme;
  root.style.fontSize = size === TEXT_SIZES[0] ? "" : `${size}%`;
}

const LEADING = "article-leads";

/** Return whether scrolling the article selects events; not before the reader wants it. */
export function doesArticleLead() {
  return remembered(pageWindow(window), LEADING) === "on";
}

/** @param {boolean} isWanted */
export function letArticleLead(isWanted) {
  remember(pageWindow(window), LEADING, isWanted ? "on" : "off");
}

/** @returns {number} one of `SPEEDS` */
export function playSpeed() {
  const speed = Number(remembered(pageWindow(window), SPEED));
  return SPEEDS.includes(speed) ? speed : 1;
}

/** @param {number} speed */
export function choosePlaySpeed(speed) {
  remember(pageWindow(window), SPEED, `${speed}`);
}
