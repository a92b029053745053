/**
 * Places, sources and notes as the panes show them.
 */

import { recordsIn, valueIn } from "./columns.js";

/** @import { Columns, NoteView, PlaceDetails, PlaceView, SourceView, StoryFacts, StoryWords } from "../story_document.js" */
/** @import { Story } from "./story.js" */

/**
 * @param {Story} story
 * @returns {Object<string, Place>} by id
 */
export function placesFrom(story) {
  /** @type {string[]} */
  const ids = story.facts.places.id ?? [];
  return Object.fromEntries(ids.map((id, at) => [id, new Place(story, at)]));
}

/**
 * @typedef {Object} Details what a part, or the whole of a story, says of a place
 * @property {Columns<PlaceDetails>} facts
 * @property {number} at its position among these
 * @property {Object<string, string>} notes by its id
 */

/** A place, of which what is said is worked out when it is read. */
class Place {
  #story;
  #at;
  /** @type {Details} */
  #details;

  /**
   * @param {Story} story
   * @param {number} at position among the places of the facts
   */
  constructor(story, at) {
    this.#story = story;
    this.#at = at;
    this.#details = { facts: story.facts.places, at, notes: story.words.places };
  }
  #fact(/** @type {string} */ name) {
    return this.#story.facts.places[name]?.[this.#at] ?? null;
  }
  #detail(/** @type {string} */ name) {
    return valueIn(this.#details.facts[name], this.#details.at);
  }
  /** Take what a part says of it. */
  take(/** @type {Details} */ details) {
    this.#details = details;
  }

  get id() {
    return this.#fact("id");
  }
  get name() {
    const { lang, place_names: names } = this.#story.words;
    return names?.[this.#at] ?? this.#names[lang];
  }
  get names() {
    return Object.entries(this.#names).map(([lang, name]) => ({ lang, name }));
  }
  get #names() {
    return this.#detail("names") ?? {};
  }
  get lat() {
    return this.#fact("lat");
  }
  get lon() {
    return this.#fact("lon");
  }
  get accuracy() {
    return this.accuracy_km ? this.#story.speech.accuracy(this.accuracy_km) : null;
  }
  get accuracy_km() {
    return this.#fact("accuracy_km") ?? 0;
  }
  get zone() {
    return this.#fact("zone");
  }
  get zone_label() {
    return this.#detail("zone_label") ?? "";
  }
  get links() {
    return linksOf({ geonames: this.#detail("geonames"), wikidata: this.#detail("wikidata") });
  }
  get note() {
    return this.#details.notes[this.id] ?? null;
  }
  get media() {
    return (this.#detail("media") ?? []).map((/** @type {string} */ id) => this.#story.media[id]);
  }
  get coordinate_source() {
    return this.#detail("coordinate_source") ?? "";
  }
  get area() {
    return this.#fact("area");
  }
}

/** @param {Pick<PlaceDetails, "geonames"|"wikidata">} place */
function linksOf({ geonames, wikidata }) {
  const links = [];
  if (geonames) links.push({ label: "GeoNames", url: `https://www.geonames.org/${geonames}` });
  if (wikidata) links.push({ label: "Wikidata", url: `https://www.wikidata.org/wiki/${wikidata}` });
  return links;
}

/**
 * @param {Pick<StoryFacts, "sources">} facts
 * @param {Pick<StoryWords, "sources">} words
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
