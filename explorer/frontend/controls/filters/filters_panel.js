/**
 * What is in the panel of filters: words, a stretch of time, and what the events can be chosen by, each with the number of events
 * that it would show. It stays open beside the panes, which follow at once.
 */

import { bringListed, isListed } from "../../core/listed.js";
import { MOST_CHARACTERS } from "../../core/conditions.js";
import { choicesOf, positionOf, timesOf } from "../../core/document.js";
import { daysIn } from "../../core/edtf.js";
import { adopt, el } from "../../core/elements.js";
import { fillFrom } from "../../core/on_demand.js";
import { isLong, pieceOf } from "../../core/parts.js";
import { examplesOf, readingOf, typedDate } from "../../core/typed.js";
import { facetField } from "./facet_field.js";
import { facetsOf, filtersOf } from "./facets.js";
import sheet from "./filters_panel.css" with { type: "css" };

/** @import { StoryDocument } from "../../core/story_document.js" */
/** @import { Say } from "../../core/strings.js" */

/**
 * @param {StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {{elements: HTMLElement[], show: () => void}} `show` shows what the reader has chosen
 */
export function filterFields(doc, channel, say) {
  adopt(sheet);
  const [words, time, rest] = [
    wordsField(doc, channel, say),
    windowFields(doc, channel, say),
    restChoice(doc, channel, say),
  ];
  const here = facetsOf(doc, channel.state);
  const facets = filtersOf(doc).flatMap(({ key, name }) => {
    if (!isListed(doc, key)) return [fieldToCome(key, name, doc, channel, say)];
    return here.filter((facet) => facet.name === name).map((facet) => facetField(facet, doc, channel, say));
  });
  const fields = [words, ...facets, time, rest];
  const show = () => {
    const found = facetsOf(doc, channel.state);
    for (const field of fields) field.show(found);
  };
  show();
  return { elements: fields.map(({ element }) => element), show };
}

/** The words that are searched for: typing shows them at once. */
function wordsField(doc, channel, say) {
  const input = el("input", {
    type: "search",
    "data-filter": "q",
    maxlength: MOST_CHARACTERS,
    autocomplete: "off",
    enterkeyhint: "search",
    autofocus: matchMedia("(pointer: fine)").matches, // a finger would get the keyboard of its phone over the panel
    oninput: () => channel.change({ q: input.value.normalize("NFC").trim() }, { from: "typing" }),
    onchange: () => channel.ask("typed"),
    onfocus: () => isLong(doc) && pieceOf(doc, "search", 0).catch(() => {}), // a search needs it, and says if it is missing
  });
  const element = el("label", { class: "ex-filter-words" }, el("span", {}, say("filter_q")), input);
  const show = () => {
    if (document.activeElement !== input) input.value = channel.state.q ?? "";
  };
  return { element, show };
}

/** The first and the last day of the stretch of time. */
function windowFields(doc, channel, say) {
  const { calendar } = timesOf(doc);
  const current = () => Math.max(0, positionOf(doc, channel.state.event));
  /** Why a bound cannot be taken; empty if it can. */
  const faultOf = (key, value, typed) => {
    if (typed && !value)
      return say("axis_jump_unread", { value: typed.slice(0, 60), ...examplesOf(doc, current()) });
    const bounds = { ...channel.state, [key]: value };
    const [begins, ends] = [bounds.from, bounds.until].map((bound) => bound && daysIn(bound, calendar));
    return begins && ends && begins.first > ends.last ? say("filter_reversed") : "";
  };
  const fieldOf = (key) => {
    const id = `ex-filter-wrong-${key}`;
    const wrong = el("p", { id, class: "ex-filter-wrong", role: "alert" });
    const choose = () => {
      const typed = input.value.trim();
      const value = typedDate(typed, readingOf(doc, current()));
      const fault = faultOf(key, value, typed);
      input.setAttribute("aria-invalid", String(fault !== ""));
      wrong.textContent = fault;
      if (!fault) channel.change({ [key]: value }, { from: "controls" });
    };
    const described = { placeholder: examplesOf(doc, current()).day, "aria-describedby": id };
    const input = el("input", { "data-filter": key, size: 12, ...described, onchange: choose });
    return { key, input, parts: [el("label", {}, el("span", {}, say(`filter_${key}`)), input), wrong] };
  };
  const fields = ["from", "until"].map(fieldOf);
  const legend = el("legend", {}, say("filter_window"));
  const parts = fields.map((field) => field.parts);
  const element = el("fieldset", { class: "ex-filter-window" }, legend, parts);
  const show = () => {
    for (const { key, input } of fields) {
      if (document.activeElement !== input) input.value = channel.state[key] ?? "";
    }
  };
  return { element, show };
}

/** What becomes of the other events. */
function restChoice(doc, channel, say) {
  const choose = ({ target }) => channel.change({ rest: target.value }, { from: "controls" });
  const radio = ({ id, label }) => {
    const input = el("input", { type: "radio", name: "ex-rest", value: id, "data-control": "rest" });
    return { id, input, label: el("label", { class: "ex-check" }, input, el("span", {}, label)) };
  };
  const radios = choicesOf(doc, "rest").map(radio);
  const legend = el("legend", {}, say("filter_rest"));
  const labels = radios.map(({ label }) => label);
  const show = () => radios.forEach(({ id, input }) => (input.checked = channel.state.rest === id));
  return { element: el("fieldset", { class: "ex-filter-rest", onchange: choose }, legend, labels), show };
}

/** The sources or tags of a long story, which are not here yet. */
function fieldToCome(
  /** @type {string} */ key,
  /** @type {string} */ name,
  /** @type {StoryDocument} */ doc,
  channel,
  say,
) {
  let show = (/** @type {import("./facets.js").Facet[]} */ _) => {};
  const place = el("div", {}, el("p", { class: "ex-soft", role: "status" }, say("filter_counting")));
  const title = el("summary", {}, say(name));
  const element = el("details", { class: "ex-facet", open: true }, title, place);
  const load = async () => {
    element.setAttribute("aria-busy", "true");
    await bringListed(doc, key).finally(() => element.removeAttribute("aria-busy"));
  };
  fillFrom(place, say, load, () => {
    const found = facetsOf(doc, channel.state);
    const facet = found.find((each) => each.name === name);
    if (!facet) return element.remove();
    const field = facetField(facet, doc, channel, say);
    element.replaceChildren(...field.element.childNodes);
    show = field.show;
    show(found);
  });
  return { element, show: (found) => show(found) };
}
