/**
 * The field for a date to go to.
 */

import { choicesOf, eventsOf, timesOf, wordsOf } from "../core/document.js";
import { written } from "../core/clocks/date_words.js";
import { named } from "../core/clocks/days.js";
import { el } from "../core/elements.js";
import { speaker } from "../core/strings.js";
import { typedDays } from "./typed.js";

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
  const say = speaker(wordsOf(doc));
  const { calendar } = timesOf(doc);
  const langs = [wordsOf(doc).lang, ...choicesOf(doc, "lang").map(({ id }) => id)];
  const message = el("p", { class: "ex-axis-message", role: "alert" });
  const hint = el(
    "p",
    { class: "ex-soft", id: "ex-axis-hint" },
    say("axis_jump_hint", examples(doc, current())),
  );
  const field = el("input", {
    name: "axis-date",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "ex-axis-hint",
  });
  const onsubmit = (event) => {
    event.preventDefault();
    const year = named(dayNear(doc, current()), calendar).year;
    const days = typedDays(field.value, { calendar, langs, year });
    const said = { value: field.value.slice(0, 60), ...examples(doc, current()) };
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

/** A day of the event, or of the first one that has any. */
function dayNear(/** @type {StoryDocument} */ doc, at) {
  const dayOf = (event) => event?.first ?? event?.last;
  return dayOf(eventsOf(doc)[at]) ?? dayOf(eventsOf(doc).find((event) => dayOf(event))) ?? 1;
}

function examples(/** @type {StoryDocument} */ doc, at) {
  const { dates, calendar } = timesOf(doc);
  const on = (form) => written(dates, form, named(dayNear(doc, at), calendar));
  return { day: on("day_month_year"), month: on("month"), year: on("year") };
}
