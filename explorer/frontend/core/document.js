/**
 * The layout of the story document, which only those know who make one: panes ask here for what they show.
 */

import { rootOf } from "./page_addresses.js";

/** @import { StoryDocument } from "./story_document.js" */

/** @type {WeakMap<StoryDocument, Map<string, number>>} */
const positions = new WeakMap();
/** @type {WeakMap<StoryDocument, boolean>} */
const placed = new WeakMap();

/**
 * What a document says of itself: the story and its title, summary, dates and language, and who made it.
 *
 * @param {StoryDocument} doc
 */
export function aboutOf({ story, lang, title, summary, dates, draft, explorer }) {
  return { story, lang, title, summary, dates, draft, explorer };
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
 * The texts of the interface, their language and its numbers, for `speaker`.
 *
 * @param {StoryDocument} doc
 */
export function wordsOf({ interface_lang: lang, strings, numbers }) {
  return { lang, strings, numbers };
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
 * The media by id, those that can be shown.
 *
 * @param {StoryDocument} doc
 */
export function mediaOf(doc) {
  return doc.media;
}

/**
 * The address of a copy of a medium.
 *
 * @param {StoryDocument} doc
 * @param {{id: string, digest: ?string}} medium
 * @param {string} copy its name
 */
export function copyAddress({ story }, { id, digest }, copy) {
  return `${rootOf()}stories/${story}/media/${id}.${digest}.${copy}`;
}

/**
 * The backgrounds of the map, the first of which is shown at opening; tiles with their whole address.
 *
 * @param {StoryDocument} doc
 */
export function backgroundsOf({ backgrounds }) {
  return backgrounds.map(({ tiles, ...background }) => ({
    ...background,
    tiles: tiles && { ...tiles, address: rootOf() + tiles.address },
  }));
}

/**
 * The tracks in order, each with its label.
 *
 * @param {StoryDocument} doc
 */
export function tracksOf(doc) {
  return doc.tracks;
}

/**
 * The tags in order, each with its label and kind.
 *
 * @param {StoryDocument} doc
 */
export function tagsOf(doc) {
  return doc.tags;
}

/**
 * The eras, each with its label and its days.
 *
 * @param {StoryDocument} doc
 */
export function erasOf(doc) {
  return doc.eras;
}

/**
 * What times are written with: the calendar of the story and the words of its language.
 *
 * @param {StoryDocument} doc
 */
export function timesOf({ calendar, clocks, numbers, strings, interface_lang }) {
  return { calendar, dates: clocks.dates, numbers, strings, interface_lang };
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
 * Whether the story has places, so that it has a map.
 *
 * @param {StoryDocument} doc
 */
export function hasPlaces(doc) {
  const known = placed.get(doc) ?? Object.keys(doc.places).length > 0; // to list tens of thousands takes milliseconds
  placed.set(doc, known);
  return known;
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
 * The areas of places and events, each with its size in words.
 *
 * @param {StoryDocument} doc
 */
export function areasOf({ areas, area_sizes: sizes }) {
  return { areas, sizes };
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
 * The stops and legs, as GeoJSON; of a long story the stops alone, as the legs to an event are its `lines()`.
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
 * The document with a piece of its article, and what only that piece mentions.
 *
 * @param {StoryDocument} doc
 * @param {{passages: any[], notes: object, sources: object, media: object}} piece
 * @returns {StoryDocument}
 */
export function withPiece(doc, { passages, notes, sources, media }) {
  const known = Object.create(doc, {
    article: { value: { ...doc.article, passages } },
    notes: { value: notes },
    sources: { value: sources },
    media: { value: media },
  });
  positionOf(doc, null);
  positions.set(known, /** @type {Map<string, number>} */ (positions.get(doc)));
  return known;
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
    const found = new Map();
    doc.events.forEach(({ id }, at) => found.set(id, at));
    positions.set(doc, found);
  }
  return positions.get(doc)?.get(event ?? "") ?? -1;
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
