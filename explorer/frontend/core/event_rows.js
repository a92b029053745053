/**
 * The events of a story as rows for `rowWindow`: their days as groups, which of them have a place under the reader's
 * conditions, and their details as they come.
 */

import { daysOf, eventsOf, placesOf, positionOf } from "./document.js";
import { areHere, bring, onArrival } from "./parts.js";
import { rankOf } from "./ranks.js";
import { rowWindow } from "./row_window.js";
import { shownIn } from "./showing.js";

/** @import { StoryDocument } from "./story_document.js" */

/**
 * @param {StoryDocument} doc
 * @param {HTMLElement} root of the pane; its `data-rest` says what becomes of events that are not shown
 * @param {Omit<import("./row_window.js").Rows, "firsts"|"count"|"onSeen"> & {fill: (at: number) => void}} source
 *   `fill` completes a row that is there, when the details of its event have come
 */
export function eventRows(doc, root, { fill, ...source }) {
  const count = eventsOf(doc).length;
  const firsts = Int32Array.from(daysOf(doc), ({ events }) => positionOf(doc, events[0]));
  const rows = rowWindow({ ...source, firsts, count, onSeen: (first, last) => complete(doc, first, last) });
  const stop = onArrival(doc, (first, last) => {
    for (const at of rows.rows.keys()) if (at >= first && at <= last) fill(at);
  });
  const dayOf = (at) => rankOf(firsts, at + 1) - 1;
  const isFolded = () => root.dataset.rest !== "dim" && shownIn(doc).length < count;
  const rank = (at) => (isFolded() ? rankOf(shownIn(doc), at) : at);
  return {
    ...rows,
    /** Take over which events are shown, and what becomes of the others. */
    meet: () => rows.show(isFolded() ? shownMask(doc) : null),
    /** The positions of the events that have a row. */
    positions: () => (isFolded() ? shownIn(doc) : [...eventsOf(doc).keys()]),
    /** Have the row of an event there, with those around it, and its details loaded. */
    reach(at) {
      rows.pin(at);
      complete(doc, at, at);
    },
    /** The day of an event, by its position. */
    dayOf,
    /** Whether some event of a day is shown. */
    hasShown: (day) => rankOf(shownIn(doc), firsts[day]) < rankOf(shownIn(doc), firsts[day + 1] ?? count),
    /** The place of an event in its day, among those that have a row: its number from 1, and of how many. */
    placeInDay(at) {
      const [first, next] = [rank(firsts[dayOf(at)]), rank(firsts[dayOf(at) + 1] ?? count)];
      return { number: rank(at) - first + 1, count: next - first };
    },
    remove() {
      stop();
      rows.remove();
    },
  };
}

/**
 * Name the button of an event whose title has not come by when and where it was.
 *
 * @param {HTMLElement} button
 * @param {StoryDocument} doc
 * @param {import("./story_document.js").EventView} event
 */
export function nameUntilHere(button, doc, { title, time, place }) {
  if (title) return;
  const where = place && placesOf(doc)[place].name;
  button.setAttribute("aria-label", [time.label, where].filter(Boolean).join(", "));
  button.textContent = "…";
}

/** Load the details of events that are seen. */
async function complete(/** @type {StoryDocument} */ doc, first, last) {
  if (last < first || areHere(doc, first, last)) return;
  await bring(doc, first, last).catch(() => {}); // they are tried again, see `onArrival`
}

/** Of each event, 1 if it is shown and 0 if not. */
function shownMask(/** @type {StoryDocument} */ doc) {
  const mask = new Uint8Array(eventsOf(doc).length);
  for (const at of shownIn(doc)) mask[at] = 1;
  return mask;
}
