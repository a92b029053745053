/**
 * The table pane: the whole itinerary as an ordinary table, for reading, copying and printing.
 */

import {
  aboutOf,
  areasOf,
  authored,
  daysOf,
  eventsOf,
  placesOf,
  positionOf,
  sourcesOf,
  wordsOf,
} from "../core/document.js";
import { el, outLink } from "../core/elements.js";
import { statusMark } from "../marks/marks.js";
import { followPointing } from "../pane/pointing.js";
import { inSlices } from "../core/slices.js";
import { speaker } from "../core/strings.js";
import { otherTime } from "../core/times.js";

/** @import { Day, EventView, StoryDocument } from "../core/story_document.js" */

/** With more events than this, days of the table are laid out only as they come near the view. */
const LONG_TABLE = 150;
const COLUMNS = ["number", "time", "place", "event", "status", "sources"];

/**
 * Show the table in `root`.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {{keepsPlace: boolean, onMet: (fn: () => void) => void}} extras whether the reader stays where they are;
 *   calls a function when other events are shown
 * @returns {() => void} what removes it
 */
export function mount(root, doc, channel, { keepsPlace, onMet }) {
  const rows = new Map();
  const { section, table } = sheetOf(doc);
  if (eventsOf(doc).length > LONG_TABLE) table.classList.add("ex-long");
  root.append(section);

  let current = null;
  const show = ({ event }) => {
    if (positionOf(doc, event) < 0) return;
    root.dataset.current = event;
    rows.get(current)?.removeAttribute("aria-current");
    rows.get(event)?.setAttribute("aria-current", "step");
    current = event;
  };
  // The table is below the panes, so its rows come after everything that is visible at first.
  const bodies = [];
  const filling = inSlices(daysOf(doc), (day) => {
    bodies.push(dayBody(day, doc, rows));
    if (bodies.length < daysOf(doc).length) return;
    table.append(...bodies);
    rows.get(current)?.setAttribute("aria-current", "step");
  });
  if (keepsPlace) filling.finish(); // else the page would shrink under a reader who is down here

  onMet(() => bodies.forEach((body, day) => markRest(doc, body, daysOf(doc)[day].events, rows)));
  const stops = [channel.onState(show), followPointing(root, doc, channel, "table")];
  if (channel.state) show(channel.state);
  return () => {
    stops.forEach((stop) => stop());
    filling.stop();
    section.remove();
  };
}

/** The table without its rows, in its section. */
export function sheetOf(/** @type {StoryDocument} */ doc) {
  const say = speaker(wordsOf(doc));
  const columns = COLUMNS.map((name) => el("th", { scope: "col" }, say(`column_${name}`)));
  const head = el("thead", {}, el("tr", {}, columns));
  const caption = el("caption", {}, say("table_caption", { title: aboutOf(doc).title }));
  const table = el("table", { class: "ex-itinerary" }, caption, head);
  return { section: el("section", { class: "ex-sheet" }, el("h2", {}, say("table")), table), table, head };
}

/** The row that names a day. */
export function dayRow(/** @type {Day} */ { heading }) {
  const label = el("th", { scope: "rowgroup", colspan: COLUMNS.length }, heading);
  return el("tr", { class: "ex-day-row" }, label);
}

/**
 * @param {Day} day
 * @param {StoryDocument} doc
 */
function dayBody(day, doc, rows) {
  const { events } = day;
  const own = events.map((id) => rowOf(eventsOf(doc)[positionOf(doc, id)], doc));
  own.forEach((row, at) => rows.set(events[at], row));
  const body = el("tbody", {}, dayRow(day), own);
  body.style.setProperty("--ex-count", `${events.length}`);
  markRest(doc, body, events, rows);
  return body;
}

/**
 * @param {StoryDocument} doc
 * @param {HTMLElement} body of a day
 * @param {string[]} events of that day
 * @param {Map<string, HTMLElement>} rows by event
 */
function markRest(doc, body, events, rows) {
  const isRest = (id) => !eventsOf(doc)[positionOf(doc, id)].shown;
  body.classList.toggle("ex-rest", events.every(isRest));
  for (const id of events) rows.get(id)?.classList.toggle("ex-rest", isRest(id));
}

/**
 * The row of an event.
 *
 * @param {EventView} event
 * @param {StoryDocument} doc
 */
export function rowOf(event, doc) {
  const { id, number, time, other_time: other, place, title, status, claims, area } = event;
  const own = el("time", { datetime: time.datetime }, time.label);
  const zone = time.zone && el("span", { class: "ex-zone" }, time.zone);
  const where = place === null ? null : placesOf(doc)[place];
  const size = areasOf(doc).sizes[area ?? where?.area ?? -1];
  const publishers = claims.map(({ source }) => sourcesOf(doc)[source]);
  return el(
    "tr",
    { "data-event": id },
    el("td", { class: "ex-number" }, number),
    el("td", {}, time.datetime ? own : time.label, " ", zone, " ", otherTime(other)),
    el("td", authored(doc), where?.name, size && el("p", {}, size)),
    el("th", { scope: "row" }, el("button", { type: "button", class: "ex-title", ...authored(doc) }, title)),
    el("td", {}, el("span", { class: "ex-with-mark" }, statusMark(status.kind), status.label)),
    el(
      "td",
      {},
      publishers.map((source, at) => [at > 0 && ", ", outLink(source.url, {}, source.publisher)]),
    ),
  );
}
