/**
 * Keys in the map: arrows step through the story, as everywhere on the page; with Shift they pan,
 * plus and minus zoom, and Tab goes on as usual.
 */

import { zoomBy } from "./zooms.js";
import { listenForSteps, shortcutsAreOn } from "../pane/keyboard.js";
import { pageWindow } from "../core/page_window.js";

const PAN_PX = 100;
const PANS = {
  ArrowLeft: [-PAN_PX, 0],
  ArrowRight: [PAN_PX, 0],
  ArrowUp: [0, -PAN_PX],
  ArrowDown: [0, PAN_PX],
};
const ZOOMS = { "+": 1, "=": 1, "-": -1, _: -1 };

/**
 * @param {import("./map.js").MapPane} pane
 * @param {import("../core/channel.js").Channel} channel
 * @param {() => void} takeOver says that the reader moves the map
 * @returns {() => void} what stops it
 */
export function listenForKeys({ map, root, doc }, channel, takeOver) {
  const press = (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || !shortcutsAreOn(window)) return;
    if (shiftKey && PANS[key]) {
      takeOver();
      map.panBy(PANS[key]);
    } else if (ZOOMS[key]) zoomBy(map, ZOOMS[key]);
    else return;
    event.preventDefault();
  };
  root.addEventListener("keydown", press);
  // Where the map has no frame of its own, the page's listener hears its keys as well.
  const isFramed = pageWindow(window) !== window;
  const stopSteps = isFramed ? listenForSteps(window, channel, doc) : () => {};
  return () => {
    root.removeEventListener("keydown", press);
    stopSteps();
  };
}
