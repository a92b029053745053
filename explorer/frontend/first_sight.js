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
 * @returns {{end: () => void, giveWay: () => void}} `end` takes it away, `giveWay` makes room for a fault
 */
export function firstSightIn(root) {
  const early = root.querySelector("[data-early]") ?? document.querySelector(".ex-early");
  if (early) return { end: () => early.remove(), giveWay: () => early.classList.add("ex-early-below") };
  if (root.childElementCount > 0) return { end() {}, giveWay() {} };
  const bars = Array.from({ length: 6 }, () => el("span"));
  const skeleton = el("div", { class: "ex-skeleton", "aria-hidden": "true" }, bars);
  const timer = setTimeout(() => root.append(skeleton), PATIENCE_MS);
  const end = () => {
    clearTimeout(timer);
    skeleton.remove();
  };
  return { end, giveWay: end };
}
