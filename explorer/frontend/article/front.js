/**
 * What precedes the text of the article in its pane.
 */

import { articleOf, eventsOf, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { grouped, speaker } from "../core/strings.js";
import { foresightsIn, signed } from "../marks/marks.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/** The head of the pane, which in a story without an article holds its sources; and what it says of an event. */
export function heading(/** @type {StoryDocument} */ doc) {
  const say = speaker(wordsOf(doc));
  const absent = el("p", { class: "ex-soft ex-absent", hidden: true }, say("not_in_article"));
  const [words, ...rest] = isWritten(doc) ? ["article", absent] : ["sources"];
  return { head: el("header", { class: "ex-head" }, el("h2", {}, say(words)), rest), absent };
}

/**
 * @param {StoryDocument} doc
 */
export function isWritten(doc) {
  return articleOf(doc).passages.length > 0 || Boolean(articleOf(doc).outline);
}

/**
 * @param {StoryDocument} doc
 */
export function frontMatter(doc) {
  const { lang } = wordsOf(doc);
  const { notice, credit } = articleOf(doc);
  const became = foresightCounts(doc);
  if (!notice && !credit && !became) return null;
  return el(
    "div",
    { class: "ex-front", lang, dir: "auto" },
    notice && el("p", { class: "ex-article-notice" }, notice),
    credit && el("p", { class: "ex-soft" }, credit),
    became && el("p", { class: "ex-soft ex-foresights" }, became),
  );
}

/**
 * How many events came as the article announced, and how many otherwise; empty if it announced none.
 *
 * @param {StoryDocument} doc
 */
function foresightCounts(doc) {
  const say = speaker(wordsOf(doc));
  const { numbers } = wordsOf(doc);
  const found = eventsOf(doc).map(({ foresight }) => foresight);
  const countOf = (kind) => found.filter((one) => one === kind).length;
  const counts = foresightsIn(found)
    .map((kind) => `${signed(kind, say)}: ${grouped(`${countOf(kind)}`, numbers, numbers.sizes)}`)
    .join(" · ");
  return counts && say("became_of_it", { counts });
}
