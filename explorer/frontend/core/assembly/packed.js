/**
 * The columns of a long story, which come packed (`views/packing.py`, `views/packed_facts.py`). They are unpacked in
 * place, so that they are read as those of others.
 */

/** @import { Columns, MomentFacts, StoryFacts, StoryPart, StoryWords } from "../story_document.js" */

/** @type {WeakSet<StoryFacts>} */
const open = new WeakSet();

/**
 * @param {StoryFacts} facts
 */
export function unpackFacts(facts) {
  const { places, events } = facts;
  if (open.has(facts)) return;
  open.add(facts);
  unpackAll(places);
  unpackAll(events);
  const { id = [], place, to, stop, zoom, tracks, moment, ending } = events;
  const travellers = numbered(tracks ?? []);
  for (const numbers of [place, stop, zoom]) sumAlong(numbers, travellers);
  addTo(stop, place);
  for (const ends of [place, to]) if (ends) changed(ends, (at) => places.id[at]);
  const zones = new Map(
    places.id?.map((/** @type {string} */ one, /** @type {number} */ at) => [one, places.zone[at]]),
  );
  const own = id.map((_, at) => zones.get(place?.[at]) ?? null);
  if (moment) unpackMoments(moment, own);
  if (ending) {
    addTo(ending.date?.first, moment?.date?.first);
    unpackMoments(ending, moment.zone);
  }
  const former = unpackAll(facts.aliases);
  const now = former.event?.map((/** @type {number} */ at) => id[at]);
  facts.aliases = Object.fromEntries(former.id?.map((one, at) => [one, now[at]]) ?? []);
}

/**
 * @param {StoryWords} words
 * @param {string[]} ids of the places; most names are their id in other letters, and are not said
 */
export function unpackWords(words, ids) {
  const names = unpacked(words.place_names ?? []);
  const nameOf = (/** @type {string} */ id) =>
    id.replaceAll("-", " ").replace(/(^| )./g, (letter) => letter.toUpperCase());
  words.place_names = ids.map((id, at) => names[at] ?? nameOf(id));
}

/**
 * Unpack all columns, in place.
 *
 * @param {Object<string, any>} columns
 */
export function unpackAll(columns) {
  for (const name of Object.keys(columns)) columns[name] = unpacked(columns[name]);
  return columns;
}

/** Let the ends of moments be themselves, which came as differences from the starts, and zones be said where they are usual. */
function unpackMoments(/** @type {Columns<MomentFacts>} */ moments, /** @type {(?string)[]} */ usual) {
  const { date = {}, starts, ends, zone } = moments;
  addTo(date.last, date.first);
  addTo(ends, starts);
  moments.zone = moments.certainty.map((_, at) => zone?.[at] ?? usual[at]);
}

function addTo(/** @type {?number[]|undefined} */ ends, /** @type {?number[]|undefined} */ starts) {
  ends?.forEach((end, at) => {
    if (end !== null) ends[at] = end + (starts?.[at] ?? 0);
  });
}

/** A number for each list, the same for lists of the same. */
function numbered(/** @type {string[][]} */ lists) {
  /** @type {Map<string[]|string, number>} */
  const known = new Map(); // most are not only the same but one
  return lists.map((list) => {
    const number = known.get(list) ?? known.get(String(list)) ?? known.size;
    if (!known.has(list)) known.set(list, number).set(String(list), number);
    return number;
  });
}

/** Let numbers of events be themselves, which came as changes from the last event of the same travellers. */
function sumAlong(/** @type {?number[]|undefined} */ numbers, /** @type {number[]} */ travellers) {
  /** @type {number[]} */
  const last = [];
  numbers?.forEach((change, at) => {
    if (change === null) return;
    const own = travellers[at] ?? 0;
    last[own] = change + (last[own] ?? 0);
    numbers[at] = last[own];
  });
}

