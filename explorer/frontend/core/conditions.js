/**
 * Which events of a document meet the conditions that the reader has chosen.
 *
 * Values of one condition are alternatives, different conditions all have to be met; of tags those of one
 * kind are alternatives, and each kind that is asked for has to be met. The bounds of the time window are
 * dates at the place of the event, on whatever clock, in the calendar of the story; an event whose time is uncertain is shown if it may
 * have been within them.
 */

import { daysIn } from "./edtf.js";
import { saying, wordsIn } from "./searching.js";

/** @import { EventView, Status, StoryDocument } from "./story_document.js" */

/** Of the words that are searched for. */
export const MOST_CHARACTERS = 80;
/** That a condition lists. */
const MOST_IDS = 100;

/** @typedef {(event: EventView) => boolean} Condition */

/** @typedef {{id: string, label: string, kind?: string}} Option */

/**
 * The conditions that list ids: which ids there are, each with its label, and which of them an event has.
 *
 * @type {Object<string, {options: (doc: StoryDocument) => Option[], of: (event: EventView) => (?string)[]}>}
 */
const LISTS = {
  track: { options: ({ tracks }) => tracks, of: ({ tracks }) => tracks },
  tag: { options: ({ tags }) => tags, of: ({ tags }) => tags },
  status: {
    options: ({ strings }) => STATUSES.map((id) => statusOption(id, strings)),
    of: ({ status }) => [status.kind],
  },
  place: {
    options: ({ places }) => Object.values(places).map(({ id, name }) => ({ id, label: name })),
    of: ({ place, to }) => [place, to],
  },
  source: {
    options: ({ sources }) => Object.values(sources).map(sourceOption),
    of: ({ claims }) => claims.map(({ source }) => source),
  },
};
/** Every status, from the least to the best known, and the one apart. */
/** @type {Status[]} */
export const STATUSES = ["announced", "reported", "confirmed", "disputed"];
const TAG_KINDS = ["person", "organisation", "topic"];

/**
 * For the key of each condition what its value asks of an event; null where it asks nothing.
 *
 * @type {Object<string, (doc: StoryDocument, value: string) => ?Condition>}
 */
const CONDITIONS = {
  from({ calendar }, value) {
    const first = daysIn(value, calendar)?.first;
    return first === undefined ? null : ({ last }) => last === null || last >= first;
  },
  until({ calendar }, value) {
    const end = daysIn(value, calendar)?.last;
    return end === undefined ? null : ({ first }) => first === null || first <= end;
  },
  track: (doc, value) => anyOf(doc, "track", value),
  tag: everyKind,
  status: (doc, value) => anyOf(doc, "status", value),
  place: (doc, value) => anyOf(doc, "place", value),
  source: (doc, value) => anyOf(doc, "source", value),
  q(doc, value) {
    const found = saying(doc, value);
    return found && (({ number }) => found.has(number - 1));
  },
};

/**
 * Return the conditions that a state holds, by their keys; empty where all events are shown.
 *
 * @param {Object<string, any>} state
 * @returns {Object<string, string>}
 */
export function conditionsIn(state) {
  const said = Object.keys(CONDITIONS).map((key) => [key, tidied(key, state[key] ?? "")]);
  return Object.fromEntries(said.filter(([, value]) => value));
}

/** A value without what asks nothing, is said twice, or goes beyond what a condition holds. */
function tidied(/** @type {string} */ key, /** @type {string} */ value) {
  if (key in LISTS) {
    const ids = value.split(",").map((id) => id.trim());
    return [...new Set(ids.filter(Boolean))].slice(0, MOST_IDS).join();
  }
  if (key !== "q") return value.trim();
  const words = [...value.normalize("NFC").split(/\s+/u).filter(Boolean).join(" ")].slice(0, MOST_CHARACTERS);
  return wordsIn(words.join("")).length > 0 ? words.join("").trim() : "";
}

/**
 * Return of each event of a document whether it meets the conditions. A time that cannot be read, an id that
 * the document does not know, and a condition without values ask nothing.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions by key: `from` and `until` in EDTF, `q` words, ids for the others
 * @returns {boolean[]}
 */
export function meeting(doc, conditions) {
  const asked = Object.entries(conditions).map(([key, value]) => CONDITIONS[key](doc, value));
  const met = asked.filter((condition) => condition !== null);
  return doc.events.map((event) => met.every((condition) => condition(event)));
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
    if (!(key in LISTS)) return [];
    const known = idsKnown(doc, key);
    return listIn(value).flatMap((id) => (known.has(id) ? [] : [[key, id]]));
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
    const left = key in LISTS ? listIn(known[key]).filter((one) => one.trim() !== value) : [];
    Object.assign(known, { [key]: left.join() });
  }
  return known;
}

/**
 * Return the conditions that list ids, with what can be listed; the tags of each kind by themselves.
 *
 * @param {StoryDocument} doc
 * @returns {{key: string, name: string, options: Option[]}[]} `name` is the key of the text that names it
 */
export function filtersOf(doc) {
  const { tag, ...others } = LISTS;
  const tags = TAG_KINDS.map((kind) => {
    const options = tag.options(doc).filter((option) => option.kind === kind);
    return { key: "tag", name: `filter_${kind}`, options };
  });
  const [track, ...rest] = Object.entries(others).map(([key, { options }]) => {
    return { key, name: `filter_${key}`, options: options(doc) };
  });
  return [track, ...tags, ...rest];
}

function statusOption(id, strings) {
  return { id, label: String(strings[`status_${id}`]) };
}

function sourceOption({ id, publisher, title }) {
  return { id, label: [publisher, title].filter(Boolean).join(": ") };
}

/** @returns {Set<string>} */
function idsKnown(/** @type {StoryDocument} */ doc, /** @type {string} */ key) {
  return new Set(LISTS[key].options(doc).map(({ id }) => id));
}

/**
 * Return the ids that an event has for a condition that lists ids.
 *
 * @param {string} key
 * @param {EventView} event
 * @returns {Set<?string>}
 */
export function idsOf(key, event) {
  return new Set(LISTS[key].of(event));
}

/**
 * Return the ids that a condition lists.
 *
 * @param {string|undefined} value
 */
export function listIn(value) {
  return (value ?? "").split(",").filter(Boolean);
}

/** The ids that a condition lists and the document has. */
function knownIn(/** @type {StoryDocument} */ doc, /** @type {string} */ key, /** @type {string} */ value) {
  const known = idsKnown(doc, key);
  return listIn(value).filter((id) => known.has(id));
}

/** @returns {?Condition} */
function anyOf(/** @type {StoryDocument} */ doc, /** @type {string} */ key, /** @type {string} */ value) {
  const wanted = new Set(knownIn(doc, key, value));
  const { of } = LISTS[key];
  return wanted.size === 0 ? null : (event) => of(event).some((id) => id !== null && wanted.has(id));
}

/** @returns {?Condition} */
function everyKind(/** @type {StoryDocument} */ doc, /** @type {string} */ value) {
  const kindOf = new Map(doc.tags.map(({ id, kind }) => [id, kind]));
  /** @type {Map<string, Set<string>>} */
  const kinds = new Map();
  for (const tag of knownIn(doc, "tag", value)) {
    const kind = kindOf.get(tag) ?? "";
    kinds.set(kind, new Set([...(kinds.get(kind) ?? []), tag]));
  }
  const asked = [...kinds.values()];
  if (asked.length === 0) return null;
  return ({ tags }) => asked.every((alternatives) => tags.some((tag) => alternatives.has(tag)));
}
