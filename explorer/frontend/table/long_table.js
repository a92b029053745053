/**
 * The table of a long story: a window of rows in a page that is as high as with all of them.
 */

import { daysOf, eventsOf, positionOf, wordsOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";
import { eventRows, nameUntilHere } from "../core/event_rows.js";
import { areHere, bring } from "../core/parts.js";
import { speaker } from "../core/strings.js";
import { followPointing } from "../pane/pointing.js";
import { dayRow, rowOf, sheetOf } from "./table.js";
import sheet from "./long_table.css" with { type: "css" };

/** @import { StoryDocument } from "../core/story_document.js" */

/** So many rows are printed by the browser. */
const PRINTED = 300;
/** The details of so many of them are asked for at once. */
const AT_ONCE = 50;
const GUESS = { row_px: 40, heading_px: 48 };

/**
 * Show the table of a long story in `root`: as `mount` of `table.js`.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {{onMet: (fn: () => void) => void}} extras calls a function when other events are shown
 * @returns {() => void} what removes it
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function mount(root, doc, channel, { onMet }) {
  adopt(sheet);
  /** @type {Set<number>} */
  const bare = new Set(); // positions of the rows without details
  const { section, table, head } = sheetOf(doc);
  table.classList.add("ex-window");
  const days = daysOf(doc);
  table.setAttribute("aria-rowcount", `${1 + days.length + eventsOf(doc).length}`);
  head.rows[0].setAttribute("aria-rowindex", "1");
  root.append(section);

  let current = -1;
  /** @type {?Element} */
  let scroller = null;
  function mark(at, row) {
    row.classList.toggle("ex-rest", eventsOf(doc)[at].shown === false);
    if (at === current) row.setAttribute("aria-current", "step");
    else row.removeAttribute("aria-current");
  }
  function makeRow(at) {
    const event = eventsOf(doc)[at];
    const row = rowOf(event, doc);
    nameUntilHere(/** @type {HTMLElement} */ (row.querySelector("button")), doc, event);
    if (!areHere(doc, at, at)) bare.add(at);
    row.setAttribute("aria-rowindex", `${at + rows.dayOf(at) + 3}`);
    mark(at, row);
    return row;
  }
  function makeGroup(day) {
    const heading = dayRow(days[day]);
    heading.setAttribute("aria-rowindex", `${positionOf(doc, days[day].events[0]) + day + 2}`);
    const element = el("tbody", {}, heading);
    markDay(day, element);
    return { element, heading, list: element };
  }
  function markDay(day, element) {
    element.classList.toggle("ex-rest", !rows.hasShown(day));
  }
  function fill(at) {
    const row = /** @type {HTMLElement} */ (rows.rows.get(at));
    bare.delete(at);
    const hadFocus = row.contains(document.activeElement);
    row.replaceChildren(...rowOf(eventsOf(doc)[at], doc).children);
    if (hadFocus) row.querySelector("button")?.focus({ preventScroll: true });
  }
  const rows = eventRows(doc, root, {
    list: table,
    above: head,
    guess: GUESS,
    makeGroup,
    makeRow,
    onGone: (at) => bare.delete(at),
    scroller: () => (scroller ??= scrollerOf(section)),
    fill,
  });
  const show = ({ event }) => {
    const at = positionOf(doc, event);
    if (at < 0) return;
    root.dataset.current = event;
    current = at;
    for (const [position, row] of rows.rows) mark(position, row);
  };
  const meet = () => {
    rows.meet();
    for (const [at, row] of rows.rows) mark(at, row);
    for (const [day, { element }] of rows.groups) markDay(day, element);
  };
  meet();
  onMet(meet);
  const stops = [
    channel.onState(show),
    followPointing(root, doc, channel, "table"),
    followPage(section, head, rows),
    printing(section, doc, rows, bare),
    rows.remove,
  ];
  if (channel.state) show(channel.state);
  return () => {
    stops.forEach((stop) => stop());
    section.remove();
  };
}

/** Let rows follow what of the table is in the window. */
function followPage(/** @type {HTMLElement} */ section, head, rows) {
  // By whomever: the table does not know when code scrolls the page, so its rows are put right at rest then too.
  const scrolled = ({ target }) => target.contains(section) && rows.scrolled();
  const observer = new ResizeObserver(rows.hear); // also when it is there at first
  observer.observe(head); // not what becomes higher with the rows
  const how = { capture: true, passive: true };
  document.addEventListener("scroll", scrolled, how);
  window.addEventListener("resize", rows.hear);
  return () => {
    observer.disconnect();
    document.removeEventListener("scroll", scrolled, how);
    window.removeEventListener("resize", rows.hear);
  };
}

/**
 * What the browser prints is the beginning of the table, as far as its details are here or the reader pressed the button
 * that has them brought (`controls/printing.js`). It says so; the handout has more.
 */
function printing(/** @type {HTMLElement} */ section, /** @type {StoryDocument} */ doc, rows, bare) {
  const note = el("p", { class: "ex-only-printed" });
  section.append(note);
  const isHere = (/** @type {number} */ at) => (rows.rows.has(at) ? !bare.has(at) : areHere(doc, at, at));
  let isPrepared = false;
  const begin = () => {
    isPrepared = false;
    const all = rows.positions();
    const printed = all.filter(isHere).slice(0, PRINTED);
    const [count, total] = [printed.length, all.length];
    const isFirst = printed.at(-1) === all[count - 1];
    note.hidden = count === total;
    note.textContent = speaker(wordsOf(doc))(isFirst ? "table_printed" : "table_printed_here", {
      count,
      total,
    });
    rows.print(printed);
  };
  const end = () => rows.print(null);
  const prepare = async (/** @type {Event} */ asked) => {
    asked.preventDefault();
    isPrepared = true;
    const wanted = rows.positions().slice(0, PRINTED);
    rows.print(wanted);
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const some = wanted.slice(from, from + AT_ONCE);
      await Promise.allSettled(some.map((/** @type {number} */ at) => bring(doc, at, at)));
    }
    window.print();
    if (isPrepared) end(); // the browser does not print
  };
  window.addEventListener("print-asked", prepare);
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
  return () => {
    window.removeEventListener("print-asked", prepare);
    window.removeEventListener("beforeprint", begin);
    window.removeEventListener("afterprint", end);
  };
}

/** What scrolls the table: on the dashboard a part of the page. */
function scrollerOf(/** @type {HTMLElement} */ section) {
  for (let box = section.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight)
      return box;
  }
  return document.scrollingElement ?? document.documentElement;
}
