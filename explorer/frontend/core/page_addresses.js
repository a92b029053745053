/**
 * The kinds of page that show a story, by where their address holds the selection (`<html data-address>`): a page of
 * its own on the server (`path`), a static export (`fragment`), or the dashboard, in the query. And how they lead to
 * each other.
 */

import { pageWindow } from "./page_window.js";

/** The end of the path of a story's page, or of one of its events. */
const STORY_PAGE = /stories\/([^/]+)(?:\/([^/]*))?$/;
/** Where Streamlit Community Cloud runs an app, in a frame of the page that readers open. */
const IN_CLOUD = /\/~\/\+\/$/;

/** @returns {string|undefined} where the address of a page holds the selection */
function kindOf(/** @type {Window} */ page) {
  return page.document.documentElement.dataset.address;
}

export const isInFragment = (/** @type {Window} */ page) => kindOf(page) === "fragment";
export const isInPath = (/** @type {Window} */ page) => kindOf(page) === "path";

/**
 * Return the story and the event that the path of a story's page names.
 *
 * @param {string} pathname
 * @returns {{story: ?string, event: ?string}}
 */
export function selectionOfPath(pathname) {
  const [, story = null, event = null] = pathname.match(STORY_PAGE) ?? [];
  return { story, event: event || null };
}

/**
 * Return the address, with a slash at its end, that the addresses which a page is given are relative to. The
 * path of a story's page changes with each step, so what is relative to that would lead elsewhere.
 *
 * @param {Window} [win]
 */
export function rootOf(win = window) {
  const page = pageWindow(win);
  const { pathname, href } = page.location;
  if (isInPath(page)) return new URL(pathname.replace(STORY_PAGE, ""), href).href;
  return new URL(".", page.document.baseURI).href;
}

/**
 * Return the address of the site as readers reach it, and whether it shows nothing but the dashboard.
 *
 * @param {Window} [win]
 * @returns {{site: string, hasDashboardOnly: boolean}}
 */
export function siteOf(win = window) {
  const root = rootOf(win);
  return { site: root.replace(IN_CLOUD, "/"), hasDashboardOnly: IN_CLOUD.test(root) };
}
