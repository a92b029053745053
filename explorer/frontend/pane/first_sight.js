/**
 * What is in a pane's place until its first document arrives.
 */

import { el } from "../core/elements.js";

/** What takes less needs no sign that it is under way. */
const PATIENCE_MS = 150;

/**
 * Quiet bars in `root` while the first document is loading; none if it is there at once, or where
 * the page already shows something: in the root (`data-early`, and on a static page the story as text,
 * `.ex-instead`), or all over the page (`.ex-early`).
 *
 * @param {HTMLElement} root
 * @returns {{end: () => void, giveWay: () => void}} `end` takes it away, `giveWay` makes room for a fault
 */
export function firstSightIn(root) {
  const early = root.querySelector("[data-early]") ?? document.querySelector(".ex-early");
  if (early) return madeOf([early, document.querySelector(".ex-instead")].filter(Boolean));
  if (root.childElementCount > 0) return madeOf([]);
  const bars = Array.from({ length: 6 }, () => el("span"));
  const skeleton = el("div", { class: "ex-skeleton", "aria-hidden": "true" }, bars);
  const timer = setTimeout(() => root.append(skeleton), PATIENCE_MS);
  const end = () => {
    clearTimeout(timer);
    skeleton.remove();
  };
  return { end, giveWay: end };
}

/** What the page itself brought: gone when the panes are there, and below a fault, which says more. */
function madeOf(parts) {
  return {
    end: () => parts.forEach(remove),
    giveWay: () => parts.forEach(({ classList }) => classList.add("ex-early-below")),
  };
}

/**
 * With its images, which are taken out of their `<picture>` first, for its sources count more. Chromium asks for those that it has
 * put off when the page is printed, from an address that a step has changed.
 */
function remove(/** @type {Element} */ part) {
  for (const image of /** @type {NodeListOf<HTMLImageElement>} */ (part.querySelectorAll("img"))) {
    image.remove();
    image.src = "";
  }
  part.remove();
}
