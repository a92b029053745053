/**
 * The parts of the code that are loaded on demand, fetched while the page has nothing else to do: what a reader asks for
 * then opens at once, also while the connection is lost.
 */

import { pageWindow } from "../core/page_window.js";
import PARTS from "../parts.json" with { type: "json" };

/** Fetch the parts, unless the reader saves data or has a slow line. The map's frame finds them in the browser's cache. */
export function fetchParts() {
  const { saveData = false, effectiveType = "4g" } = /** @type {any} */ (navigator).connection ?? {};
  if (saveData || effectiveType !== "4g" || pageWindow(window) !== window) return;
  const whenIdle = window.requestIdleCallback ?? setTimeout; // WebKit has no idle time
  whenIdle(() => {
    for (const part of PARTS) {
      const href = new URL(part, import.meta.url).href;
      document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
    }
  });
}
