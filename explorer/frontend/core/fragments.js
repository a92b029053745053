/**
 * Searching a long story in fragments of its index (`views/search_fragments.py`), which are loaded as they are needed.
 */

import { isUnspaced, shortenedFrom, wordsIn } from "./words.js";

/** @import { Answer } from "./answers.js" */

/**
 * @typedef {Object} Fragment
 * @property {Object<string, number>} words the plain words, each with the position of what is found by it
 * @property {Object<string, number>} stretches of words in scripts that put no space between them
 * @property {string[]} forms all forms of what is found; empty if it is the word itself
 * @property {number[][]} events that say one of the forms: the first position, then the steps to the next ones
 */

/** Signs of the longest stretches in the index. */
const LONGEST = 8;
/** After every word that begins so. */
const END = "\uffff";

/**
 * Return which events say all that is typed, and the words that are found by each word of it.
 *
 * @param {string} typed
 * @param {{load: (part: number) => Promise<any>, count: number}} story `load` brings a fragment; `count` is how many events
 *   there are
 * @returns {Promise<Answer>}
 * @throws {Error} if a fragment cannot be loaded
 */
export async function searchIn(typed, { load, count }) {
  const { begin } = await load(0);
  const index = { begin, load: (/** @type {number} */ nth) => load(nth + 1), count };
  const found = await Promise.all(wordsIn(typed).map((sought) => answerTo(sought, index)));
  const met = new Uint8Array(count).fill(1);
  for (const one of found) for (let at = 0; at < count; at += 1) met[at] &= one.met[at];
  return { met, meant: found.map(({ meant }) => meant) };
}

/** What is found by a word, or, if nothing is, by what is left of it without its last letters. */
async function answerTo(/** @type {string} */ sought, index) {
  for (const shorter of shortenedFrom(sought)) {
    const found = await finding(shorter, index);
    if (found) return found;
  }
  return { met: new Uint8Array(index.count), meant: new Set() };
}

/** What is found by words that begin so, or contain it in a script without spaces; null if there are none. */
async function finding(/** @type {string} */ sought, index) {
  if (!isUnspaced(sought)) return lookedUp(sought, "words", index);
  const all = await Promise.all(stretchesOf(sought).map((each) => lookedUp(each, "stretches", index)));
  if (all.includes(null)) return null;
  const [first, ...others] = /** @type {{met: Uint8Array, meant: Set<string>}[]} */ (all);
  for (const { met } of others) first.met.forEach((_, at) => (first.met[at] &= met[at]));
  return first;
}

/** A word is long enough if it has all its stretches of the longest kind. */
function stretchesOf(/** @type {string} */ sought) {
  const signs = [...sought];
  const last = Math.max(0, signs.length - LONGEST);
  return Array.from({ length: last + 1 }, (_, at) => signs.slice(at, at + LONGEST).join(""));
}

async function lookedUp(/** @type {string} */ sought, /** @type {"words"|"stretches"} */ kind, index) {
  const { begin, load, count } = index;
  const last = begin.findLastIndex((/** @type {string} */ word) => word <= sought + END);
  const first = Math.max(
    0,
    begin.findLastIndex((/** @type {string} */ word) => word <= sought),
  );
  const met = new Uint8Array(count);
  const meant = new Set();
  let isFound = false;
  const needed = Array.from({ length: last - first + 1 }, (_, nth) => load(first + nth));
  for (const fragment of await Promise.all(needed)) {
    const positions = new Set();
    for (const [word, position] of Object.entries(fragment[kind])) {
      if (!word.startsWith(sought)) continue;
      positions.add(position);
      for (const form of (fragment.forms[position] || word).split(" ")) meant.add(form);
    }
    for (const position of positions) mark(met, fragment.events[position]);
    isFound ||= positions.size > 0;
  }
  return isFound ? { met, meant } : null;
}

function mark(/** @type {Uint8Array} */ met, /** @type {number[]} */ steps) {
  let at = 0;
  for (const step of steps) {
    at += step;
    met[at] = 1;
  }
}
