/**
 * The map on paper: of the size that it has there, whole and in the colours of paper, for as long as the
 * page is printed.
 */

import { pageWindow } from "../core/page_window.js";

/** On the page and in the map's frame; paper.css knows it. */
const PAPER = "ex-paper";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {{showWhole: () => () => void}} view of the map; gives back what undoes it
 * @param {() => void} arrange lays out what is named on the map
 * @returns {{remove: () => void}}
 */
export function followPaper({ root, journey, memory }, view, arrange) {
  const page = pageWindow(window);
  const pages = [page.document.documentElement, document.documentElement];
  /** @type {(() => void)|null} */
  let undo = null;

  function usePaper(isPaper) {
    pages.forEach(({ classList }) => classList.toggle(PAPER, isPaper));
    const theme = /** @type {"light"|"dark"} */ (root.dataset.theme);
    memory.basemap?.setTheme(theme); // draws it again, in the current colours
  }
  function before() {
    if (undo) return;
    usePaper(true);
    undo = view.showWhole();
    arrange(); // no frame comes before the paper
    memory.basemap?.drawNow();
    // Chromium prints a canvas of this very task empty, unless somebody has read from it.
    for (const canvas of /** @type {NodeListOf<HTMLCanvasElement>} */ (root.querySelectorAll("canvas")))
      canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
  }
  function after() {
    usePaper(false);
    undo?.();
    undo = null;
  }
  const { basemap } = memory;
  const corners = journey.bounds?.map(([lat, lon]) => ({ lat, lon }));
  if (corners) basemap?.layer.once("tileloadstart", () => basemap.keep(corners));
  // As with the channel: the page that stays must not hold a frame that goes.
  const leave = ({ persisted }) => persisted || remove();
  function remove() {
    page.removeEventListener("beforeprint", before);
    page.removeEventListener("afterprint", after);
    window.removeEventListener("pagehide", leave);
  }
  page.addEventListener("beforeprint", before);
  page.addEventListener("afterprint", after);
  window.addEventListener("pagehide", leave);
  return { remove };
}
