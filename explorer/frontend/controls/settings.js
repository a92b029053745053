/**
 * The settings: what is known, and what is set once: language, clock, and how the reader wants to read.
 */

import { choicesOf } from "../core/document.js";
import { el } from "../core/elements.js";
import {
  choosePlaySpeed,
  chooseReading,
  doesArticleLead,
  letArticleLead,
  playSpeed,
  readingChoices,
  SPEEDS,
  TEXT_SIZES,
  THEMES,
} from "../core/reading_choices.js";
import { SETTINGS } from "../core/selection.js";
import { pageWindow } from "../core/page_window.js";
import { shortcutsAreOn, turnShortcuts } from "../pane/keyboard.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

const CONTROLS = SETTINGS.map((name) => `[data-control=${name}]`).join(", ");

/**
 * Build what the button of the settings unfolds.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {HTMLElement}
 */
export function settings(doc, channel, say) {
  return el(
    "div",
    { id: "ex-settings", class: "ex-settings-box", role: "group", "aria-label": say("settings") },
    [languageSelect, clockSelect].map((control) => control(doc, channel, say)),
    themeSelect(say),
    textSizeSelect(say),
    speedSelect(say),
    shortcutSwitch(say),
    leadingSwitch(say),
    fullScreenButton(say),
  );
}

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
      { class: "ex-switch", role: "radiogroup", onchange: choose, onpointerup: leaveTheArrowKeys },
      el("legend", {}, say("state_of_knowledge")),
      el("div", { class: "ex-choices" }, views.map(choice)),
    )
  );
}

/** Who pressed the switch with a pointer goes on stepping with the arrow keys, which would turn it back. */
function leaveTheArrowKeys() {
  setTimeout(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.closest(".ex-switch")) focused.blur();
  });
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

/** The theme, which the reader's system decides unless the reader does. */
function themeSelect(say) {
  const options = THEMES.map((id) => ({ id, label: say(`theme_${id}`) }));
  const choose = ({ target }) => chooseReading({ theme: target.value });
  return field("theme", say("theme"), options, readingChoices().theme, choose);
}

function textSizeSelect(say) {
  const options = TEXT_SIZES.map((size) => ({ id: `${size}`, label: `${size}\u00a0%` }));
  const choose = ({ target }) => chooseReading({ size: Number(target.value) });
  return field("text-size", say("text_size"), options, `${readingChoices().size}`, choose);
}

function speedSelect(say) {
  const options = SPEEDS.map((speed) => ({ id: `${speed}`, label: `${speed}×`.replace("0.5", "½") }));
  return field("speed", say("speed"), options, `${playSpeed()}`, ({ target }) =>
    choosePlaySpeed(Number(target.value)),
  );
}

function fullScreenButton(say) {
  const page = pageWindow(window).document;
  if (!page.fullscreenEnabled) return null;
  const toggle = () =>
    page.fullscreenElement ? page.exitFullscreen() : page.documentElement.requestFullscreen();
  const button = { type: "button", class: "ex-button", "data-action": "full-screen", onclick: toggle };
  return el("button", button, say("full_screen"));
}

function select(name, label, options, channel) {
  const choose = ({ target }) => channel.change({ [name]: target.value }, { from: "controls" });
  return field(name, label, options, channel.state[name], choose);
}

function field(name, label, options, chosen, onchange) {
  const entries = options.map(({ id, label: text, lang }) =>
    el("option", { value: id, lang, selected: id === chosen }, text),
  );
  return el(
    "label",
    { class: "ex-field" },
    el("span", {}, label),
    el("select", { "data-control": name, onchange }, entries),
  );
}

/** The switch that turns the step keys on and off. */
function shortcutSwitch(say) {
  return check("shortcuts", say("shortcuts"), shortcutsAreOn(window), (areOn) =>
    turnShortcuts(window, areOn),
  );
}

/** The switch that lets scrolling the article select what it is about. */
function leadingSwitch(say) {
  return check("article-leads", say("article_leads"), doesArticleLead(), letArticleLead);
}

function check(name, label, checked, choose) {
  const onchange = ({ target }) => choose(target.checked);
  const box = el("input", { type: "checkbox", "data-control": name, checked, onchange });
  return el("label", { class: "ex-check" }, box, el("span", {}, label));
}
