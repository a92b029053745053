/**
 * The settings: what is known, language, clock, and whether keys step.
 */

import { choicesOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { SETTINGS } from "../core/selection.js";
import { shortcutsAreOn, turnShortcuts } from "../pane/keyboard.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

const CONTROLS = SETTINGS.map((name) => `[data-control=${name}]`).join(", ");

/**
 * Build the control of each setting.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 */
export function settings(doc, channel, say) {
  return [knowledgeSwitch, languageSelect, clockSelect].map((control) => control(doc, channel, say));
}

/**
 * Build the switch between what the article knew and what is known now; none where it knew nothing.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {HTMLElement | false}
 */
function knowledgeSwitch(doc, channel, say) {
  const choose = ({ target }) => channel.change({ asof: target.value }, { from: "controls" });
  const choice = ({ id, label }) =>
    el(
      "label",
      { class: "ex-choice" },
      el("input", {
        type: "radio",
        name: "ex-asof",
        value: id,
        checked: id === channel.state.asof,
        "data-control": "asof",
      }),
      el("span", {}, label),
    );
  const views = choicesOf(doc, "asof");
  return (
    views.length > 1 &&
    el(
      "fieldset",
      { class: "ex-switch", role: "radiogroup", onchange: choose },
      el("legend", {}, say("state_of_knowledge")),
      el("div", { class: "ex-choices" }, views.map(choice)),
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
function languageSelect(doc, channel, say) {
  const options = choicesOf(doc, "lang").map((choice) => ({ ...choice, lang: choice.id }));
  return select("lang", say("language"), options, channel);
}

/**
 * Build the select of the clock; a zone that came by the address is offered too.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {HTMLElement}
 */
function clockSelect(doc, channel, say) {
  const { clock } = channel.state;
  const options = [...choicesOf(doc, "clock")];
  if (!options.some(({ id }) => id === clock)) options.push({ id: clock, label: clock });
  return select("clock", say("clock"), options, channel);
}

/**
 * Let the settings in `root` show what `state` holds, where it was changed by others than them.
 *
 * @param {HTMLElement} root
 * @param {import("../core/channel.js").State} state
 */
export function showChoices(root, state) {
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(CONTROLS))) {
    const chosen = state[control.dataset.control ?? ""];
    if (control.type === "radio") control.checked = control.value === chosen;
    else control.value = chosen;
  }
}

function select(name, label, options, channel) {
  const choose = ({ target }) => channel.change({ [name]: target.value }, { from: "controls" });
  const chosen = channel.state[name];
  const entries = options.map(({ id, label: text, lang }) =>
    el("option", { value: id, lang, selected: id === chosen }, text),
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
