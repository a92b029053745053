/**
 * Places, sources and notes as the panes show them.
 */

import { recordIn, recordsIn } from "./columns.js";

/** @import { NoteView, PlaceFacts, PlaceView, SourceView, StoryFacts, StoryWords } from "../story_document.js" */
/** @import { Story } from "./story.js" */

/**
 * @param {Story} story
 * @returns {Object<string, PlaceView>} by id
 */
export function placesFrom(story) {
  /** @type {string[]} */
  const ids = story.facts.places.id ?? [];
  return Object.fromEntries(ids.map((id, at) => [id, new Place(story, at)]));
}

/** A place, of which what is said is worked out when it is read. */
class Place {
  #story;
  #at;

  /**
   * @param {Story} story
   * @param {number} at position among the places of the facts
   */
  constructor(story, at) {
    this.#story = story;
    this.#at = at;
  }
  #fact(/** @type {string} */ name) {
    return this.#story.facts.places[name]?.[this.#at] ?? null;
  }

  get id() {
    return this.#fact("id");
  }
  get name() {
    return this.#names[this.#story.words.lang];
  }
  get names() {
    return Object.entries(this.#names).map(([lang, name]) => ({ lang, name }));
  }
  get #names() {
    return recordIn(this.#story.facts.places.names, this.#at);
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
    return this.#fact("zone_label") ?? "";
  }
  get links() {
    return linksOf({ geonames: this.#fact("geonames"), wikidata: this.#fact("wikidata") });
  }
  get note() {
    return this.#story.words.places[this.id] ?? null;
  }
  get media() {
    return (this.#fact("media") ?? []).map((/** @type {string} */ id) => this.#story.media[id]);
  }
  get coordinate_source() {
    return this.#fact("coordinate_source") ?? "";
  }
  get area() {
    return this.#fact("area");
  }
}

/** @param {Pick<PlaceFacts, "geonames"|"wikidata">} place */
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
