/**
 * Which events of a document meet the conditions that the reader has chosen.
 *
 * Values of one condition are alternatives, different conditions all have to be met; of tags those of one
 * kind are alternatives, and each kind that is asked for has to be met. The bounds of the time window are
 * dates at the place of the event, on whatever clock, in the calendar of the story; an event whose time is uncertain is shown if it may
 * have been within them.
 */

import { answerTo, bringAnswer } from "./answers.js";
import { daysIn } from "./edtf.js";
import { bringListed, having, isListed, LISTING, listedIn } from "./listed.js";

/** @import { StoryDocument } from "./story_document.js" */

/** Of the words that are searched for. */
export const MOST_CHARACTERS = 80;
/** That a condition lists. */
const MOST_IDS = 100;

/** Of the masks of a document, so many are kept: what a reader goes back and forth between. */
const KEPT = 16;
/** What a word has at least one of. */
const SIGN = /[\p{L}\p{N}]/u;
/** In the order of an address. */
const KEYS = ["from", "until", ...LISTING, "q"];

/**
 * What one condition asks, tags of each kind by themselves.
 *
 * @typedef {{name: string, met: Uint8Array}} Ask `name` is the key of the text that names what it is asked of; `met` is 1
 *   for each event that meets it
 */

/** @type {WeakMap<StoryDocument, Map<string, Ask[]>>} */
const kept = new WeakMap();
/** @type {WeakMap<StoryDocument, {firsts: Float64Array, lasts: Float64Array}>} */
const dayColumns = new WeakMap();

/**
 * Return the conditions that a state holds, by their keys; empty where all events are shown.
 *
 * @param {Object<string, any>} state
 * @returns {Object<string, string>}
 */
export function conditionsIn(state) {
  const said = KEYS.map((key) => [key, tidied(key, state[key] ?? "")]);
  return Object.fromEntries(said.filter(([, value]) => value));
}

/** A value without what asks nothing, is said twice, or goes beyond what a condition holds. */
function tidied(/** @type {string} */ key, /** @type {string} */ value) {
  if (LISTING.includes(key)) {
    const ids = value.split(",").map((id) => id.trim());
    return [...new Set(ids.filter(Boolean))].slice(0, MOST_IDS).join();
  }
  if (key !== "q") return value.trim();
  const words = [...value.normalize("NFC").split(/\s+/u).filter(Boolean).join(" ")].slice(0, MOST_CHARACTERS);
  return words.some((sign) => SIGN.test(sign)) ? words.join("").trim() : "";
}

/**
 * Return of each event of a document whether it meets the conditions. A time that cannot be read, an id that
 * the document does not know, and a condition without values ask nothing.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions by key: `from` and `until` in EDTF, `q` words, ids for the others
 * @returns {Uint8Array} 1 where it does
 */
export function meeting(doc, conditions) {
  const met = new Uint8Array(doc.events.length).fill(1);
  for (const ask of asksIn(doc, conditions)) {
    for (let at = 0; at < met.length; at += 1) met[at] &= ask.met[at];
  }
  return met;
}

/**
 * Return whether all is here that conditions need: the answer to words, and of a long story its claims and tags, come when
 * they are asked for.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions
 */
export function isKnown(doc, conditions) {
  const { q } = conditions;
  return Object.keys(conditions).every((key) => isListed(doc, key)) && !(q && !answerTo(doc, q));
}

/**
 * Bring what conditions need.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions
 * @returns {Promise<any>}
 * @throws {Error} if something cannot be loaded; the next call tries again
 */
export function bringFor(doc, conditions) {
  const { q } = conditions;
  return Promise.all([
    ...Object.keys(conditions).map((key) => bringListed(doc, key)),
    q && bringAnswer(doc, q),
  ]);
}

/**
 * Return what conditions ask of a document.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions
 * @returns {Ask[]}
 */
export function asksIn(doc, conditions) {
  const known = kept.get(doc) ?? new Map();
  kept.set(doc, known);
  return Object.entries(conditions).flatMap(([key, value]) => {
    const name = `${key} ${value}`;
    const asks = known.get(name) ?? askedBy(doc, key, value);
    if (asks) known.delete(name); // the latest last
    if (asks) known.set(name, asks);
    for (const oldest of known.keys()) if (known.size > KEPT) known.delete(oldest);
    return asks ?? [];
  });
}

/** @returns {?Ask[]} null if what it needs is not here yet */
function askedBy(/** @type {StoryDocument} */ doc, /** @type {string} */ key, /** @type {string} */ value) {
  if (key === "from" || key === "until") return within(doc, key, value);
  if (key === "q") {
    const answer = answerTo(doc, value);
    return answer && [{ name: "filter_q", met: answer.met }];
  }
  const listed = listedIn(doc, key);
  if (!listed) return null;
  /** @type {Map<string, string[]>} */
  const asked = new Map();
  for (const id of listIn(value)) {
    const at = listed.at.get(id);
    if (at === undefined) continue;
    const name = `filter_${listed.options[at].kind ?? key}`;
    asked.set(name, [...(asked.get(name) ?? []), id]);
  }
  return [...asked].map(([name, ids]) => ({ name, met: having(listed, ids) }));
}

/** What a bound of the time window asks. */
function within(/** @type {StoryDocument} */ doc, /** @type {string} */ key, /** @type {string} */ value) {
  const days = daysIn(value, doc.calendar);
  if (!days) return [];
  const { firsts, lasts } = daysOfAll(doc);
  const met = new Uint8Array(firsts.length);
  for (let at = 0; at < met.length; at += 1) {
    met[at] = Number(key === "from" ? lasts[at] >= days.first : firsts[at] <= days.last);
  }
  return [{ name: `filter_${key}`, met }];
}

/** The first and the last day that each event can have been on. */
function daysOfAll(/** @type {StoryDocument} */ doc) {
  const known = dayColumns.get(doc) ?? {
    firsts: Float64Array.from(doc.events, ({ first }) => first ?? -Infinity),
    lasts: Float64Array.from(doc.events, ({ last }) => last ?? Infinity),
  };
  dayColumns.set(doc, known);
  return known;
}

/**
 * Return what conditions name that a document does not have, as pairs of key and value.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions
 * @returns {string[][]}
 */
export function unknownIn(doc, conditions) {
  return Object.entries(conditions).flatMap(([key, value]) => {
    if (key === "from" || key === "until") return daysIn(value, doc.calendar) ? [] : [[key, value]];
    const listed = LISTING.includes(key) && listedIn(doc, key);
    return listed ? listIn(value).flatMap((id) => (listed.at.has(id) ? [] : [[key, id]])) : [];
  });
}

/**
 * Return a state whose conditions hold nothing that a document does not have: what the server can be asked for.
 *
 * @template {Object<string, any>} State
 * @param {StoryDocument} doc
 * @param {State} state
 * @returns {State}
 */
export function withKnown(doc, state) {
  const known = { ...state };
  for (const [key, value] of unknownIn(doc, conditionsIn(state))) {
    const left = LISTING.includes(key) ? listIn(known[key]).filter((one) => one.trim() !== value) : [];
    Object.assign(known, { [key]: left.join() });
  }
  return known;
}

/**
 * Return the ids that a condition lists.
 *
 * @param {string|undefined} value
 */
export function listIn(value) {
  return (value ?? "").split(",").filter(Boolean);
}
