/**
 * The message while the server cannot be reached that could be before. The page works without it, so
 * readers get a line in a corner; Streamlit's own dialog, which takes mouse and keys away from the page, is
 * closed.
 */

import { el } from "../core/elements.js";
import { whenStreamlit } from "../core/streamlit.js";

/** @import { Say } from "../core/strings.js" */

const STATE = "data-test-connection-state";
/** A connection that is back sooner than this is not worth a word. */
const SAY_AFTER_MS = 1500;

/**
 * Follow the connection of Streamlit's page; other pages have no connection.
 *
 * @param {Say} say
 * @returns {{element: HTMLElement, remove: () => void}}
 */
export function connectionNotice(say) {
  const element = el("div", { class: "ex-cut-off", role: "status" });
  let wasConnected = false;
  let timer = 0;
  const look = (app) => {
    if (app.getAttribute(STATE) === "CONNECTED") {
      wasConnected = true;
      clearTimeout(timer);
      // As when the network is back: what could not be had is asked for again.
      if (timer) window.dispatchEvent(new Event("online"));
      timer = 0;
      element.textContent = "";
      return;
    }
    closeDialog();
    if (wasConnected) timer ||= setTimeout(() => (element.textContent = say("cut_off")), SAY_AFTER_MS);
  };
  /** @type {MutationObserver|null} */
  let observer = null;
  const stopWaiting = whenStreamlit(window, (app) => {
    observer = new MutationObserver(() => look(app));
    observer.observe(app, { attributeFilter: [STATE] });
    observer.observe(document.body, { childList: true }); // where Streamlit puts its dialogs
    look(app);
  });
  const remove = () => {
    stopWaiting();
    observer?.disconnect();
    clearTimeout(timer);
  };
  return { element, remove };
}

function closeDialog() {
  document.querySelector(".stDialog button")?.click();
}
