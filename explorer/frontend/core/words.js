/**
 * Words as a search compares them.
 */

const WORD = /[\p{L}\p{N}]+/gu;
/** Signs of scripts that put no space between words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff]/u;

/** Of a word that is left when the last letters of another are left out. */
const MIN_LETTERS = 4;

/**
 * Return a text without accents and case, so that `Vostocnyj` finds `Vostočnyj`.
 *
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}

/**
 * Return the plain words of a text.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function wordsIn(text) {
  return plain(text).match(WORD) ?? [];
}

/**
 * Return whether a word is of a script that puts no space between words.
 *
 * @param {string} word
 */
export function isUnspaced(word) {
  return UNSPACED.test(word);
}

/**
 * Return a word, and what is left of it without its last letters, a third of it at most: it may be a form that the story
 * does not have.
 *
 * @param {string} sought
 * @returns {string[]} the longest first
 */
export function shortenedFrom(sought) {
  const letters = [...sought];
  const shortest = Math.max(Math.floor((2 * letters.length) / 3), MIN_LETTERS - 1);
  const lengths = Array.from(
    { length: Math.max(1, letters.length - shortest) },
    (_, nth) => letters.length - nth,
  );
  return lengths.map((length) => letters.slice(0, length).join(""));
}
