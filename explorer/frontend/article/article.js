/**
 * The article pane: the text, with what it says about the current event marked and in view.
 */

import { articlePassage } from "./passages.js";
import { citation } from "../core/citations.js";
import { articleOf, eventsOf, notesOf, positionOf, sourcesOf, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { ifLoaded } from "../core/on_demand.js";
import { followPointing } from "../pane/pointing.js";
import { followReading } from "./reading_along.js";
import { scrolling } from "../core/scrolling.js";
import { speaker } from "../core/strings.js";
import { frontMatter, heading, isWritten } from "./front.js";
import { mark, target, unmark } from "./marking.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * Show the article in `root`.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {{keepsPlace: boolean, onMet: (fn: () => void) => void}} extras whether the reader stays where they are;
 *   calls a function when other events are shown
 * @returns {() => void} what removes it
 */
export function mount(root, doc, channel, { keepsPlace, onMet }) {
  const say = speaker(wordsOf(doc));
  const passages = articleOf(doc).passages.map((passage) => articlePassage(passage, doc, channel.state));
  const { lang, direction: dir } = articleOf(doc);
  const text = el("article", { class: "ex-text", lang, dir }, frontMatter(doc), passages);
  const scroller = el("div", { class: "ex-scroller", "data-scroller": true }, text, sourceList(doc, say));
  const { head, absent } = heading(doc);
  root.append(head, scroller);
  const view = scrolling(scroller);

  const markFor = markingIn(text, doc, passages);
  let [current, wasOpening] = [null, false];
  const show = ({ event, isOpening }, _previous, from) => {
    const position = positionOf(doc, event);
    if (position < 0 || (event === current && isOpening === wasOpening)) return;
    const { about, named } = markFor(eventsOf(doc)[position]);
    absent.hidden = about.length > 0 || named.length > 0;
    root.dataset.current = event;
    const isReadHere = from === "article"; // what was clicked is in view, and must not slip away
    const isFirst = current === null;
    const placing = { share: 0.15, atOnce: isFirst };
    const choose = () => (isOpening ? text : target(scroller, about, named));
    if (!isReadHere && !(isFirst && keepsPlace)) view.bring(choose, placing);
    [current, wasOpening] = [event, isOpening];
  };

  layOutRest(text, doc);
  markRestIn(doc, passages);
  onMet(() => markRestIn(doc, passages));
  const pointing = followPointing(root, doc, channel, "article");
  const eventsAbove = (/** @type {number} */ line_px) => {
    const at = passages.findLastIndex((each) => each.getBoundingClientRect().top <= line_px);
    return articleOf(doc).passages[at]?.events ?? [];
  };
  const stops = [channel.onState(show), pointing, followReading(scroller, eventsAbove, doc, channel)];
  if (channel.state) show(channel.state, null, "");
  return () => {
    stops.forEach((stop) => stop());
    view.remove();
    head.remove();
    scroller.remove();
  };
}

/** Tables and footnotes, which few articles have: without the code for them their words are lists. */
async function layOutRest(/** @type {HTMLElement} */ text, /** @type {StoryDocument} */ doc) {
  if (!articleOf(doc).passages.some(({ kind }) => kind === "table" || kind === "footnote")) return;
  const code = await ifLoaded(async () => await import("./tables_and_footnotes.js"));
  code?.layOut(text, doc); // without a connection the lists stay
}

/**
 * Marks the passages and mentions of an event and of its place, and gives back those of the event.
 *
 * @param {HTMLElement} text
 * @param {StoryDocument} doc
 * @param {HTMLElement[]} passages
 */
function markingIn(text, doc, passages) {
  const mentions = mentionsIn(text);
  const passagesOf = groups(
    articleOf(doc).passages,
    ({ events }) => events ?? [],
    (_, at) => passages[at],
  );
  let marked = [];
  return ({ id, place }) => {
    const about = passagesOf.get(id) ?? [];
    const named = mentions.event.get(id) ?? [];
    const here = mentions.place.get(place) ?? [];
    unmark(marked);
    marked = [...mark(about, "ex-current"), ...mark(named, "ex-current"), ...mark(here, "ex-here")];
    return { about, named };
  };
}

/**
 * Mark the passages that are only about events that are not shown: the text is never cut, only dimmed.
 *
 * @param {StoryDocument} doc
 * @param {HTMLElement[]} passages
 */
function markRestIn(doc, passages) {
  const isRest = (id) => eventsOf(doc)[positionOf(doc, id)]?.shown === false;
  articleOf(doc).passages.forEach(({ events }, at) => {
    passages[at].classList.toggle("ex-rest", Boolean(events?.length) && events.every(isRest));
  });
}

/** The mentions in the text, by the event or place that they name. */
function mentionsIn(text) {
  const by = (key) => groups([...text.querySelectorAll(`[data-${key}]`)], ({ dataset }) => [dataset[key]]);
  return { event: by("event"), place: by("place") };
}

/** @type {(items: any[], keysOf: (item: any) => string[], pick?: (item: any, at: number) => any) => Map} */
function groups(items, keysOf, pick = (item) => item) {
  const found = new Map();
  items.forEach((item, at) => {
    for (const key of keysOf(item)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(pick(item, at));
    }
  });
  return found;
}

/**
 * Every source that an event, a note or the text itself refers to, in the order of the story.
 *
 * @param {StoryDocument} doc
 */
function sourceList(doc, say) {
  const used = new Set([
    ...eventsOf(doc).flatMap(({ claims }) => claims.map(({ source }) => source)),
    ...Object.values(notesOf(doc)).flatMap(({ sources }) => sources),
    ...articleOf(doc).passages.flatMap(({ parts, items }) =>
      (parts ?? items?.flat() ?? []).map(({ source }) => source),
    ),
  ]);
  const listed = Object.values(sourcesOf(doc)).filter(({ id }) => used.has(id));
  if (listed.length === 0) return null;
  const list = listed.map((source) => el("li", {}, citation(source, say)));
  const title = isWritten(doc) && el("h3", {}, say("sources"));
  const section = el("section", { class: "ex-sources" }, title, el("ol", {}, list));
  section.style.setProperty("--ex-count", `${listed.length}`);
  return section;
}
