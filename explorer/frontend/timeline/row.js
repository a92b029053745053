/**
 * One row of the timeline: what came before it, when it was, what and where, and how well it is
 * known. What it opens to is built when it is opened.
 */

import { authored, placesOf, tracksOf, wordsOf } from "../core/document.js";
import { el, svg } from "../core/elements.js";
import { modeIcon, numberBadge, signed, statusMark, trackBadge } from "../marks/marks.js";
import { speaker } from "../core/strings.js";
import { otherTime } from "../core/times.js";
import { lettersOf } from "../core/tracks.js";

/** @import { EventView, StoryDocument } from "../core/story_document.js" */

/**
 * Build the row of an event.
 *
 * @param {StoryDocument} doc
 * @param {EventView} event
 * @returns {{row: HTMLElement, title: HTMLElement, body: HTMLElement}} `title` is the button that
 *   selects the event, `body` is where its details go
 */
export function timelineRow(doc, event) {
  const title = el(
    "button",
    { type: "button", class: "ex-title", "data-event": event.id, ...authored(doc) },
    event.title,
  );
  const body = el("div", { class: "ex-what" }, title, facts(doc, event), travellers(doc, event));
  const row = el(
    "li",
    {
      class: `ex-row ex-is-${event.status.kind} ex-when-${event.time.certainty}`,
      "data-anchor": event.id,
    },
    lead(event),
    when(event),
    el("span", { class: "ex-node" }, statusMark(event.status.kind)),
    body,
  );
  return { row, title, body };
}

/**
 * The space before a row: as long as its gap, with what is worth saying and the travel in it.
 *
 * @param {EventView} event
 */
function lead({ gap, legs }) {
  if (!gap?.rem && !gap?.label && legs.length === 0) return null;
  const says = gap?.label ? el("p", { class: "ex-gap-label" }, gap.label) : null;
  const ways = legs.map((leg) => el("p", { class: "ex-leg" }, modeIcon(leg.mode), el("span", {}, leg.label)));
  const kinds = [
    "ex-lead",
    gap?.compressed && "ex-compressed",
    legs.length > 0 && "ex-travel",
    legs.length > 0 && legs.every(({ schematic }) => schematic) && "ex-schematic",
  ];
  const shown = { class: kinds.filter(Boolean).join(" ") };
  const space = el("div", shown, gap?.compressed && breakMark(), says, ways);
  space.style.setProperty("--ex-gap", `${gap?.rem ?? 0}rem`);
  return space;
}

/** Two slanted strokes across the spine: the space is shorter than the time. */
function breakMark() {
  const strokes = svg("path", { d: "M1 7 11 3M1 11 11 7" });
  return svg("svg", { class: "ex-break ex-icon", viewBox: "0 0 12 14", "aria-hidden": "true" }, strokes);
}

/**
 * @param {EventView} event
 */
function when({ time, other_time: other }) {
  const own = time.datetime
    ? el("time", { class: "ex-time", datetime: time.datetime }, time.label)
    : el("span", { class: "ex-time" }, time.label);
  const zone = time.zone && el("span", { class: "ex-zone", title: time.zone_name }, time.zone);
  return el("div", { class: "ex-when" }, own, " ", zone, " ", otherTime(other));
}

/**
 * @param {StoryDocument} doc
 * @param {EventView} event
 */
function facts(doc, { place, to, stop, status, foresight }) {
  const say = speaker(wordsOf(doc));
  const button = (/** @type {string} */ id) =>
    el(
      "button",
      { ...authored(doc), type: "button", class: "ex-place", "data-place": id },
      placesOf(doc)[id].name,
    );
  return el(
    "p",
    { class: "ex-facts" },
    el("span", { class: `ex-status ex-mark-${status.kind}` }, status.label),
    foresight && el("span", { class: `ex-foresight ex-foresight-${foresight}` }, signed(foresight, say)),
    place && el("span", {}, stop && numberBadge(`${stop}`, { title: say("map_numbers") }), button(place)),
    to && ["→ ", button(to)],
  );
}

/**
 * The tracks of an event, each with its letter, and whether they meet there; null in a story without several.
 *
 * @param {StoryDocument} doc
 * @param {EventView} event
 */
function travellers(doc, { tracks, meeting }) {
  const letters = lettersOf(doc);
  const named = tracksOf(doc).filter(({ id }) => letters.has(id) && tracks.includes(id));
  if (named.length === 0) return null;
  return el(
    "p",
    { class: "ex-travellers" },
    named.map(({ id, label }) => el("span", authored(doc), trackBadge(letters.get(id) ?? ""), label)),
    meeting && el("strong", {}, meeting),
  );
}
