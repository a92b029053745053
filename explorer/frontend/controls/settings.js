/**
 * The settings: what is known, language, clock, and whether keys step.
 */

import { el } from "../core/elements.js";
import { shortcutsAreOn, turnShortcuts } from "../pane/keyboard.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

const SETTINGS = ":is([data-control=asof], [data-control=lang], [data-control=clock])";

/**
 * Build the switch between what the article knew and what is known now; none where it knew nothing.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {HTMLElement | false}
 */
export function knowledgeSwitch(doc, channel, say) {
  const choose = ({ target }) => channel.change({ asof: target.value }, { from: "controls" });
  const choice = ({ id, label }) =>
    el(
      "label",
      { class: "ex-choice" },
      el("input", {
        type: "radio",
        name: "ex-asof",
        value: id,
        checked: id === doc.asof,
        "data-control": "asof",
      }),
      el("span", {}, label),
    );
  return (
    doc.asofs.length > 1 &&
    el(
      "fieldset",
      { class: "ex-switch", role: "radiogroup", onchange: choose },
      el("legend", {}, say("state_of_knowledge")),
      el("div", { class: "ex-choices" }, doc.asofs.map(choice)),
    )
  );
}

/**
 * Build the select of the language.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {HTMLElement}
 */
export function languageSelect(doc, channel, say) {
  const options = doc.languages.map(({ code, name }) => ({ value: code, label: name, lang: code }));
  return select("lang", say("language"), options, doc.lang, channel);
}

/**
 * Build the select of the clock; a zone that came by the address is offered too.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {HTMLElement}
 */
export function clockSelect(doc, channel, say) {
  const { clock } = channel.state;
  const options = doc.clocks.map(({ id, label }) => ({ value: id, label }));
  if (!options.some(({ value }) => value === clock)) options.push({ value: clock, label: clock });
  return select("clock", say("clock"), options, clock, channel);
}

/**
 * Let the settings in `root` show what `state` holds, where it was changed by others than them.
 *
 * @param {HTMLElement} root
 * @param {import("../core/channel.js").State} state
 */
export function showChoices(root, state) {
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(SETTINGS))) {
    const chosen = state[control.dataset.control];
    if (control.type === "radio") control.checked = control.value === chosen;
    else control.value = chosen;
  }
}

function select(name, label, options, chosen, channel) {
  const choose = ({ target }) => channel.change({ [name]: target.value }, { from: "controls" });
  const entries = options.map(({ value, label: text, lang }) =>
    el("option", { value, lang, selected: value === chosen }, text),
  );
  return el(
    "label",
    { class: "ex-field" },
    el("span", {}, label),
    el("select", { "data-control": name, onchange: choose }, entries),
  );
}

/**
 * Build the switch that turns the step keys on and off.
 *
 * @param {Say} say
 * @returns {HTMLElement}
 */
export function shortcutSwitch(say) {
  const choose = ({ target }) => turnShortcuts(window, target.checked);
  const box = { type: "checkbox", "data-control": "shortcuts", checked: shortcutsAreOn(window) };
  return el(
    "label",
    { class: "ex-check" },
    el("input", { ...box, onchange: choose }),
    el("span", {}, say("shortcuts")),
  );
}
