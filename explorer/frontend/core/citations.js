/**
 * Citing a source, the same way wherever one is cited.
 */

import { el, outLink } from "./elements.js";

/** @import { SourceView } from "./story_document.js" */
/** @import { Say } from "./strings.js" */

/**
 * Build the citation of a source: publisher, title as a link, date, and whose report it repeats.
 *
 * @param {SourceView} source
 * @param {Say} say
 * @returns {HTMLElement}
 */
export function citation({ publisher, title, date, url, lang, origin }, say) {
  const opens = url && el("span", { class: "ex-hidden" }, ` (${say("opens_in_new_tab")})`);
  const named = title
    ? [publisher, ", ", outLink(url, { class: "ex-source" }, el("span", { lang }, title), opens)]
    : outLink(url, { class: "ex-source" }, publisher, opens);
  const repeats = origin && origin !== publisher && ` (${say("source_origin", { origin })})`;
  return el("cite", { class: "ex-citation" }, named, date && `, ${date}`, repeats);
}
