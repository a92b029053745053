/**
 * What a reader chose on an earlier visit, kept by their browser alone; where it keeps nothing
 * (private mode, blocked cookies), every visit is the first.
 */

const PREFIX = "explorer.";

/**
 * @param {Window} page
 * @param {string} key
 * @returns {string|null} what was kept, null where nothing was
 */
export function remembered(page, key) {
  try {
    return page.localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/**
 * @param {Window} page
 * @param {string} key
 * @param {string} value
 */
export function remember(page, key, value) {
  try {
    page.localStorage.setItem(PREFIX + key, value);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}
