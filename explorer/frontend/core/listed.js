/**
 * The conditions that list ids: which ids a story has of each, and which of them each event has, in columns, so that ten
 * thousand events are counted in a millisecond.
 */

import { claimsOf } from "./claims.js";
import { detailsOf } from "./loading.js";

/** @import { EventView, Status, StoryDocument } from "./story_document.js" */

/** @typedef {{id: string, label: string, kind?: string}} Option */

/**
 * @typedef {Object} Listed
 * @property {Option[]} options in the order of the story
 * @property {Map<string, number>} at the position of each option by its id
 * @property {Uint32Array} own the positions of the options that events have, event by event
 * @property {Uint32Array} ends where those of each event end in `own`
 * @property {Uint32Array} totals how many events have each option
 */

/** Every status, from the least to the best known, and the one apart. */
/** @type {Status[]} */
export const STATUSES = ["announced", "reported", "confirmed", "disputed"];

/**
 * What each condition lists, and what of it an event has.
 *
 * @type {Object<string, {options: (doc: StoryDocument) => Option[], of: (event: EventView) => (?string)[]}>}
 */
const LISTS = {
  track: { options: ({ tracks }) => tracks, of: ({ tracks }) => tracks },
  tag: { options: ({ tags }) => tags, of: ({ tags }) => tags },
  status: {
    options: ({ strings }) => STATUSES.map((id) => ({ id, label: String(strings[`status_${id}`]) })),
    of: ({ status }) => [status.kind],
  },
  place: {
    options: ({ places }) => Object.values(places).map(({ id, name }) => ({ id, label: name })),
    of: ({ place, to }) => [place, to],
  },
};

/** The keys of the conditions that list ids, in the order of an address. */
export const LISTING = [...Object.keys(LISTS), "source"];

/** @type {WeakMap<StoryDocument, Map<string, Listed>>} */
const made = new WeakMap();

/**
 * Return whether all is here that a condition needs to know of every event, but for the answer to words.
 *
 * @param {StoryDocument} doc
 * @param {string} key of the condition
 */
export function isListed(doc, key) {
  return detailsOf(doc)?.isListed(key) ?? true;
}

/**
 * Bring what a condition needs to know of every event.
 *
 * @param {StoryDocument} doc
 * @param {string} key of the condition
 * @returns {Promise<void>}
 * @throws {Error} if it cannot be loaded; the next call tries again
 */
export async function bringListed(doc, key) {
  await detailsOf(doc)?.bringListed(key);
}

/**
 * Return what a condition lists; null if that is not here yet, as sources and tags of a long story may not be.
 *
 * @param {StoryDocument} doc
 * @param {string} key one of `LISTING`
 * @returns {?Listed}
 */
export function listedIn(doc, key) {
  const known = made.get(doc) ?? new Map();
  made.set(doc, known);
  if (!known.has(key)) {
    if (!isListed(doc, key)) return null;
    known.set(key, key === "source" ? bySource(doc) : byList(doc, LISTS[key]));
  }
  return known.get(key) ?? null;
}

function byList(/** @type {StoryDocument} */ doc, { options, of }) {
  const all = options(doc);
  const at = new Map(all.map(({ id }, position) => [id, position]));
  const positions = (/** @type {EventView} */ event) => of(event).map((id) => at.get(id ?? ""));
  return columnsOf(all, at, doc.events.length, (event) => positions(doc.events[event]));
}

function bySource(/** @type {StoryDocument} */ doc) {
  const claims = /** @type {import("./claims.js").Claims} */ (claimsOf(doc));
  const options = claims.sources.map(({ id, publisher, title }) => {
    return { id, label: [publisher, title].filter(Boolean).join(": ") };
  });
  const at = new Map(options.map(({ id }, position) => [id, position]));
  return columnsOf(options, at, doc.events.length, claims.of);
}

/** @returns {Listed} */
function columnsOf(
  /** @type {Option[]} */ options,
  /** @type {Map<string, number>} */ at,
  /** @type {number} */ count,
  /** @type {(event: number) => (number|undefined)[]} */ positionsOf,
) {
  /** @type {number[]} */
  const own = [];
  const ends = new Uint32Array(count);
  const totals = new Uint32Array(options.length);
  for (let event = 0; event < count; event += 1) {
    const start = own.length;
    for (const position of positionsOf(event)) {
      if (position === undefined || own.indexOf(position, start) >= 0) continue;
      own.push(position);
      totals[position] += 1;
    }
    ends[event] = own.length;
  }
  return { options, at, own: Uint32Array.from(own), ends, totals };
}

/**
 * Return the status of each event, as its position among `STATUSES`.
 *
 * @param {StoryDocument} doc
 * @returns {Uint32Array}
 */
export function statusesOf(doc) {
  return /** @type {Listed} */ (listedIn(doc, "status")).own;
}

/**
 * Return of each event whether it has one of some options.
 *
 * @param {Listed} listed
 * @param {Iterable<string>} ids
 * @returns {Uint8Array} 1 where it has
 */
export function having({ at, own, ends, totals }, ids) {
  const wanted = new Uint8Array(totals.length);
  for (const id of ids) wanted[/** @type {number} */ (at.get(id))] = 1;
  const met = new Uint8Array(ends.length);
  let next = 0;
  for (let event = 0; event < ends.length; event += 1) {
    for (; next < ends[event]; next += 1) if (wanted[own[next]]) met[event] = 1;
  }
  return met;
}
