/**
 * The stretches of a passage: plain text, and mentions of events, places, notes and sources.
 */

import { eventAt, eventsOf, notesOf, positionOf, sourcesOf, wordsOf } from "../core/document.js";
import { el, outLink } from "../core/elements.js";
import { EMBEDDING } from "../core/keys.js";
import { linkTo } from "../core/selection.js";
import { speaker } from "../core/strings.js";
import { SIGNS } from "../marks/marks.js";

/** @import { State } from "../core/channel.js" */
/** @import { EventView, JsonPart, StoryDocument } from "../core/story_document.js" */

/**
 * Build the stretches of a passage.
 *
 * Mentions of events and places are links to the address that shows them, so that they wrap like the
 * text around them and can be opened in a new tab. A mention of what this view does not hold (an
 * event that the article did not know yet) is plain text.
 *
 * @param {JsonPart[]} parts
 * @param {StoryDocument} doc
 * @param {State} state what the links keep
 * @param {(note: string, text: HTMLElement|Text) => HTMLElement} noteMention builds a mention of a note
 * @returns {Node[]}
 */
export function passageParts(parts, doc, state, noteMention) {
  const address = (event) => linkTo({ ...state, event }, window, EMBEDDING);
  return parts.map((part) => {
    if (part.footnote) return el("sup", { "data-footnote": part.footnote }, part.footnote);
    const words = styled(part);
    if (part.event) return eventMention(part.event, words, doc, address);
    if (part.place) return placeMention(part.place, words, doc, address);
    if (part.note && notesOf(doc)[part.note]) return noteMention(part.note, words);
    const source = part.source && sourcesOf(doc)[part.source];
    if (source) return outLink(source.url, { class: "ex-source", title: source.publisher }, words);
    return part.url ? outLink(part.url, {}, words) : words;
  });
}

/** @param {JsonPart} part */
function styled({ text, emphasis }) {
  return emphasis ? el(emphasis === "strong" ? "strong" : "em", {}, text) : document.createTextNode(text);
}

/**
 * @param {string} event
 * @param {Node} words
 * @param {StoryDocument} doc
 * @param {(event: string) => string} address
 */
function eventMention(event, words, doc, address) {
  const position = positionOf(doc, event);
  if (position < 0) return words;
  const kinds = { class: "ex-mention ex-mention-event", "data-event": event };
  return el("a", { ...kinds, href: address(event) }, words, foresightMark(doc, eventsOf(doc)[position]));
}

/** What became of an announcement, as a sign after the words of the article, and in words for who hears it. */
function foresightMark(/** @type {StoryDocument} */ doc, /** @type {EventView} */ { foresight }) {
  const sign = SIGNS[foresight ?? ""];
  if (!sign) return null;
  const text = speaker(wordsOf(doc))(`foresight_${foresight}`);
  const { lang } = wordsOf(doc);
  const heard = el("span", { class: "ex-hidden", lang, dir: "auto" }, ` (${text})`);
  return el(
    "span",
    { class: `ex-foretold ex-foresight-${foresight}`, title: text },
    el("span", { "aria-hidden": "true" }, sign),
    heard,
  );
}

/**
 * @param {string} place
 * @param {Node} words
 * @param {StoryDocument} doc
 * @param {(event: string) => string} address
 */
function placeMention(place, words, doc, address) {
  const event = eventAt(doc, place, null);
  if (!event) return words;
  const kinds = { class: "ex-mention ex-mention-place", "data-place": place };
  return el("a", { ...kinds, href: address(event) }, words);
}
