/**
 * Searching a story by words: which events say what is typed. Accents and case do not matter, and a word is found by
 * its beginning and by every other form of it (`story/vocabulary.py` is the same rule on the server).
 */

/** @import { EventView, StoryDocument } from "./story_document.js" */

const WORD = /[\p{L}\p{N}]+/gu;
/** Signs of scripts that put no space between words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff]/u;

/** Of a word that is left when the last letters of another are left out. */
const MIN_LETTERS = 4;

/** @typedef {Map<string, Set<number>>} Index the positions of the events that say each plain word */

/** @type {WeakMap<StoryDocument, Index>} */
const indices = new WeakMap();
/** @type {WeakMap<StoryDocument, {typed: string, meant: Set<string>[]}>} */
const lastMeant = new WeakMap();

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
 * Return the plain words that each word which is typed finds: those that begin so, in all forms. If there are none,
 * its last letters are left out, a third of it at most: it may be a form that the story does not have.
 *
 * @param {StoryDocument} doc
 * @param {string} typed
 * @returns {Set<string>[]}
 */
export function meantBy(doc, typed) {
  const last = lastMeant.get(doc); // filters, counts and marks ask for the same words
  if (last?.typed === typed) return last.meant;
  const meant = meantByEach(doc, typed);
  lastMeant.set(doc, { typed, meant });
  return meant;
}

/** @returns {Set<string>[]} */
function meantByEach(/** @type {StoryDocument} */ doc, /** @type {string} */ typed) {
  const all = [...indexOf(doc).keys()];
  const groups = doc.vocabulary.map((forms) => forms.split(" "));
  return wordsIn(typed).map((sought) => {
    const letters = [...sought];
    const shortest = Math.max(Math.floor((2 * letters.length) / 3), MIN_LETTERS - 1);
    for (let length = letters.length; length > shortest; length -= 1) {
      const found = finding(letters.slice(0, length).join(""), all, groups);
      if (found.size > 0) return found;
    }
    return finding(sought, all, groups);
  });
}

/** The words that begin so, in all forms; in a script without spaces, those that contain it. */
function finding(
  /** @type {string} */ sought,
  /** @type {string[]} */ all,
  /** @type {string[][]} */ groups,
) {
  const isFound = isUnspaced(sought)
    ? (/** @type {string} */ word) => word.includes(sought)
    : (/** @type {string} */ word) => word.startsWith(sought);
  return new Set([...all.filter(isFound), ...groups.filter((group) => group.some(isFound)).flat()]);
}

/**
 * Return of each event whether it says all that is typed.
 *
 * @param {StoryDocument} doc
 * @param {string} typed
 * @returns {Uint8Array} 1 where it does
 */
export function saying(doc, typed) {
  const index = indexOf(doc);
  const met = new Uint8Array(doc.events.length).fill(1);
  for (const meant of meantBy(doc, typed)) {
    const found = new Set([...meant].flatMap((word) => [...(index.get(word) ?? [])]));
    met.forEach((_, at) => (met[at] &= Number(found.has(at))));
  }
  return met;
}

/** @returns {Index} made when it is first asked for */
function indexOf(/** @type {StoryDocument} */ doc) {
  const known = indices.get(doc);
  if (known) return known;
  /** @type {Index} */
  const index = new Map();
  const passages = passageWords(doc);
  doc.events.forEach((event, position) => {
    for (const word of [...wordsOf(doc, event), ...(passages.get(event.id) ?? [])]) {
      const positions = index.get(word);
      if (positions) positions.add(position);
      else index.set(word, new Set([position]));
    }
  });
  indices.set(doc, index);
  return index;
}

/** The words of the passages that mention each event. */
function passageWords(/** @type {StoryDocument} */ { article }) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { events, parts, items } of article.passages) {
    if (events.length === 0) continue;
    const words = (items ?? [parts ?? []]).flatMap((item) => wordsIn(item.map(({ text }) => text).join("")));
    for (const id of events) found.set(id, [...(found.get(id) ?? []), ...words]);
  }
  return found;
}

/** The words by which an event is found, but for those of the article. */
function wordsOf(/** @type {StoryDocument} */ doc, /** @type {EventView} */ event) {
  const { title, summary, note, claims, place, to, tracks, tags } = event;
  const places = [place, to].flatMap((id) =>
    id === null ? [] : doc.places[id].names.map(({ name }) => name),
  );
  const labels = [
    ...doc.tracks.filter(({ id }) => tracks.includes(id)),
    ...doc.tags.filter(({ id }) => tags.includes(id)),
  ];
  const texts = [title, summary, note, ...claims.map((claim) => claim.note), ...places];
  return wordsIn([...texts, ...labels.map(({ label }) => label)].filter(Boolean).join("\n"));
}
