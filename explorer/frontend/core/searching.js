/**
 * Searching a story by words: which events say what is typed. Accents and case do not matter, and a word is found by
 * its beginning and by every other form of it (`story/vocabulary.py` is the same rule on the server). Loaded on demand.
 */

import { searchIn } from "./fragments.js";
import { isUnspaced, shortenedFrom, wordsIn } from "./words.js";

/** @import { Answer } from "./answers.js" */
/** @import { EventView, StoryDocument } from "./story_document.js" */

/** @typedef {Map<string, Set<number>>} Index the positions of the events that say each plain word */

/** @type {WeakMap<StoryDocument, Index>} */
const indices = new WeakMap();

/**
 * Return which events say what is typed, and what each word of it finds: the words that begin so, in all forms; if there
 * are none, those that are found without its last letters.
 *
 * @param {StoryDocument} doc
 * @param {string} typed
 * @param {((part: number) => Promise<any>)|null} load brings a fragment of the index of a long story; null for others
 * @returns {Answer|Promise<Answer>}
 * @throws {Error} if a fragment cannot be loaded
 */
export function search(doc, typed, load) {
  return load ? searchIn(typed, { load, count: doc.events.length }) : wholeAnswer(doc, typed);
}

/** @returns {Answer} */
function wholeAnswer(/** @type {StoryDocument} */ doc, /** @type {string} */ typed) {
  const index = indexOf(doc);
  const meant = meantByEach(doc, typed);
  const met = new Uint8Array(doc.events.length).fill(1);
  for (const words of meant) {
    const found = new Set([...words].flatMap((word) => [...(index.get(word) ?? [])]));
    met.forEach((_, at) => (met[at] &= Number(found.has(at))));
  }
  return { met, meant };
}

/** @returns {Set<string>[]} */
function meantByEach(/** @type {StoryDocument} */ doc, /** @type {string} */ typed) {
  const all = [...indexOf(doc).keys()];
  const groups = doc.vocabulary.map((forms) => forms.split(" "));
  return wordsIn(typed).map((sought) => {
    for (const shorter of shortenedFrom(sought)) {
      const found = finding(shorter, all, groups);
      if (found.size > 0) return found;
    }
    return new Set();
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
