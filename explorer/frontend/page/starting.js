/**
 * The first script on the page of a story; the server writes it into the head (`streamlit_pages.py`).
 * Streamlit waits in a template until the panes are there (`opening.js`), because both at once would
 * take twice as long; or until the page is loaded, where our code does not run.
 */

(() => {
  let hasStarted = false;
  const start = () => {
    const waiting = /** @type {HTMLTemplateElement|null} */ (document.getElementById("ex-streamlit"));
    if (hasStarted || !waiting) return;
    hasStarted = true;
    document.head.append(document.importNode(waiting.content, true)); // a copy: its scripts run
  };
  window.__explorerStart = start;
  addEventListener("load", () => window.__explorerOpens || start());
})();
