/**
 * What is said of the event that the pointer is at, and the line that shows where an event lies that another pane
 * previews.
 */

import { authored, daysOf, eventsOf, placesOf, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { areHere, bring } from "../core/parts.js";
import { rankOf } from "../core/ranks.js";
import { speaker } from "../core/strings.js";
import { lettersAmong, lettersOf } from "../core/tracks.js";
import { signed, trackBadge } from "../marks/marks.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @param {StoryDocument} doc
 * @returns {{element: HTMLElement, line: HTMLElement, show: (position: number, at_px: number) => void,
 *   point: (at_px: number|null) => void}} `show` says something of the event at a position, or of none (-1): of a long story
 *   its time and place until its title is here
 */
export function hintOf(doc) {
  let pointed = -1;
  const headingOf = headingsIn(doc);
  const letters = lettersOf(doc);
  const say = speaker(wordsOf(doc));
  const element = el("p", { class: "ex-axis-hint", "aria-hidden": "true", hidden: true });
  const line = el("span", { class: "ex-axis-pointed", hidden: true });
  function fill() {
    const event = eventsOf(doc)[pointed];
    const { foresight, status, tracks, title, place } = event;
    const when = `${headingOf(pointed)} · ${event.time.label}`;
    const known = [status.label, ...(foresight ? [signed(foresight, say)] : [])];
    const name = title || (place && placesOf(doc)[place].name);
    element.replaceChildren(
      el("strong", authored(doc), lettersAmong(letters, tracks).map(trackBadge), name),
      el("span", { class: "ex-soft" }, when),
      el("span", { class: `ex-mark-${status.kind}` }, known.join(" · ")),
    );
  }
  function point(at_px) {
    line.hidden = at_px === null;
    if (at_px !== null) line.style.transform = `translateX(${at_px.toFixed(1)}px)`;
  }
  return {
    element,
    line,
    point,
    show(position, at_px) {
      pointed = position;
      element.hidden = position < 0;
      point(element.hidden ? null : at_px);
      if (element.hidden) return;
      element.style.setProperty("--at", `${at_px.toFixed(0)}px`);
      fill();
      if (areHere(doc, position, position)) return;
      const refill = () => pointed === position && fill();
      bring(doc, position, position).then(refill, () => {}); // what is known stays
    },
  };
}

/** What gives the heading of the day of an event, by its position. */
function headingsIn(/** @type {StoryDocument} */ doc) {
  /** @type {number[]} */
  const begins = []; // the position of the first event of each day, found when one is asked for
  return (/** @type {number} */ position) => {
    const days = daysOf(doc);
    let next = 0;
    for (const { events } of begins.length > 0 ? [] : days) {
      begins.push(next);
      next += events.length;
    }
    return days[rankOf(begins, position + 1) - 1].heading;
  };
}
