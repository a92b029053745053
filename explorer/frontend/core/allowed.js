/**
 * What the page may load from other sites. Its policy is that of the moment when it was answered: a story that an
 * author saves later may name a site that only a page loaded again may ask. Asked all the same, the browser would
 * refuse and write an error for every tile.
 */

import { el } from "./elements.js";
import { pageWindow } from "./page_window.js";

/**
 * Whether the policy lets the page load from all these sites. One without the tag carries the policy of its own
 * story, which never changes (a static page).
 *
 * @param {string[]} origins scheme, host and port, as a policy names them
 */
export function mayLoad(origins) {
  /** @type {?HTMLMetaElement} */
  const tag = pageWindow().document.querySelector("meta[name=explorer-hosts]");
  const allowed = tag?.content.split(" ");
  return !allowed || origins.every((origin) => allowed.includes(origin));
}

/**
 * Says that the page has to be loaded again to show what is on another site, and offers it.
 *
 * @param {import("./strings.js").Say} say
 * @param {string} host
 */
export function reloadNotice(say, host) {
  const onclick = () => pageWindow().location.reload();
  const button = el("button", { type: "button", class: "ex-button", onclick }, say("reload"));
  return el(
    "div",
    { class: "ex-reload", role: "status" },
    el("p", {}, say("reload_needed", { host })),
    button,
  );
}
