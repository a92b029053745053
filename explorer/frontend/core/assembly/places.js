/**
 * Places, sources and notes as the panes show them.
 */

import { recordsIn } from "./columns.js";

/** @import { Speech } from "./numbers.js" */
/** @import { MediumView, NoteView, PlaceFacts, PlaceView, SourceView, StoryFacts, StoryWords } from "../story_document.js" */

/**
 * @param {StoryFacts} facts
 * @param {StoryWords} words
 * @param {Speech} speech
 * @param {Object<string, MediumView>} media
 * @returns {Object<string, PlaceView>} by id
 */
export function placesFrom(facts, words, speech, media) {
  const places = recordsIn(facts.places).map((place) => ({
    ...placeFrom(place, words, speech),
    media: (place.media ?? []).map((/** @type {string} */ id) => media[id]),
  }));
  return Object.fromEntries(places.map((place) => [place.id, place]));
}

/**
 * @param {PlaceFacts} facts
 * @param {StoryWords} words
 * @param {Speech} speech
 * @returns {Omit<PlaceView, "media">}
 */
function placeFrom(facts, words, speech) {
  const { id, names, lat, lon, accuracy_km, zone, zone_label, coordinate_source, area = null } = facts;
  return {
    id,
    name: names[words.lang],
    names: Object.entries(names).map(([lang, name]) => ({ lang, name })),
    lat,
    lon,
    accuracy: accuracy_km ? speech.accuracy(accuracy_km) : null,
    zone,
    zone_label,
    links: linksOf(facts),
    note: words.places[id] ?? null,
    coordinate_source,
    accuracy_km,
    area,
  };
}

/** @param {PlaceFacts} place */
function linksOf({ geonames, wikidata }) {
  const links = [];
  if (geonames) links.push({ label: "GeoNames", url: `https://www.geonames.org/${geonames}` });
  if (wikidata) links.push({ label: "Wikidata", url: `https://www.wikidata.org/wiki/${wikidata}` });
  return links;
}

/**
 * @param {StoryFacts} facts
 * @param {StoryWords} words
 * @returns {Object<string, SourceView>} by id
 */
export function sourcesFrom(facts, words) {
  const sources = recordsIn(facts.sources).map(
    ({ id, publisher, title = null, url = null, lang = null, origin = null }) => {
      return { id, publisher, title, date: words.sources[id] ?? null, url, lang, origin };
    },
  );
  return Object.fromEntries(sources.map((source) => [source.id, source]));
}

/**
 * @param {StoryFacts} facts
 * @param {StoryWords} words
 * @returns {Object<string, NoteView>} by id
 */
export function notesFrom({ notes }, words) {
  return Object.fromEntries(
    Object.entries(notes).map(([id, sources]) => [id, { id, ...words.notes[id], sources }]),
  );
}
