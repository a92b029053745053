/**
 * The explorer's own typefaces. They are fetched when the panes are there, which never wait for them, and both are
 * taken into use at the same moment, so that lines break otherwise only once.
 */

const FAMILIES = ["Explorer Sans", "Explorer Serif"];
const listeners = new Set();

/** Fetch the typefaces and use them; what cannot be loaded stays in the typefaces of the reader's system. */
export async function useFaces() {
  await Promise.allSettled(FAMILIES.map((family) => document.fonts.load(`1em "${family}"`)));
  document.documentElement.dataset.faces = "";
  for (const fn of listeners) fn();
}

/**
 * Call `fn` when text has got the explorer's own typefaces, and so another size.
 *
 * @param {() => void} fn
 * @returns {() => void} what stops that
 */
export function onFaces(fn) {
  listeners.add(fn);
  return () => listeners.delete(fn);
}
