/**
 * The message that a story document could not be loaded, with a button to try again.
 */

import { el } from "../core/elements.js";

/**
 * @param {HTMLElement} root where the message is shown, above all else
 * @param {() => void} retry what its button and a connection that is back call
 * @returns {{show: (say: (key: string) => string) => void, clear: () => void, remove: () => void}}
 */
export function faultIn(root, retry) {
  /** @type {HTMLElement|null} */
  let message = null;
  function clear() {
    message?.remove();
    message = null;
  }
  function again() {
    if (!message) return;
    root.tabIndex = -1;
    root.focus({ preventScroll: true }); // the button that has the focus is about to go
    clear();
    retry();
  }
  function show(say) {
    clear();
    const button = el("button", { type: "button", class: "ex-button", onclick: again }, say("retry"));
    message = el("div", { class: "ex-fault", role: "alert" }, el("p", {}, say("load_failed")), button);
    root.prepend(message);
  }
  window.addEventListener("online", again);
  function remove() {
    window.removeEventListener("online", again);
    clear();
  }
  return { show, clear, remove };
}
