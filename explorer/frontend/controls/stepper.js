/**
 * The stepper: first, previous, play, next, last, and where the reader is.
 */

import { eventsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { icon } from "../marks/icons.js";
import { player } from "../core/play.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

const STEPS = {
  first: () => 0,
  previous: (position) => position - 1,
  play: null,
  next: (position) => position + 1,
  last: (_, count) => count - 1,
};

/**
 * Build the stepper.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {{element: HTMLElement, show: (position: number) => void, remove: () => void}}
 */
export function stepper(doc, channel, say) {
  const count = eventsOf(doc).length;
  let position = -1;
  const at = (wanted) => eventsOf(doc)[wanted]?.id ?? null;
  const names = /** @type {import("../marks/icons.js").IconName[]} */ (Object.keys(STEPS));
  const buttons = Object.fromEntries(
    names.map((action) => [action, actionButton(action, say(action), () => act(action))]),
  );
  const short = el("span", { class: "ex-position-short", "aria-hidden": "true" });
  const whole = el("span", { class: "ex-position-whole" });
  const place = el("p", { class: "ex-position" }, short, whole);
  const element = el(
    "div",
    { id: "ex-stepper", class: "ex-stepper", role: "group", "aria-label": say("stepper"), tabindex: "-1" },
    Object.values(buttons),
    place,
  );
  const play = player({
    channel,
    button: buttons.play,
    nextEvent: () => at(position + 1),
    onChange: (isPlaying) => relabel(buttons.play, isPlaying ? "pause" : "play", say),
  });

  function act(action) {
    if (action === "play") return playOrPause();
    const wanted = STEPS[action](position, count);
    if (at(wanted)) channel.select(at(wanted), { from: "controls" });
  }
  function playOrPause() {
    if (position === count - 1 && count > 1) channel.select(at(0), { from: "play" });
    play.toggle();
  }
  function show(now) {
    position = now;
    short.textContent = `${position + 1} / ${count}`;
    whole.textContent = say("position", { number: position + 1, count });
    for (const action of ["first", "previous"]) disable(buttons[action], position <= 0);
    for (const action of ["next", "last"]) disable(buttons[action], position >= count - 1);
  }
  show(position);
  return { element, show, remove: play.remove };
}

/**
 * Build a button of the controls, with its icon and its label.
 *
 * @param {import("../marks/icons.js").IconName} action also the name of the icon
 * @param {string} label
 * @param {() => void} onclick
 * @returns {HTMLElement}
 */
export function actionButton(action, label, onclick) {
  return el(
    "button",
    { type: "button", class: "ex-button", "data-action": action, title: label, onclick },
    icon(action),
    el("span", { class: "ex-label" }, label),
  );
}

/** Disabled for the reader, yet able to keep the focus: a step to the end must not lose it. */
function disable(button, isDisabled) {
  if (isDisabled) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

function relabel(button, name, say) {
  button.title = say(name);
  button.querySelector(".ex-label").textContent = say(name);
  button.querySelector(".ex-icon").replaceWith(icon(name));
}
