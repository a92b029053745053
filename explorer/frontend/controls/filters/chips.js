/**
 * What the reader has chosen to see, as a row of buttons that take it off one by one; where nothing meets all of it, how
 * much each would show if it were taken off.
 */

import { CLEARED } from "../../core/selection.js";
import { eventsOf } from "../../core/document.js";
import { el } from "../../core/elements.js";
import { icon } from "../../marks/icons.js";
import { shownIn } from "../../core/showing.js";
import { valuesSet } from "./values_set.js";

/** @import { StoryDocument } from "../../core/story_document.js" */

/**
 * @param {StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 * @param {import("../../core/strings.js").Say} say
 * @returns {{element: HTMLElement, show: () => void}} `show` shows what is set now
 */
export function chips(doc, channel, say) {
  const element = el("div", {
    class: "ex-chips",
    role: "group",
    "aria-label": say("filters_set"),
    hidden: true,
  });

  function show() {
    const set = valuesSet(doc, channel.state);
    const isEmpty = shownIn(doc).length === 0;
    const had = element.contains(document.activeElement);
    element.hidden = set.length === 0;
    const counts = { count: shownIn(doc).length, total: eventsOf(doc).length };
    element.replaceChildren(
      el("p", {}, isEmpty ? say("nothing_shown") : say("shown_count", counts)),
      ...set.map((value) => chip(value, isEmpty)),
      ...(set.length > 1 ? [clearButton()] : []),
    );
    if (had) (element.querySelector("button") ?? document.querySelector("[data-action=filters]"))?.focus();
  }
  function chip(value, isEmpty) {
    const { key, name, label, rest } = value;
    const text = `${say(name)}: ${label}`;
    const title = say("filter_remove", { name: text });
    const onclick = () => channel.change({ [key]: rest }, { from: "controls" });
    const gain = isEmpty && el("span", { class: "ex-count" }, say("filter_gain", { count: value.without }));
    const button = { type: "button", class: "ex-button ex-chip", "data-filter": key, title, onclick };
    return el("button", { ...button, "aria-label": title }, el("span", {}, text), gain, icon("close"));
  }
  function clearButton() {
    const onclick = () => channel.change(CLEARED, { from: "controls" });
    return el(
      "button",
      { type: "button", class: "ex-button", "data-action": "clear-filters", onclick },
      say("filters_clear"),
    );
  }
  return { element, show };
}
