/**
 * The passages of the article, each with the editor's notes that its mentions open.
 */

import { authored, mediaOf, notesOf, sourcesOf, wordsOf } from "../core/document.js";
import { passageParts } from "./parts.js";
import { citation } from "../core/citations.js";
import { el } from "../core/elements.js";
import { figure } from "../media/figures.js";
import { speaker } from "../core/strings.js";

/** @import { State } from "../core/channel.js" */
/** @import { NoteView, PassageView, StoryDocument } from "../core/story_document.js" */

const BLOCKS = {
  paragraph: "p",
  quote: "blockquote",
  list: "ul",
  numbered: "ol",
  table: "ul", // until `tables_and_footnotes.js` is there
  footnote: "ul",
};

/**
 * Build a passage.
 *
 * @param {PassageView} passage
 * @param {StoryDocument} doc
 * @param {State} state
 * @returns {HTMLElement} a block with the passage; opened notes follow it
 */
export function articlePassage(passage, doc, state) {
  const block = el("div", { class: `ex-passage ex-passage-${passage.kind}`, "data-anchor": passage.id });
  const noteMention = (note, words) => noteToggle(note, words, doc, block);
  const parts = (some) => passageParts(some, doc, state, noteMention);
  const shown = passage.kind === "figure" && figure(doc, mediaOf(doc)[passage.parts?.[0].figure ?? ""]);
  if (shown) {
    block.append(shown);
    return block;
  }
  const content = passage.items
    ? passage.items.map((item) => el("li", {}, parts(item)))
    : parts(passage.parts);
  block.append(el(tagOf(passage), {}, content));
  return block;
}

/**
 * The pane has an h2 of its own, so the article's headings begin at h3.
 *
 * @param {PassageView} passage
 * @returns {any} name of the element
 */
function tagOf({ kind, level }) {
  return kind === "heading" ? `h${Math.min((level ?? 1) + 2, 6)}` : (BLOCKS[kind] ?? "p");
}

/**
 * The mention of a note: its words as they are, and a small button after them that opens it.
 *
 * @param {string} id
 * @param {HTMLElement|Text} words
 * @param {StoryDocument} doc
 * @param {HTMLElement} block
 */
function noteToggle(id, words, doc, block) {
  const say = speaker(wordsOf(doc));
  const note = notesOf(doc)[id];
  const label = say("note_about", { title: note.title });
  const button = el(
    "button",
    { type: "button", class: "ex-note-button", "aria-expanded": "false", "data-note": id },
    el("span", { class: "ex-note-sign", "aria-hidden": "true" }, "i"),
    el("span", { class: "ex-hidden" }, label),
  );
  const aside = noteAside(note, doc, say, label);
  const toggle = () => {
    const isOpen = aside.isConnected;
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) aside.remove();
    else block.append(aside);
  };
  const end = el("span", { class: "ex-note-end" }, lastWord(words), button);
  return el("span", { class: "ex-noted", onclick: toggle }, words, end);
}

/** Take the last word off a text, so that the button can stay on one line with it. */
function lastWord(words) {
  const text = words.nodeType === Node.TEXT_NODE ? words : words.lastChild;
  return text.splitText(text.data.lastIndexOf(" ") + 1);
}

/**
 * @param {NoteView} note
 * @param {StoryDocument} doc
 */
function noteAside({ title, text, sources }, doc, say, label) {
  return el(
    "aside",
    { class: "ex-note", ...authored(doc), "aria-label": label },
    el("strong", {}, title),
    el("p", {}, text),
    sources.length > 0 &&
      el(
        "ul",
        {},
        sources.map((source) => el("li", {}, citation(sourcesOf(doc)[source], say))),
      ),
  );
}
