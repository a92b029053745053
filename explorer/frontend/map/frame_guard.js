/**
 * The first script in the map's frame; the server writes it into the head of streamlit-folium's page
 * (`map_frames.py`). That page runs the script of whatever message reaches it, so only the page
 * around it may speak to it, and only if it is a page of this site.
 *
 * A classic script: a module would run after the page's own. It is the first to listen, and on the
 * window listeners of the capture phase go before all others.
 */

(() => {
  const { nonce } = /** @type {HTMLScriptElement} */ (document.currentScript);

  function isOurPage({ source, origin }) {
    return window !== window.parent && source === window.parent && origin === location.origin;
  }
  window.addEventListener("message", (event) => isOurPage(event) || event.stopImmediatePropagation(), {
    capture: true,
  });

  // The page's policy blocks scripts in the markup. streamlit-folium runs the
  // map's as an element that it makes, so those are marked; markup that is set makes none.
  const createElement = document.createElement;
  document.createElement = (/** @type {any[]} */ ...what) => {
    const element = Reflect.apply(createElement, document, what);
    if (element instanceof HTMLScriptElement) element.nonce = nonce;
    return element;
  };
})();
