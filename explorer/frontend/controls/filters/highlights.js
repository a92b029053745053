/**
 * The words that are searched for, marked where they are on the page; the marks are the browser's own and change no
 * element (CSS Custom Highlight API).
 */

import { inSlices } from "../../core/slices.js";
import { answerTo } from "../../core/answers.js";
import { adopt } from "../../core/elements.js";
import { isUnspaced, plain, wordsIn } from "../../core/words.js";
import sheet from "./highlights.css" with { type: "css" };

const NAME = "ex-found";
const PANES = "[data-pane=timeline], [data-pane=article], [data-pane=table]";
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * @param {import("../../core/story_document.js").StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 * @returns {{show: () => void, remove: () => void}} `show` marks the words of the present selection
 */
export function highlights(doc, channel) {
  const isKnown = "highlights" in CSS;
  let marking = { stop() {} };
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(mark);
  });

  function mark() {
    marking.stop();
    const meant = (channel.state.q && answerTo(doc, channel.state.q)?.meant) || [];
    const typed = wordsIn(channel.state.q ?? "");
    const words = new Set(meant.flatMap((those, at) => (isUnspaced(typed[at]) ? [] : [...those])));
    const parts = typed.filter(isUnspaced);
    if (meant.length === 0) return CSS.highlights.delete(NAME);
    const found = new Highlight();
    CSS.highlights.set(NAME, found);
    const texts = [...document.querySelectorAll(PANES)].flatMap(textsIn);
    marking = inSlices(texts, (text) => rangesIn(text, words, parts).forEach((range) => found.add(range)), 0);
  }
  function show() {
    if (!isKnown) return;
    observer.disconnect();
    mark();
    if (!channel.state.q) return;
    adopt(sheet);
    // What is opened later has words as well.
    for (const pane of document.querySelectorAll(PANES))
      observer.observe(pane, { childList: true, subtree: true });
  }
  return {
    show,
    remove() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      marking.stop();
      if (isKnown) CSS.highlights.delete(NAME);
    },
  };
}

/** @returns {Text[]} */
function textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
}

/** Where a text has one of the words, or one of the parts of words in scripts that put no space between them. */
function rangesIn(/** @type {Text} */ text, /** @type {Set<string>} */ words, /** @type {string[]} */ parts) {
  const whole = [...text.data.matchAll(WORD)].filter(([word]) => words.has(plain(word)));
  const within = parts.flatMap((part) => [...text.data.matchAll(new RegExp(part, "giu"))]);
  return [...whole, ...within].map(({ 0: found, index }) => {
    const [start, end] = [index, index + found.length];
    return new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end });
  });
}
