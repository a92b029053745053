/**
 * Panels over the page: native dialogs, so that the focus comes back, stays inside if they are modal, and Escape
 * closes them.
 */

import { el } from "../../core/elements.js";
import { fillFrom } from "../../core/on_demand.js";
import { icon } from "../../marks/icons.js";

/** @import { Say } from "../../core/strings.js" */

/**
 * Build a panel that is filled again each time it opens, by code that is loaded when it opens first.
 *
 * @template Part
 * @param {string} name identifies it for style sheets and tests: `data-panel`
 * @param {string} title
 * @param {Say} say
 * @param {() => Promise<Part>} load imports what builds its content
 * @param {(part: Part) => any[]} fill builds its content; the focus goes to what has `autofocus`
 * @param {{isModal?: boolean}} [how] whether the page waits while it is open
 * @returns {{element: HTMLDialogElement, open: () => void}} `element` is to be put into the pane
 */
export function panel(name, title, say, load, fill, { isModal = true } = {}) {
  const id = `ex-panel-${name}`;
  const close = () => element.close();
  const button = { type: "button", class: "ex-button", title: say("close"), "data-action": "close" };
  const head = el(
    "div",
    { class: "ex-panel-head" },
    el("h2", { id }, title),
    el(
      "button",
      { ...button, onclick: close },
      icon("close"),
      el("span", { class: "ex-hidden" }, say("close")),
    ),
  );
  const body = el("div", { class: "ex-panel-body" });
  const element = el("dialog", { class: "ex-panel", "data-panel": name, "aria-labelledby": id }, head, body);
  element.addEventListener("click", ({ target }) => target === element && close()); // beside it
  element.addEventListener("keydown", (press) => {
    press.stopPropagation(); // keys do not step here
    if (press.key === "Escape" && !isModal && !press.isComposing) close();
  });
  element.addEventListener("close", () => body.replaceChildren());
  let openings = 0;
  const show = (part) => {
    if (!element.open) return; // closed again before the part was there
    body.replaceChildren(...fill(part));
    if (element.contains(document.activeElement)) body.querySelector("[autofocus]")?.focus();
  };
  return {
    element,
    open() {
      if (element.open) return close();
      if (isModal) element.showModal();
      else element.show();
      const mine = ++openings;
      fillFrom(body, say, load, (part) => mine === openings && show(part));
    },
  };
}
