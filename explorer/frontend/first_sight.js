/**
 * What stands in a pane's place before its first document has come.
 */

import { el } from "./elements.js";

/** What takes less needs no sign that it is under way. */
const PATIENCE_MS = 150;

/**
 * Quiet bars in `root` while the first document is under way; none where it is there in no time, or where
 * the page already shows something: in the root (`data-early`), or all over the page (`.ex-early`).
 *
 * @param {HTMLElement} root
 * @returns {() => void} what takes it away
 */
export function firstSightIn(root) {
  const early = root.querySelector("[data-early]") ?? document.querySelector(".ex-early");
  if (early) return () => early.remove();
  if (root.childElementCount > 0) return () => {};
  const bars = Array.from({ length: 6 }, () => el("span"));
  const skeleton = el("div", { class: "ex-skeleton", "aria-hidden": "true" }, bars);
  const timer = setTimeout(() => root.append(skeleton), PATIENCE_MS);
  return () => {
    clearTimeout(timer);
    skeleton.remove();
  };
}
