/**
 * The link to exactly what the reader sees.
 */

import { copyText } from "../../core/copying.js";
import { el } from "../../core/elements.js";
import { EMBEDDED } from "../../core/keys.js";
import { pageWindow } from "../../core/page_window.js";
import { withoutTrackers } from "../../core/pasted.js";
import { linkTo } from "../../core/selection.js";

/** @import { Say } from "../../core/strings.js" */

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

/**
 * Copy an address; where the browser does not allow it show it selected in a field after `button`, to be
 * copied by hand.
 *
 * @param {string} address
 * @param {HTMLElement} button
 * @param {Say} say
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyAddress(address, button, say) {
  const isCopied = await copyText(address);
  if (!isCopied) offer(address, button, say);
  return isCopied;
}

function offer(address, button, say) {
  button.parentElement.querySelector(".ex-address")?.remove();
  const field = el("input", {
    type: "text",
    readonly: true,
    class: "ex-address",
    "aria-label": say("copy_by_hand"),
  });
  field.value = address;
  const close = () => field.remove();
  field.addEventListener("blur", close);
  field.addEventListener("keydown", ({ key }) => key === "Escape" && button.focus());
  button.after(field);
  field.focus();
  field.select();
}
