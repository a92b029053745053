/**
 * The layout of the story document, which only those know who make one: panes ask here for what they show.
 */

import { meeting } from "./conditions.js";

/** @import { StoryDocument } from "./story_document.js" */

/** @type {WeakMap<StoryDocument, Map<string, number>>} */
const positions = new WeakMap();
/** @type {WeakMap<StoryDocument, {conditions: string, shown: number[]}>} */
const met = new WeakMap();

/**
 * What a document says of itself: the story and its title, dates and language, and who made it.
 *
 * @param {StoryDocument} doc
 */
export function aboutOf({ story, lang, title, dates, draft, explorer }) {
  return { story, lang, title, dates, draft, explorer };
}

/**
 * The attributes of an element whose text is the story's own: its language and the way it is written,
 * if these are not the interface's.
 *
 * @param {StoryDocument} doc
 * @returns {Object<string, string>}
 */
export function authored({ lang, direction, interface_lang: spoken }) {
  return lang === spoken ? {} : { lang, dir: direction };
}

/**
 * The texts of the interface and their language, for `speaker`.
 *
 * @param {StoryDocument} doc
 */
export function wordsOf({ interface_lang: lang, strings }) {
  return { lang, strings };
}

/**
 * The events in order.
 *
 * @param {StoryDocument} doc
 */
export function eventsOf(doc) {
  return doc.events;
}

/**
 * The days, each with its heading and the ids of its events.
 *
 * @param {StoryDocument} doc
 */
export function daysOf(doc) {
  return doc.days;
}

/**
 * The places by id.
 *
 * @param {StoryDocument} doc
 */
export function placesOf(doc) {
  return doc.places;
}

/**
 * The sources by id, in the order of the story.
 *
 * @param {StoryDocument} doc
 */
export function sourcesOf(doc) {
  return doc.sources;
}

/**
 * The editor's notes by id.
 *
 * @param {StoryDocument} doc
 */
export function notesOf(doc) {
  return doc.notes;
}

/**
 * The stops and legs, as GeoJSON.
 *
 * @param {StoryDocument} doc
 */
export function mapOf(doc) {
  return doc.map;
}

/**
 * The article's passages, and what precedes them.
 *
 * @param {StoryDocument} doc
 */
export function articleOf(doc) {
  return doc.article;
}

/**
 * The names of languages by code.
 *
 * @param {StoryDocument} doc
 */
export function languageNamesOf(doc) {
  return doc.language_names;
}

/**
 * Return what readers can choose for a setting, each with its label.
 *
 * @param {StoryDocument} doc
 * @param {string} setting its key in the address
 * @returns {{id: string, label: string}[]}
 */
export function choicesOf(doc, setting) {
  return doc.choices[setting];
}

/**
 * Return the position of an event in the document, from 0; -1 where it is not in it.
 *
 * @param {StoryDocument} doc
 * @param {string|null} [event]
 * @returns {number}
 */
export function positionOf(doc, event) {
  if (!positions.has(doc)) {
    positions.set(doc, new Map(doc.events.map(({ id }, position) => [id, position])));
  }
  return positions.get(doc)?.get(event ?? "") ?? -1;
}

/**
 * Let the events of a document say whether they meet the conditions; the panes of a page share the document.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, string>} conditions see `meeting`
 * @returns {boolean} whether they were others before
 */
export function showMeeting(doc, conditions) {
  const asked = JSON.stringify(conditions);
  if (asked === (met.get(doc)?.conditions ?? "{}")) return false;
  const isMet = meeting(doc, conditions);
  doc.events.forEach((event, at) => (event.shown = isMet[at]));
  met.set(doc, { conditions: asked, shown: [...isMet.keys()].filter((at) => isMet[at]) });
  return true;
}

/**
 * Return the positions of the events that are shown, in order.
 *
 * @param {StoryDocument} doc
 * @returns {number[]}
 */
export function shownIn(doc) {
  if (!met.has(doc)) met.set(doc, { conditions: "{}", shown: [...doc.events.keys()] });
  return met.get(doc)?.shown ?? [];
}

/**
 * Return where among the events that are shown the one at a position is: the number of those before it.
 *
 * @param {StoryDocument} doc
 * @param {number} position
 * @returns {number} from 0
 */
export function rankIn(doc, position) {
  const shown = shownIn(doc);
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shown[middle] < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Return the event to which a step leads from the one at a position; null where there is none.
 *
 * @param {StoryDocument} doc
 * @param {number} position -1 if no event is current
 * @param {(rank: number, isShown: boolean, count: number) => number} step says where among the events that are shown it
 *   leads, from how many of them are before the current one, whether that one is shown, and how many are
 * @returns {string|null}
 */
export function stepFrom(doc, position, step) {
  const [rank, shown] = [rankIn(doc, position), shownIn(doc)];
  return doc.events[shown[step(rank, shown[rank] === position, shown.length)]]?.id ?? null;
}

/**
 * Return the event that is shown in the place of another: itself if it is shown, else the next one that is, else
 * the last before it; itself if none is.
 *
 * @param {StoryDocument} doc
 * @param {string|null} event
 * @returns {string|null}
 */
export function shownInPlaceOf(doc, event) {
  const position = positionOf(doc, event);
  const shown = shownIn(doc);
  const rank = rankIn(doc, position);
  const nearest = position < 0 ? undefined : (shown[rank] ?? shown.at(-1));
  return nearest === undefined ? event : doc.events[nearest].id;
}

/**
 * Return the event that a click on a place means: its first one at or after the current event that is shown, else
 * its first one, else null.
 *
 * @param {StoryDocument} doc
 * @param {string} place
 * @param {string|null} [current]
 * @returns {string|null}
 */
export function eventAt(doc, place, current) {
  const here = (event) => event.place === place || event.to === place;
  const shownHere = (event) => event.shown && here(event);
  const from = Math.max(positionOf(doc, current), 0);
  const found = doc.events.slice(from).find(shownHere) ?? doc.events.find(shownHere);
  return (found ?? doc.events.find(here))?.id ?? null;
}

/**
 * Return the id that an event has now, whatever it was called when a link to it was made.
 *
 * @param {StoryDocument} doc
 * @param {string|null} event
 * @returns {string|null}
 */
export function presentId(doc, event) {
  return event !== null && Object.hasOwn(doc.aliases, event) ? doc.aliases[event] : event;
}

/**
 * Return the event of `doc` that replaces `event`: itself, else the nearest one before it in the
 * order of `earlier` (the document shown until now), else the first; null in an empty document.
 *
 * @param {StoryDocument} doc
 * @param {StoryDocument|null} earlier
 * @param {string|null} event
 * @returns {string|null}
 */
export function standIn(doc, earlier, event) {
  const present = presentId(doc, event);
  if (positionOf(doc, present) >= 0) return present;
  const before = earlier ? earlier.events.slice(0, positionOf(earlier, event) + 1) : [];
  const nearest = before.findLast(({ id }) => positionOf(doc, id) >= 0);
  return nearest?.id ?? doc.events[0]?.id ?? null;
}
