/**
 * Skip links: the first things that the Tab key reaches, each of which leads to one part of the page.
 */

import { el } from "../core/elements.js";

/** @import { Say } from "../core/strings.js" */

const PARTS = ["timeline", "article", "table"];

/**
 * Build the skip links.
 *
 * @param {Say} say
 * @param {boolean} hasMap
 * @param {(part: string) => void} go gives the focus to a part
 * @returns {HTMLElement}
 */
export function skipLinks(say, hasMap, go) {
  const parts = ["stepper", ...(hasMap ? ["map"] : []), ...PARTS];
  const link = (part) => {
    const onclick = (click) => {
      click.preventDefault(); // the address stays that of what is shown
      go(part);
    };
    return el("li", {}, el("a", { href: `#ex-${part}`, onclick }, say(`skip_${part}`)));
  };
  return el("nav", { class: "ex-skip", "aria-label": say("skip") }, el("ul", {}, parts.map(link)));
}
