/**
 * Which window is the page that the reader sees, when a pane (the map) lives in a frame of it.
 */

const PAGE_MARKS = ".stApp, [data-explorer]";

/**
 * Return the window of the page that `win` belongs to: `win` itself, or, when the document around
 * its frame is one of our pages, that one. A foreign page that embeds the explorer is never
 * climbed into, so two explorers embedded in one article do not steer each other.
 *
 * @param {Window} [win]
 * @returns {Window}
 */
export function pageWindow(win = window) {
  let page = win;
  while (page.parent !== page && isOurs(page.parent)) page = page.parent;
  return page;
}

function isOurs(win) {
  try {
    return win.document.querySelector(PAGE_MARKS) !== null;
  } catch {
    return false; // another origin: reading its document throws
  }
}
