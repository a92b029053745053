/**
 * The link to exactly what the reader sees.
 */

import { EMBEDDED } from "../../core/keys.js";
import { pageWindow } from "../../core/page_window.js";
import { withoutTrackers } from "../../core/pasted.js";
import { linkTo } from "../../core/selection.js";

/**
 * Return the address that shows `state`, as a page and not as the embed that this may be, and without
 * what brought the reader here (`fbclid`, `utm_source`).
 *
 * Streamlit Community Cloud runs an app in a frame under `/~/+/`; the address to share is the one
 * without it.
 *
 * @param {object} state
 * @param {Window} [win]
 * @returns {string}
 */
export function addressOf(state, win = window) {
  const page = new URL(pageWindow(win).location.href);
  page.pathname = page.pathname.replace(/\/~\/\+\/$/, "/");
  page.search = withoutTrackers(page.search);
  return new URL(linkTo(state, win, []), page).href;
}

/**
 * Return the address that shows `state` in a frame of another page, without the host's own frame.
 *
 * @param {object} state
 * @param {Window} [win]
 * @returns {string}
 */
export function embedAddressOf(state, win = window) {
  const address = addressOf(state, win);
  return address.includes("#") ? address : `${address}&${EMBEDDED}`; // a static page has no frame
}