/** @returns {any} the values of a column, or columns that are unpacked within */
function unpacked(/** @type {any} */ column) {
  if (typeof column === "string") return numbersIn(column);
  if (column === null || Array.isArray(column)) return column;
  const sign = Object.keys(FORMS).find((one) => one in column);
  return sign ? FORMS[sign](column[sign], column) : unpackAll(column);
}

/**
 * What each sign says of a column, in the order in which they are looked for.
 *
 * @type {Object<string, (own: any, column: any) => any[]>}
 */
const FORMS = {
  "+": summed,
  "±": signed,
  "*": ([factor, numbers]) => changed(unpacked(numbers), (one) => one * factor),
  "/": ([divisor, numbers]) => changed(unpacked(numbers), (one) => one / divisor),
  "-": (texts) => joined(valuesOf(texts), numbersIn(texts["[]"])),
  "[]": (lengths, column) => listed(valuesOf(column), numbersIn(lengths)),
  "#": (endings, column) => ended(valuesOf(column), summed(endings)),
  "@": (_, column) => valuesOf(column),
};

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE = 32;
const NONE = -1;
const digits = new Int8Array(128).fill(NONE);
[...DIGITS].forEach((digit, at) => (digits[digit.charCodeAt(0)] = at));

/**
 * Numbers from 0 up, and null, that are written as text (`views/written_numbers.py`).
 *
 * @param {string} text
 * @returns {any[]}
 */
function numbersIn(text) {
  const found = [];
  let [number, scale] = [0, 1];
  for (let at = 0; at < text.length; at++) {
    const digit = digits[text.charCodeAt(at)];
    if (digit >= BASE) {
      number += (digit - BASE) * scale;
      scale *= BASE;
    } else if (scale > 1) {
      found.push(number + digit * scale);
      number = 0;
      scale = 1;
    } else found.push(digit === NONE ? null : digit);
  }
  return found;
}

/** Let what is known in a column be something else, in place. */
function changed(/** @type {any[]} */ column, /** @type {(own: any) => any} */ change) {
  for (let at = 0; at < column.length; at++) if (column[at] !== null) column[at] = change(column[at]);
  return column;
}

/** A number of either sign. */
function unfolded(/** @type {number} */ number) {
  return number % 2 ? -(number + 1) / 2 : number / 2;
}

/** Numbers of either sign. */
function signed(/** @type {string} */ text) {
  return changed(numbersIn(text), unfolded);
}

/** Whole numbers that came as changes. */
function summed(/** @type {string} */ text) {
  const found = numbersIn(text);
  let sum = 0;
  for (let at = 0; at < found.length; at++) {
    if (found[at] === null) continue;
    sum += unfolded(found[at]);
    found[at] = sum;
  }
  return found;
}

function valuesOf({ "=": values, "@": positions }) {
  const found = numbersIn(positions);
  for (let at = 0; at < found.length; at++) if (found[at] !== null) found[at] = values[found[at]];
  return found;
}

/** Texts that end in numbers, or in nothing. */
function ended(/** @type {(?string)[]} */ texts, /** @type {(?number)[]} */ numbers) {
  return texts.map((text, at) => (numbers[at] === null ? text : `${text}${numbers[at]}`));
}

/** Texts of so many words each. */
function joined(/** @type {string[]} */ words, /** @type {(?number)[]} */ lengths) {
  let next = 0;
  return lengths.map((length) => {
    if (length === null) return null;
    let text = words[next++];
    for (const end = next + length - 1; next < end; next++) text += `-${words[next]}`;
    return text;
  });
}

/** Lists that came one after another; those of the same values are one, as most events have one of a few. */
function listed(/** @type {any[]} */ values, /** @type {(?number)[]} */ lengths) {
  const known = new Map();
  let end = 0;
  return lengths.map((length) => {
    if (length === null) return null;
    const list = values.slice(end, end + length);
    end += length;
    const key = list.join();
    if (!known.has(key)) known.set(key, list);
    return known.get(key);
  });
}
