/**
 * Light or dark: what the page around the panes has chosen, and word when that changes.
 */

import { pageWindow } from "./page_window.js";
import { whenStreamlit } from "./streamlit.js";

const DARK = "(prefers-color-scheme: dark)";
/** By page: who listens, and the theme found last. To look costs the browser a layout. */
const watches = new WeakMap();

/**
 * Return the theme of the page that `win` belongs to: what `<html data-theme>` says, else what
 * Streamlit shows, else what the reader's system prefers.
 *
 * @param {Window} [win]
 * @returns {"light"|"dark"}
 */
export function themeOf(win = window) {
  const page = pageWindow(win);
  return watches.get(page)?.theme ?? lookAt(page);
}

function lookAt(page) {
  const declared = page.document.documentElement.dataset.theme;
  if (declared === "light" || declared === "dark") return declared;
  const app = page.document.querySelector(".stApp");
  return (app && shownTheme(page.getComputedStyle(app))) || preferredTheme(page);
}

/**
 * Call `fn` with the new theme whenever the theme of the page that `win` belongs to changes.
 *
 * @param {Window} win
 * @param {(theme: "light"|"dark") => void} fn
 * @returns {() => void} what stops the calls
 */
export function onTheme(win, fn) {
  const { listeners, end } = watchOn(pageWindow(win));
  listeners.add(fn);
  return () => {
    listeners.delete(fn);
    if (listeners.size === 0) end();
  };
}

/** One watch a page, however many panes listen. */
function watchOn(page) {
  if (watches.has(page)) return watches.get(page);
  const watch = { theme: lookAt(page), listeners: new Set(), end };
  const look = () => {
    const theme = lookAt(page);
    if (theme === watch.theme) return;
    watch.theme = theme;
    watch.listeners.forEach((fn) => fn(theme));
  };
  const watched = { attributes: true, attributeFilter: ["class", "style", "data-theme"] };
  let frame = 0;
  const lookSoon = () => {
    page.cancelAnimationFrame(frame);
    frame = page.requestAnimationFrame(look); // the page is laid out then anyway
  };
  const observer = new page.MutationObserver(lookSoon);
  observer.observe(page.document.documentElement, watched);
  const stopWaiting = whenStreamlit(page, (app) => {
    observer.observe(app, watched);
    lookSoon();
  });
  const preference = page.matchMedia(DARK);
  preference.addEventListener("change", look);
  function end() {
    page.cancelAnimationFrame(frame);
    observer.disconnect();
    stopWaiting();
    preference.removeEventListener("change", look);
    watches.delete(page);
  }
  watches.set(page, watch);
  return watch;
}

/** What the address says (Streamlit's `embed_options=dark_theme`), else what the reader's system prefers. */
function preferredTheme(page) {
  const options = new URLSearchParams(page.location.search).getAll("embed_options");
  const said = ["light", "dark"].find((theme) => options.includes(`${theme}_theme`));
  return said ?? (page.matchMedia(DARK).matches ? "dark" : "light");
}

/** The theme that a computed style shows, or null when it says nothing. */
function shownTheme({ backgroundColor, colorScheme }) {
  const [red, green, blue, alpha = 1] = (backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
  if (backgroundColor.startsWith("rgb") && alpha > 0.5) {
    // Rec. 601 luma: accurate enough to distinguish a dark page from a light one.
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
  }
  return colorScheme === "dark" || colorScheme === "light" ? colorScheme : null;
}
