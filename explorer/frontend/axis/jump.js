/**
 * The field for a date to go to.
 */

import sheet from "./jump.css" with { type: "css" };
import { wordsOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";
import { speaker } from "../core/strings.js";
import { examplesOf, readingOf, typedDays } from "../core/typed.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * Build the field; its examples are those of the current event, and so is a year that is not typed.
 *
 * @param {StoryDocument} doc
 * @param {() => number} current the position of the event that is shown
 * @param {(days: {first: number, last: number}) => void} go
 * @param {() => void} close called when the reader is done with it
 * @returns {HTMLFormElement}
 */
export function jumpForm(doc, current, go, close) {
  adopt(sheet);
  const say = speaker(wordsOf(doc));
  const message = el("p", { class: "ex-axis-message", role: "alert" });
  const hint = el(
    "p",
    { class: "ex-soft", id: "ex-axis-hint" },
    say("axis_jump_hint", examplesOf(doc, current())),
  );
  const field = el("input", {
    name: "axis-date",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "ex-axis-hint",
  });
  const onsubmit = (event) => {
    event.preventDefault();
    const days = typedDays(field.value, readingOf(doc, current()));
    const said = { value: field.value.slice(0, 60), ...examplesOf(doc, current()) };
    field.setAttribute("aria-invalid", String(!days));
    message.textContent = days ? "" : say("axis_jump_unread", said);
    if (days) go(days);
    else field.focus();
  };
  const onkeydown = (press) => {
    press.stopPropagation(); // keys do not step here
    if (press.key === "Escape") close();
  };
  return el(
    "form",
    { onsubmit, onkeydown },
    el("label", {}, say("axis_jump_label"), field),
    el("button", { class: "ex-button" }, say("axis_jump_go")),
    hint,
    message,
  );
}
