/**
 * Which events of a document meet the conditions that the reader has chosen.
 *
 * Values of one condition are alternatives, different conditions all have to be met; of tags those of one
 * kind are alternatives, and each kind that is asked for has to be met. The bounds of the time window are
 * dates at the place of the event, on whatever clock; an event whose time is uncertain is shown if it may
 * have been within them.
 */

import { daysIn } from "./edtf.js";
import { saying } from "./searching.js";

/** @import { EventView, StoryDocument } from "./story_document.js" */

/** @typedef {(event: EventView) => boolean} Condition */

/**
 * For the key of each condition what its values, separated by commas, ask of an event; null where they ask
 * nothing.
 *
 * @type {Object<string, (doc: StoryDocument, value: string) => ?Condition>}
 */
const CONDITIONS = {
  from(_, value) {
    const first = daysIn(value)?.first;
    return first === undefined ? null : ({ last }) => last === null || last >= first;
  },
  until(_, value) {
    const end = daysIn(value)?.last;
    return end === undefined ? null : ({ first }) => first === null || first <= end;
  },
  track: (_, value) => anyOf(value, ({ tracks }) => tracks),
  tag: (doc, value) => everyKind(doc, listIn(value)),
  status: (_, value) => anyOf(value, ({ status }) => [status.kind]),
  place: (_, value) => anyOf(value, ({ place, to }) => [place, to]),
  source: (_, value) => anyOf(value, ({ claims }) => claims.map(({ source }) => source)),
  q(doc, value) {
    const found = saying(doc, value);
    return found && (({ number }) => found.has(number - 1));
  },
};

const WINDOW = new Set(["from", "until"]);
const STATUSES = new Set(["reported", "announced", "confirmed", "disputed"]);

/**
 * The ids that there are, by the keys of the conditions that list ids.
 *
 * @type {Object<string, (doc: StoryDocument) => Set<string>>}
 */
const KNOWN = {
  track: ({ tracks }) => new Set(tracks.map(({ id }) => id)),
  tag: ({ tags }) => new Set(tags.map(({ id }) => id)),
  status: () => STATUSES,
  place: ({ places }) => new Set(Object.keys(places)),
  source: ({ sources }) => new Set(Object.keys(sources)),
};

/**
 * Return the conditions that a state holds, by their keys; empty where all events are shown.
 *
 * @param {Object<string, any>} state
 * @returns {Object<string, string>}
 */
export function conditionsIn(state) {
  const keys = Object.keys(CONDITIONS).filter((key) => state[key]);
  return Object.fromEntries(keys.map((key) => [key, state[key]]));
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
  const unknown = new Set(unknownIn(doc, conditions).map(([key, value]) => `${key} ${value}`));
  const known = (key, value) =>
    isListed(key)
      ? listIn(value)
          .filter((id) => !unknown.has(`${key} ${id}`))
          .join()
      : value;
  const asked = Object.entries(conditions).map(([key, value]) => CONDITIONS[key](doc, known(key, value)));
  const met = asked.filter((condition) => condition !== null);
  return doc.events.map((event) => met.every((condition) => condition(event)));
}

/**
 * Return what conditions name that a document does not have, as pairs of key and value.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions
 * @returns {[string, string][]}
 */
export function unknownIn(doc, conditions) {
  return Object.entries(conditions).flatMap(([key, value]) => {
    if (WINDOW.has(key)) return daysIn(value) ? [] : [unknownPair(key, value)];
    if (!isListed(key)) return [];
    const known = KNOWN[key](doc);
    return listIn(value)
      .filter((id) => !known.has(id))
      .map((id) => unknownPair(key, id));
  });
}

/** @returns {[string, string]} */
function unknownPair(key, value) {
  return [key, value];
}

function isListed(key) {
  return key in KNOWN;
}

function listIn(value) {
  return value.split(",").filter(Boolean);
}

/**
 * @param {string} value
 * @param {(event: EventView) => (?string)[]} idsOf
 * @returns {?Condition}
 */
function anyOf(value, idsOf) {
  const wanted = new Set(listIn(value));
  return wanted.size === 0 ? null : (event) => idsOf(event).some((id) => id !== null && wanted.has(id));
}

/**
 * @param {StoryDocument} doc
 * @param {string[]} wanted
 * @returns {?Condition}
 */
function everyKind(doc, wanted) {
  const kindOf = new Map(doc.tags.map(({ id, kind }) => [id, kind]));
  if (wanted.length === 0) return null;
  /** @type {Map<string, Set<string>>} */
  const kinds = new Map();
  for (const tag of wanted.filter((id) => kindOf.has(id))) {
    const kind = kindOf.get(tag) ?? "";
    kinds.set(kind, new Set([...(kinds.get(kind) ?? []), tag]));
  }
  const asked = [...kinds.values()];
  if (asked.length === 0) return () => false;
  return ({ tags }) => asked.every((alternatives) => tags.some((tag) => alternatives.has(tag)));
}
