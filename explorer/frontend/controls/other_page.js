/**
 * The link between the two pages on which a server shows a story: that of the story, and the dashboard. It leads to
 * the moment that the reader sees.
 */

import { el } from "../core/elements.js";
import { EMBEDDING } from "../core/keys.js";
import { rootOf } from "../core/page_addresses.js";
import { pageWindow } from "../core/page_window.js";
import { addressed, formatQuery, keptOf, pageAddress } from "../core/selection.js";
import { icon } from "../marks/icons.js";

const ADDRESSES = { dashboard: formatQuery, page: pageAddress };

/**
 * @param {"dashboard"|"page"} kind of the other page
 * @param {import("../core/channel.js").Channel} channel
 * @param {import("../core/strings.js").Say} say
 * @returns {{element: HTMLAnchorElement, remove: () => void}}
 */
export function otherPage(kind, channel, say) {
  const label = say(`open_${kind}`);
  const words = el("span", { class: "ex-label" }, label);
  const element = el("a", { class: "ex-button", "data-action": `open-${kind}` }, icon("elsewhere"), words);
  const follow = (state) => {
    const kept = keptOf(pageWindow(window).location.search, EMBEDDING);
    element.href = rootOf() + ADDRESSES[kind](addressed(state), kept);
  };
  follow(channel.state);
  return { element, remove: channel.onState(follow) };
}
