/**
 * Copying to the clipboard, and the word that it was done.
 */

const COPIED_MS = 2000;

/**
 * Copy a text, as far as the browser allows it: not without https, nor without the permission.
 *
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Say for two seconds that something was copied.
 *
 * @param {HTMLElement} label
 * @param {string} copied what it says then
 * @param {string} usual what it says before and after
 */
export function sayCopied(label, copied, usual) {
  label.textContent = copied;
  setTimeout(() => (label.textContent = usual), COPIED_MS);
}
