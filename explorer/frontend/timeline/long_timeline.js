/**
 * The timeline of a long story: a window of rows, under the headings of their days.
 */

import { daysOf, eventsOf, positionOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";
import { eventRows, nameUntilHere } from "../core/event_rows.js";
import { headingOf } from "./days.js";
import { scrolling } from "../core/scrolling.js";
import { timelineRow } from "./row.js";
import { mountWith } from "./timeline.js";
import sheet from "./long_timeline.css" with { type: "css" };

/** @import { Row } from "./days.js" */

/** A row of one line, with what is usual before it. */
const GUESS = { row_px: 80, heading_px: 36 };

/**
 * Show the timeline of a long story in `root`: as `mount` of `timeline.js`.
 *
 * @param {HTMLElement} root
 * @param {import("../core/story_document.js").StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {import("./timeline.js").Extras} extras
 * @returns {() => void} what removes it
 */
export function mount(root, doc, channel, extras) {
  adopt(sheet);
  return mountWith((refresh) => windowOfDays(root, doc, refresh), root, doc, channel, extras);
}

/** @returns {import("./days.js").Days} */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
function windowOfDays(root, doc, refresh) {
  /** @type {Map<number, Row>} */
  const made = new Map();
  const list = el("ol", { class: "ex-days ex-window" });
  let current = 0;
  /** @type {?ReturnType<typeof scrolling>} */
  let view = null;
  let own_px = 0; // where it was scrolled to by a step or by the rows, and not by the reader

  const scroller = () => /** @type {HTMLElement} */ (list.parentElement);
  const keepPlace = () => (own_px = scroller().scrollTop);
  function makeRow(at) {
    const event = eventsOf(doc)[at];
    const row = timelineRow(doc, event);
    made.set(at, row);
    nameUntilHere(row.title, doc, event);
    mark(at, row.row);
    return row.row;
  }
  function makeGroup(day) {
    const rows = el("ol", { class: "ex-rows" });
    const heading = headingOf(daysOf(doc)[day]);
    const place = { "aria-setsize": daysOf(doc).length, "aria-posinset": day + 1 };
    const element = el("li", { class: "ex-day", ...place }, heading, rows);
    markDay(day, element);
    return { element, heading, list: rows };
  }
  function fill(at) {
    const { row, title } = /** @type {Row} */ (made.get(at));
    const event = eventsOf(doc)[at];
    title.removeAttribute("aria-label");
    title.textContent = event.title;
    const lead = timelineRow(doc, event).row.querySelector(".ex-lead");
    row.querySelector(".ex-lead")?.remove();
    if (lead) row.prepend(lead);
    refresh(at);
  }
  function mark(at, row) {
    const isRest = (position) => eventsOf(doc)[position]?.shown === false;
    row.classList.toggle("ex-past", at < current);
    row.classList.toggle("ex-rest", isRest(at));
    row.classList.toggle("ex-after-rest", isRest(at - 1));
    const { number, count } = rows.placeInDay(at);
    row.setAttribute("aria-setsize", `${count}`);
    row.setAttribute("aria-posinset", `${number}`);
  }
  function markDay(day, element) {
    element.classList.toggle("ex-rest", !rows.hasShown(day));
  }
  function markRest() {
    rows.meet();
    for (const [at, row] of rows.rows) mark(at, row);
    for (const [day, { element }] of rows.groups) markDay(day, element);
  }

  const rows = eventRows(doc, root, {
    list,
    above: null,
    guess: GUESS,
    makeGroup,
    makeRow,
    onGone: (at) => made.delete(at),
    scroller,
    onMoved: keepPlace,
    onRest: () => view?.again(),
    fill,
  });
  const seek = ({ detail }) => {
    const at = positionOf(doc, detail);
    if (at >= 0) rows.seek(at);
  };
  markRest();
  const observer = new ResizeObserver(rows.hear);
  root.addEventListener("seek", seek);
  return {
    element: list,
    reach(position) {
      rows.reach(position);
      return /** @type {Row} */ (made.get(position));
    },
    rowAt: (position) => made.get(position),
    markPast(position) {
      current = position;
      for (const [at, row] of rows.rows) row.classList.toggle("ex-past", at < position);
    },
    markRest,
    scrolling(box) {
      observer.observe(box);
      const own = scrolling(box, keepPlace);
      view = own;
      const scrolled = () => {
        if (box.scrollTop === own_px) return rows.hear();
        own.leave();
        rows.scrolled();
      };
      box.addEventListener("scroll", scrolled, { passive: true });
      return {
        ...own,
        bring(choose, placing) {
          const measured = () => {
            rows.measure();
            keepPlace();
            return choose();
          };
          own.bring(measured, placing);
        },
        hold: rows.hold,
      };
    },
    remove() {
      observer.disconnect();
      root.removeEventListener("seek", seek);
      rows.remove();
    },
  };
}
