/**
 * The stepper: first, previous, play, next, last, and where the reader is.
 */

import { eventsOf } from "../core/document.js";
import { rankIn, shownIn, stepFrom, STEPS } from "../core/showing.js";
import { el } from "../core/elements.js";
import { icon } from "../marks/icons.js";
import { player } from "../core/play.js";

/** @import { StoryDocument } from "../core/story_document.js" */
/** @import { Say } from "../core/strings.js" */

/** @type {import("../marks/icons.js").IconName[]} */
const ACTIONS = ["first", "previous", "play", "next", "last"];

/**
 * Build the stepper.
 *
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {Say} say
 * @returns {{element: HTMLElement, show: (position: number) => void, remove: () => void}}
 */
export function stepper(doc, channel, say) {
  let position = -1;
  const to = (action) => stepFrom(doc, position, STEPS[action]);
  const buttons = Object.fromEntries(
    ACTIONS.map((action) => [action, actionButton(action, say(action), () => act(action))]),
  );
  buttons.next.append(el("span", { class: "ex-word", "aria-hidden": "true" }, say("next_short")));
  const place = positionIn(doc, say);
  const element = el(
    "div",
    { id: "ex-stepper", class: "ex-stepper", role: "group", "aria-label": say("stepper"), tabindex: "-1" },
    Object.values(buttons),
    place.element,
  );
  const play = player({
    channel,
    button: buttons.play,
    nextEvent: () => to("next"),
    onChange: (isPlaying) => relabel(buttons.play, isPlaying ? "pause" : "play", say),
  });

  function act(action) {
    if (action === "play") return playOrPause();
    const wanted = to(action);
    if (wanted) channel.select(wanted, { from: "controls" });
  }
  function playOrPause() {
    const first = to("first");
    if (first && !to("next") && to("previous")) channel.select(first, { from: "play" });
    play.toggle();
  }
  function show(now) {
    position = now;
    place.show(position);
    for (const action of ["first", "previous"]) disable(buttons[action], !to("previous"));
    for (const action of ["next", "last"]) disable(buttons[action], !to("next"));
  }
  show(position);
  return { element, show, remove: play.remove };
}

/**
 * Where the reader is: in short what is seen, in full what is read aloud.
 *
 * @param {StoryDocument} doc
 * @param {Say} say
 */
function positionIn(doc, say) {
  const short = el("span", { class: "ex-position-short", "aria-hidden": "true" });
  const whole = el("span", { class: "ex-position-whole" });
  return {
    element: el("p", { class: "ex-position" }, short, whole),
    show(/** @type {number} */ position) {
      const [count, total] = [shownIn(doc).length, eventsOf(doc).length];
      const number = Math.min(rankIn(doc, position) + 1, count);
      short.textContent = say("position_short", { number, count: count || total });
      const part = count > 0 ? "position_shown" : "shown_count";
      whole.textContent = say(count === total ? "position" : part, { number, count, total });
    },
  };
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
