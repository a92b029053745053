/**
 * Tables and footnotes of the article, which few articles have: the lists of their cells and paragraphs become a table,
 * and notes to which the references in the text lead and which lead back.
 */

import { articleOf, wordsOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";
import { speaker } from "../core/strings.js";
import sheet from "./tables_and_footnotes.css" with { type: "css" };

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @param {HTMLElement} text the article as passages
 * @param {StoryDocument} doc
 */
export function layOut(text, doc) {
  adopt(sheet);
  const say = speaker(wordsOf(doc));
  const blocks = text.querySelectorAll(".ex-passage");
  articleOf(doc).passages.forEach(({ kind, level, aligns }, at) => {
    const list = blocks[at].querySelector("ul");
    if (kind === "table" && aligns) list?.replaceWith(table(list, aligns, say));
    if (kind === "footnote") list?.replaceWith(footnote(list, level, text, say));
  });
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll("sup[data-footnote]"))) {
    const number = mark.dataset.footnote ?? "";
    const to = () => text.querySelector(`[data-note-number="${number}"]`);
    const label = say("footnote", { number });
    mark.replaceChildren(jump(number, { role: "doc-noteref", "aria-label": label }, to));
  }
}

/**
 * A table in a box of its own, which scrolls where it is wider than the text.
 *
 * @param {HTMLElement} list of its cells, row by row
 * @param {string[]} aligns of its columns
 * @param {import("../core/strings.js").Say} say
 */
function table(list, aligns, say) {
  const cells = [...list.children];
  const row = (/** @type {number} */ from, /** @type {"th"|"td"} */ tag) =>
    el(
      "tr",
      {},
      aligns.map((align, column) => {
        const scope = tag === "th" && "col";
        return el(tag, { scope, class: `ex-${align}` }, ...cells[from + column].childNodes);
      }),
    );
  const count = cells.length / aligns.length;
  const hasHead = cells.slice(0, aligns.length).some(({ textContent }) => textContent);
  const head = hasHead && el("thead", {}, row(0, "th"));
  const body = Array.from({ length: count - 1 }, (_, at) => row((at + 1) * aligns.length, "td"));
  const label = say("article_table");
  const about = { class: "ex-wide", role: "group", tabindex: 0, "aria-label": label };
  return el("div", about, el("table", {}, head, el("tbody", {}, body)));
}

/**
 * A footnote, with a link back to each reference.
 *
 * @param {HTMLElement} list of its paragraphs
 * @param {number} number
 * @param {HTMLElement} text
 * @param {import("../core/strings.js").Say} say
 */
function footnote(list, number, text, say) {
  const paragraphs = [...list.children].map(({ childNodes }) => el("p", {}, ...childNodes));
  const marks = [...text.querySelectorAll(`sup[data-footnote="${number}"]`)];
  const label = say("footnote_back");
  const back = marks.map((mark) => [
    " ",
    jump("↩\ufe0e", { role: "doc-backlink", "aria-label": label }, () => mark.querySelector("a")),
  ]);
  paragraphs.at(-1)?.append(...back.flat());
  paragraphs[0]?.prepend(el("span", { class: "ex-footnote-number" }, `${number}. `));
  return el("div", { role: "doc-footnote", tabindex: -1, "data-note-number": number }, paragraphs);
}

/**
 * A link within the article: it scrolls the article only, and leaves the address as it is.
 *
 * @param {string} words
 * @param {Object<string, unknown>} attributes
 * @param {() => Element|null} find
 */
function jump(words, attributes, find) {
  const onclick = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation(); // of words that open a note
    const element = /** @type {HTMLElement|null} */ (find());
    const scroller = element?.closest("[data-scroller]");
    if (!element || !scroller) return;
    const view = scroller.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    if (top < view.top || bottom > view.bottom) scroller.scrollTop += top - view.top - view.height / 3;
    element.focus({ preventScroll: true });
  };
  return el("a", { href: "#", class: "ex-jump", ...attributes, onclick }, words);
}
