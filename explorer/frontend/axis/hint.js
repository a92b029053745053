/**
 * What is said of the event that the pointer is at, and the line that shows where an event lies that another pane
 * previews.
 */

import { authored, daysOf, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { speaker } from "../core/strings.js";
import { lettersAmong, lettersOf } from "../core/tracks.js";
import { signed, trackBadge } from "../marks/marks.js";

/** @import { EventView, StoryDocument } from "../core/story_document.js" */

/**
 * @param {StoryDocument} doc
 * @returns {{element: HTMLElement, line: HTMLElement, show: (event: EventView|null, at_px: number) => void,
 *   point: (at_px: number|null) => void}}
 */
export function hintOf(doc) {
  /** @type {Map<string, string>} */
  const headings = new Map();
  const letters = lettersOf(doc);
  const say = speaker(wordsOf(doc));
  const element = el("p", { class: "ex-axis-hint", "aria-hidden": "true", hidden: true });
  const line = el("span", { class: "ex-axis-pointed", hidden: true });
  function headingOf(id) {
    if (headings.size === 0) {
      for (const { heading, events } of daysOf(doc)) for (const event of events) headings.set(event, heading);
    }
    return headings.get(id) ?? "";
  }
  function point(at_px) {
    line.hidden = at_px === null;
    if (at_px !== null) line.style.transform = `translateX(${at_px.toFixed(1)}px)`;
  }
  return {
    element,
    line,
    point,
    show(event, at_px) {
      element.hidden = !event;
      point(event ? at_px : null);
      if (!event) return;
      element.style.setProperty("--at", `${at_px.toFixed(0)}px`);
      const { foresight, status } = event;
      const when = `${headingOf(event.id)} · ${event.time.label}`;
      const known = [status.label, ...(foresight ? [signed(foresight, say)] : [])];
      element.replaceChildren(
        el("strong", authored(doc), lettersAmong(letters, event.tracks).map(trackBadge), event.title),
        el("span", { class: "ex-soft" }, when),
        el("span", { class: `ex-mark-${status.kind}` }, known.join(" · ")),
      );
    },
  };
}
