/**
 * A thin line of all events that are shown, in the colours of their statuses, as far as the reader has come. It is
 * decoration: the stepper says it in words.
 */

import { eventsOf } from "../core/document.js";
import { rankIn, shownIn } from "../core/showing.js";
import { el } from "../core/elements.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/** At most so many events have their colours: every step gives the line its style again. */
const MOST = 300;

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
 * Return the colours of the events at `positions`, or of some that are at most `MOST`, one after the other, as the stops
 * of a gradient.
 *
 * @param {StoryDocument} doc
 * @param {number[]} positions
 * @returns {string}
 */
export function gradientOf(doc, positions) {
  const some = positions.filter((_, at) => at % Math.ceil(positions.length / MOST) === 0);
  const percent = (/** @type {number} */ count) => `${((100 * count) / some.length).toFixed(2)}%`;
  return some
    .map(
      (position, at) => `var(--ex-${eventsOf(doc)[position].status.kind}) ${percent(at)} ${percent(at + 1)}`,
    )
    .join(", ");
}
