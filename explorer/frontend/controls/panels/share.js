/**
 * The link to exactly what the reader sees.
 */

import { EMBEDDED } from "../../core/keys.js";
import { isInFragment, siteOf } from "../../core/page_addresses.js";
import { pageWindow } from "../../core/page_window.js";
import { formatQuery, linkTo, pageAddress } from "../../core/selection.js";

const TRACKERS =
  /^(utm_.*|mtm_.*|pk_.*|[a-z]*clid|mc_[ce]id|igshid|igsh|_ga|_gl|_hs\w+|vero_id|oly_\w+_id)$/i;

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

/**
 * Return a query string without what advertisers add to follow a reader. For a static page, whose
 * host may need the rest of it.
 *
 * @param {string} search
 * @returns {string} with its question mark, or empty
 */
function withoutTrackers(search) {
  const query = new URLSearchParams(search);
  for (const key of [...query.keys()]) if (TRACKERS.test(key)) query.delete(key);
  const kept = query.toString();
  return kept && `?${kept}`;
}
