/**
 * The buttons of the time axis.
 */

import { el } from "../core/elements.js";
import { toolbar } from "../core/roving.js";
import { icon } from "../marks/icons.js";

/** @import { IconName } from "../marks/icons.js" */
/** @import { Say } from "../core/strings.js" */

/** @type {[string, IconName, boolean][]} of each button its name, its icon, and whether it is on or off */
const BUTTONS = [
  ["zoom-out", "zoom-out", false],
  ["zoom-in", "zoom-in", false],
  ["all", "whole-journey", false],
  ["gaps", "gaps", true],
  ["stretch", "stretch", true],
  ["jump", "jump", true],
];

/**
 * Build the buttons.
 *
 * @param {Say} say
 * @param {Object<string, () => void>} acts what each does, by its name; `clear` takes the window off, `more` unfolds
 *   the others on a phone; one that is missing has no button
 * @returns {{element: HTMLElement, clear: HTMLElement, more: HTMLElement,
 *   press: (name: string, isOn: boolean) => void, disable: (name: string, isDisabled: boolean) => void}}
 */
export function toolsOf(say, acts) {
  const buttonOf = (name, shape, attributes = {}) => {
    const label = say(`axis_${name.replace("-", "_")}`);
    const button = { type: "button", class: "ex-button", title: label, "data-action": `axis-${name}` };
    return el(
      "button",
      { ...button, ...attributes, onclick: () => acts[name]() },
      icon(shape),
      el("span", { class: "ex-hidden" }, label),
    );
  };
  const wanted = BUTTONS.filter(([name]) => acts[name]);
  /** @type {Object<string, HTMLElement>} */
  const buttons = Object.fromEntries(
    wanted.map(([name, shape, isSwitch]) => [
      name,
      buttonOf(name, shape, isSwitch ? { "aria-pressed": "false" } : {}),
    ]),
  );
  const look = { class: "ex-axis-tools", "aria-label": say("axis_tools") };
  return {
    element: toolbar(look, Object.values(buttons)).element,
    clear: el(
      "button",
      {
        type: "button",
        class: "ex-button ex-axis-clear",
        "data-action": "axis-clear",
        hidden: true,
        onclick: () => acts.clear(),
      },
      icon("close"),
      say("axis_clear"),
    ),
    more: buttonOf("more", "raise", { class: "ex-button ex-axis-more", "aria-expanded": "false" }),
    press: (name, isOn) => buttons[name]?.setAttribute("aria-pressed", String(isOn)),
    disable(name, isDisabled) {
      if (isDisabled) buttons[name].setAttribute("aria-disabled", "true");
      else buttons[name].removeAttribute("aria-disabled");
    },
  };
}
