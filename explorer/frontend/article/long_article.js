/**
 * The article pane of a long story: the text in pieces, of which those near the reader are there.
 */

import { mount as mountWhole } from "./article.js";
import { frontMatter, heading } from "./front.js";
import { mark, target, unmark } from "./marking.js";
import { piecesOf } from "./pieces.js";
import { followReading } from "./reading_along.js";
import { articleOf, eventsOf, positionOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { detailsOf } from "../core/loading.js";
import { scrolling } from "../core/scrolling.js";
import { followPointing } from "../pane/pointing.js";

/** @import { StoryDocument } from "../core/story_document.js" */

const BY_READER = ["wheel", "touchmove", "pointerdown", "keydown"];
/** Of each pane, how much of the passage at the top was above the view when it was removed, as a share of its height. */
const left = new WeakMap();

/**
 * Show the article in `root`.
 *
 * A step to an event that the text mentions scrolls at once to where the passage is or will be.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {{keepsPlace: boolean, onMet: (fn: () => void) => void}} extras whether the reader stays where they are; calls
 *   a function when other events are shown
 * @returns {() => void} what removes it
 */
export function mount(root, doc, channel, extras) {
  const mountIt = articleOf(doc).outline ? mountPieces : mountWhole; // without any text there are no pieces
  return mountIt(root, doc, channel, extras);
}

/** @type {typeof mount} */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
function mountPieces(root, doc, channel, { keepsPlace, onMet }) {
  const { lang, direction: dir } = articleOf(doc);
  const mentioned = mentionsIn(doc);
  const text = el("article", { class: "ex-text", lang, dir }, frontMatter(doc));
  const scroller = el("div", { class: "ex-scroller ex-in-pieces", "data-scroller": true }, text);
  const { head, absent } = heading(doc);
  root.append(head, scroller);

  let current = "";
  let wasOpening = false;
  let sought = -1; // the passage at which the reader was, until it is there or they go elsewhere
  /** @type {HTMLElement[]} */
  let marked = [];
  const markRest = (/** @type {HTMLElement} */ passage, at) =>
    passage.classList.toggle("ex-rest", isRest(doc, mentioned.events[at]));
  const markAll = () => pieces.passages.forEach(markRest);
  const pieces = piecesOf(doc, channel, scroller, () => {
    markAll();
    markCurrent();
  });
  text.append(...pieces.boxes);
  const view = scrolling(scroller);

  function markCurrent() {
    unmark(marked);
    const event = eventsOf(doc)[positionOf(doc, current)];
    if (!event) return { about: [], named: [] };
    const about = (mentioned.by.get(event.id) ?? []).map((at) => pieces.passages.get(at)).filter(Boolean);
    const named = mentionsOf(text, "event", event.id);
    const here = event.place ? mentionsOf(text, "place", event.place) : [];
    marked = [...mark(about, "ex-current"), ...mark(named, "ex-current"), ...mark(here, "ex-here")];
    return { about, named };
  }
  const firstOf = (/** @type {string} */ event) => mentioned.by.get(event)?.[0];
  async function go(/** @type {string} */ event) {
    const first = firstOf(event);
    const { about, named } = markCurrent();
    if (first === undefined) return;
    sought = -1;
    if (about.length === 0) {
      scroller.scrollTop = pieces.topOf(first) - scroller.clientHeight * 0.15;
      await pieces.bring(first).catch(() => {});
    }
    if (current !== event) return;
    sought = -1;
    const found = about.length > 0 ? { about, named } : markCurrent();
    view.bring(() => target(scroller, found.about, found.named), { share: 0.15, atOnce: about.length === 0 });
  }
  const show = ({ event, isOpening }, previous, from) => {
    if (positionOf(doc, event) < 0 || (event === current && isOpening === wasOpening)) return;
    const stays = from === "article" || (keepsPlace && !current);
    [current, wasOpening] = [event, isOpening];
    root.dataset.current = event;
    absent.hidden = mentioned.by.has(event);
    pieces.keep(firstOf(event));
    if (isOpening && !stays && previous) scroller.scrollTop = 0; // at first it is: to say so would lay out the page
    if (isOpening || stays) markCurrent();
    else go(event);
  };
  /** Go to the passage at which the reader was, or give the focus to the mention that had it; see `keeping.js`. */
  async function seek(/** @type {any} */ { detail }) {
    const event = firstOf(detail);
    const at = event ?? Number(detail.slice(1)) - 1;
    if (event === undefined) {
      sought = at;
      scroller.scrollTop = pieces.topOf(at);
    }
    const passage = await pieces.bring(at).catch(() => undefined);
    if (event !== undefined && document.activeElement === document.body)
      mentionsOf(text, "event", detail)[0]?.focus({ preventScroll: true });
    if (!passage || sought !== at) return;
    const { top, height } = passage.getBoundingClientRect();
    scroller.scrollTop += top - scroller.getBoundingClientRect().top + (left.get(root) ?? 0) * height;
  }
  const leave = () => (sought = -1);

  onMet(markAll);
  const pointing = followPointing(root, doc, channel, "article");
  const eventsAbove = (/** @type {number} */ line_px) => {
    const above = [...pieces.passages].filter(([, each]) => each.getBoundingClientRect().top <= line_px);
    return mentioned.events[Math.max(...above.map(([at]) => at))] ?? [];
  };
  root.addEventListener("seek", seek);
  for (const type of BY_READER) scroller.addEventListener(type, leave, { passive: true });
  const stops = [channel.onState(show), pointing, followReading(scroller, eventsAbove, doc, channel)];
  if (channel.state) show(channel.state, null, "");
  return () => {
    left.set(root, shareAbove(scroller, pieces.passages));
    root.removeEventListener("seek", seek);
    stops.forEach((stop) => stop());
    pieces.remove();
    view.remove();
    head.remove();
    scroller.remove();
  };
}

/**
 * The events that each passage mentions, and the positions of the passages that mention each event.
 *
 * @param {StoryDocument} doc
 */
function mentionsIn(doc) {
  const packed = articleOf(doc).outline?.events ?? [];
  const events = Array.isArray(packed)
    ? packed.map((ids) => (ids ? ids.split(" ") : []))
    : (detailsOf(doc)?.mentionedIn(packed) ?? []);
  /** @type {Map<string, number[]>} */
  const by = new Map();
  events.forEach((ids, at) => {
    for (const id of ids) {
      if (!by.has(id)) by.set(id, []);
      by.get(id)?.push(at);
    }
  });
  return { events, by };
}

/** Whether a passage is only about events that are not shown. */
function isRest(/** @type {StoryDocument} */ doc, /** @type {string[]} */ events) {
  return events.length > 0 && events.every((id) => eventsOf(doc)[positionOf(doc, id)]?.shown === false);
}

/** @returns {HTMLElement[]} */
function mentionsOf(/** @type {HTMLElement} */ text, /** @type {string} */ key, /** @type {string} */ id) {
  return [...text.querySelectorAll(`[data-${key}="${CSS.escape(id)}"]`)];
}

/** How much of the passage at the top of the view is above it. */
function shareAbove(/** @type {HTMLElement} */ scroller, /** @type {Map<number, HTMLElement>} */ passages) {
  const view_px = scroller.getBoundingClientRect().top;
  const tops = [...passages].sort(([one], [other]) => one - other);
  for (const [, passage] of tops) {
    const { top, bottom, height } = passage.getBoundingClientRect();
    if (bottom > view_px) return (view_px - top) / Math.max(height, 1);
  }
  return 0;
}
