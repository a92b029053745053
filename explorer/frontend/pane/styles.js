/**
 * The style sheet of the panes, for each window that they are in.
 */

import { el } from "../core/elements.js";
import { inlined } from "../core/files.js";

const STYLES = "explorer.css"; // all style sheets, joined by the server
const TIMEOUT_MS = 4000;
const sheets = new Map();

/**
 * Link the style sheet, once per page; one that fails does not keep the panes away.
 *
 * @returns {?Promise<void>} kept when it is there, has failed or takes too long
 */
export function styled() {
  const href = new URL(STYLES, import.meta.url).href;
  if (inlined(href)) return null;
  if (!sheets.has(href)) sheets.set(href, arrival(linkTo(href)));
  return sheets.get(href);
}

function linkTo(href) {
  const links = /** @type {NodeListOf<HTMLLinkElement>} */ (
    document.querySelectorAll("link[rel=stylesheet]")
  );
  const present = [...links].find((one) => one.href === href);
  if (present) return present;
  const link = el("link", { rel: "stylesheet", href });
  document.head.append(link);
  return link;
}

function arrival(link) {
  if (link.sheet) return null;
  return new Promise((done) => {
    for (const type of ["load", "error"]) link.addEventListener(type, done, { once: true });
    setTimeout(done, TIMEOUT_MS);
  });
}
