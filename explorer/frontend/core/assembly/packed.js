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
  for (const ends of [events.place, events.to]) if (ends) ends["="] = places.id;
  unpackAll(events);
  const { id = [], place = [], moment, ending } = events;
  const zones = new Map(
    places.id?.map((/** @type {string} */ one, /** @type {number} */ at) => [one, places.zone[at]]),
  );
  const own = id.map((_, at) => zones.get(place[at]) ?? null);
  if (moment) unpackMoments(moment, own);
  if (ending) unpackMoments(ending, moment.zone);
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

/** @returns {any} the values of a column, or columns that are unpacked within */
function unpacked(/** @type {any} */ column) {
  if (column === null || Array.isArray(column)) return column;
  const { "+": changes, "=": values, "#": endings, "[]": lengths, "@": places } = column;
  if (changes) return summed(changes);
  if (!places) return unpackAll(column);
  const found = unpacked(places).map((/** @type {?number} */ at) => (at === null ? null : values[at]));
  if (lengths) return listed(found, lengths);
  if (!endings) return found;
  return summed(endings).map((number, at) => (number === null ? found[at] : found[at] + number));
}

/** Whole numbers that came as changes; null stays. */
function summed(/** @type {(?number)[]} */ changes) {
  let sum = 0;
  return changes.map((change) => {
    sum += change ?? 0;
    return change === null ? null : sum;
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
