/**
 * What the reader has chosen to see, as a row of buttons that take it off one by one; where nothing meets all of it, how
 * much each would show if it were taken off.
 */

import { bringFor, conditionsIn, isKnown } from "../../core/conditions.js";
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
 * @param {() => void} meetAgain tries again to find the events that meet the conditions
 * @returns {{element: HTMLElement, show: () => void, remove: () => void}} `show` shows what is set now
 */
export function chips(doc, channel, say, meetAgain) {
  const element = el("div", {
    class: "ex-chips",
    role: "group",
    "aria-label": say("filters_set"),
    hidden: true,
  });
  let turn = 0;
  let isWaiting = false; // for what says which events meet the conditions

  function show() {
    const isHere = isKnown(doc, conditionsIn(channel.state));
    const mine = ++turn;
    isWaiting = !isHere;
    if (isHere) {
      const [count, total] = [shownIn(doc).length, eventsOf(doc).length];
      return list(count === 0 ? say("nothing_shown") : say("shown_count", { count, total }), count === 0);
    }
    list(say("filter_counting"), false);
    const fail = () => list(say("filter_failed"), false, button({ onclick: tryAgain }, say("retry")));
    bringFor(doc, conditionsIn(channel.state)).catch(() => mine === turn && fail());
  }
  function list(/** @type {string} */ text, /** @type {boolean} */ isEmpty, /** @type {any} */ retry = null) {
    const set = valuesSet(doc, channel.state);
    const had = element.contains(document.activeElement);
    element.hidden = set.length === 0;
    element.ariaBusy = isWaiting && !retry ? "true" : null;
    element.replaceChildren(
      el("p", {}, text),
      ...(retry ? [retry] : []),
      ...set.map((value) => chip(value, isEmpty, channel, say)),
      ...(set.length > 1 ? [clearButton(channel, say)] : []),
    );
    if (had) (element.querySelector("button") ?? document.querySelector("[data-action=filters]"))?.focus();
  }
  function tryAgain() {
    channel.ask("retry", { from: "controls" }); // heard by the other panes
    meetAgain();
    show();
  }
  const follow = (/** @type {any} */ state) => {
    if (isWaiting || !isKnown(doc, conditionsIn(state))) show();
  };
  return { element, show, remove: channel.onState(follow) };
}

function button(attributes, /** @type {string} */ text) {
  return el("button", { type: "button", class: "ex-button", ...attributes }, text);
}

function clearButton(channel, say) {
  const onclick = () => channel.change(CLEARED, { from: "controls" });
  return button({ "data-action": "clear-filters", onclick }, say("filters_clear"));
}

/** A value that is set; where nothing is shown, with how much would be without it. */
function chip(value, isEmpty, channel, say) {
  const { key, name, label, rest } = value;
  const text = `${say(name)}: ${label}`;
  const title = say("filter_remove", { name: text });
  const onclick = () => channel.change({ [key]: rest }, { from: "controls" });
  const gain = isEmpty && el("span", { class: "ex-count" }, say("filter_gain", { count: value.without }));
  const named = { class: "ex-button ex-chip", "data-filter": key, title, "aria-label": title };
  return el("button", { type: "button", ...named, onclick }, el("span", {}, text), gain, icon("close"));
}
