/**
 * The link to exactly what the reader sees.
 */

import { EMBEDDED } from "../../core/keys.js";
import { isInFragment, siteOf } from "../../core/page_addresses.js";
import { pageWindow } from "../../core/page_window.js";
import { withoutTrackers } from "../../core/pasted.js";
import { formatQuery, linkTo, pageAddress } from "../../core/selection.js";

/**
 * Return the address that shows `state`, as a page and not as the embed that this may be, and without
 * what brought the reader here (`fbclid`, `utm_source`).
 *
 * It is that of the story's page, which opens at once; on Streamlit Community Cloud, which shows an app in a frame under
 * `/~/+/` and nothing else, that of the dashboard; in a static export, that of the export.
 *
 * @param {object} state
 * @param {Window} [win]
 * @returns {string}
 */
export function addressOf(state, win = window) {
  const page = pageWindow(win);
  if (isInFragment(page)) {
    const address = new URL(page.location.href);
    address.search = withoutTrackers(address.search);
    return new URL(linkTo(state, page), address).href;
  }
  const { site, hasDashboardOnly } = siteOf(page);
  return site + (hasDashboardOnly ? formatQuery(state) : pageAddress(state));
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
