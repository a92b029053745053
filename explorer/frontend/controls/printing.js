/**
 * Printing: the story's handout, a page of its own that is laid out for paper. Where nobody serves
 * one, as in a static export, the explorer's own page is printed as it is; a pane that has to prepare itself for that prevents the
 * event `print-asked`, and prints when it is ready.
 */

import { addressFor } from "../core/loading.js";
import { rootOf } from "../core/page_addresses.js";
import { pageWindow } from "../core/page_window.js";

/**
 * Open the handout of what the reader sees in a new tab, and print it there.
 *
 * @param {string|undefined} template address of the handouts below the site's, see `addressFor`
 * @param {import("../core/channel.js").State} state
 * @param {Window} [win]
 */
export function printStory(template, state, win = window) {
  const page = pageWindow(win);
  if (!template) {
    if (page.dispatchEvent(new Event("print-asked", { cancelable: true }))) page.print();
    return;
  }
  const tab = page.open(rootOf(win) + addressFor(template, state));
  tab?.addEventListener("load", () => tab.print(), { once: true });
}
