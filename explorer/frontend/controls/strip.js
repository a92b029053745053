/**
 * A thin line of all events that are shown, in the colours of their statuses, as far as the reader has come. It is
 * decoration: the stepper says it in words.
 */

import { eventsOf } from "../core/document.js";
import { rankIn, shownIn } from "../core/showing.js";
import { el } from "../core/elements.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @param {StoryDocument} doc
 * @returns {{element: HTMLElement, show: (position: number) => void}} `show` shows how far a position is
 */
export function strip(doc) {
  const element = el("div", { class: "ex-strip", "aria-hidden": "true" });
  /** @type {number[]|null} */
  let drawn = null;
  return {
    element,
    show(position) {
      const shown = shownIn(doc);
      if (shown !== drawn) element.style.setProperty("--ex-statuses", gradientOf(doc, shown));
      drawn = shown;
      const share = (rankIn(doc, position) + 1) / Math.max(shown.length, 1);
      element.style.setProperty("--ex-share", `${100 * Math.min(share, 1)}%`);
    },
  };
}

/**
 * Return the colours of the events at `positions`, one after the other, as the stops of a gradient.
 *
 * @param {StoryDocument} doc
 * @param {number[]} positions
 * @returns {string}
 */
export function gradientOf(doc, positions) {
  const kinds = positions.map((at) => eventsOf(doc)[at].status.kind);
  const ends = kinds.flatMap((kind, at) => (kind === kinds[at + 1] ? [] : [{ kind, end: at + 1 }]));
  const percent = (/** @type {number} */ count) => `${((100 * count) / kinds.length).toFixed(2)}%`;
  return ends
    .map(({ kind, end }, at) => `var(--ex-${kind}) ${percent(ends[at - 1]?.end ?? 0)} ${percent(end)}`)
    .join(", ");
}
