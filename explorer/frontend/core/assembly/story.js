/**
 * A story in one state of knowledge and one language, from which documents are made: the same on every clock.
 */

import { lengthOf } from "./columns.js";
import { mapFrom } from "./features.js";
import { mediaFrom } from "./media.js";
import { speechOf } from "./numbers.js";
import { notesFrom, placesFrom, sourcesFrom } from "./places.js";
import { Part } from "./part.js";

/** @import { MapView, MediumView, NoteView, SourceView, StoryFacts, StoryWords, TagKind } from "../story_document.js" */

export class Story {
  /** @type {MapView|undefined} */
  #map;

  /**
   * @param {StoryFacts} facts
   * @param {StoryWords} words
   */
  constructor(facts, words) {
    this.facts = facts;
    this.words = words;
    this.speech = speechOf(words);
    /** @type {Object<string, MediumView>} */
    this.media = mediaFrom(facts, words);
    this.places = placesFrom(this);
    /** @type {Object<string, SourceView>} */
    this.sources = sourcesFrom(facts, words);
    /** @type {Object<string, NoteView>} */
    this.notes = notesFrom(facts, words);
    /** @type {Record<string, TagKind>} */
    this.kinds = Object.fromEntries(facts.tags.map(({ id, kind }) => [id, kind]));
    this.count = lengthOf(facts.events);
    this.isLong = facts.part_size !== null;
    this.partSize = facts.part_size ?? Number.POSITIVE_INFINITY;
    /** @type {Part[]} those that are here; of a long story each comes by itself */
    this.parts = this.isLong ? [] : [new Part(this, facts, words)];
  }

  /** The stops and legs. */
  get map() {
    this.#map ??= mapFrom(this);
    return this.#map;
  }

  /** What there is of the details of an event, which is given by its position. */
  partOf(/** @type {number} */ position) {
    return this.parts[Math.floor(position / this.partSize)];
  }

  /** Who publishes a source; the article is called so. */
  publisherOf(/** @type {string} */ source) {
    const { passages, outline } = this.words.article;
    const isArticle = source === this.facts.article && (passages.length > 0 || outline);
    return isArticle ? this.speech.say("the_article") : this.sources[source].publisher;
  }
}
