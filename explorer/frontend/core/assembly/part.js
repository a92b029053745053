/**
 * The details of a run of events: texts, claims, media, and the travel that arrives with each.
 */

import { recordsIn, valueIn } from "./columns.js";
import { legFeature } from "./features.js";
import { legView } from "./travel.js";

/** @import { JourneyFacts, LegFacts, LegFeature, LegView, StoryFacts, StoryWords } from "../story_document.js" */
/** @import { Story } from "./story.js" */

/** @type {number[]} */
const NONE = [];

export class Part {
  #story;
  #first;
  #facts;
  /** @type {LegView[]} */
  #legs = [];
  /** @type {LegFeature[]} */
  #lines = [];
  /** @type {Map<number, number[]>} the positions of the journeys that arrive at each event */
  #arriving = new Map();

  /**
   * @param {Story} story
   * @param {Pick<StoryFacts, "events"|"journeys"|"legs">} facts
   * @param {Pick<StoryWords, "events"|"legs"|"ways">} words
   * @param {number} [first] position of the first event
   */
  constructor(story, facts, words, first = 0) {
    this.#story = story;
    this.#first = first;
    this.#facts = facts.events;
    this.words = words;
    /** @type {JourneyFacts[]} */
    this.journeys = recordsIn(facts.journeys);
    /** @type {LegFacts[]} */
    this.legs = recordsIn(facts.legs);
    this.journeys.forEach(({ arrives }, at) => {
      this.#arriving.set(arrives, [...this.arriving(arrives), at]);
    });
  }

  /** What the facts say of the event at a position; null for nothing. */
  fact(/** @type {string} */ name, /** @type {number} */ position) {
    return valueIn(this.#facts[name], position - this.#first);
  }

  /** What the words say of it. */
  word(/** @type {string} */ name, /** @type {number} */ position) {
    const at = position - this.#first;
    // of a state of knowledge that lacks events, the facts say where each is among all
    return this.words.events[name]?.[this.#facts.at?.[at] ?? at] ?? null;
  }

  /** The positions of the journeys that arrive at an event, which is given by its own. */
  arriving(/** @type {number} */ position) {
    return this.#arriving.get(position) ?? NONE;
  }

  /** A journey in words. */
  leg(/** @type {number} */ at) {
    this.#legs[at] ??= legView(this.#story, this, at);
    return this.#legs[at];
  }

  /** A journey on the map. */
  line(/** @type {number} */ at) {
    this.#lines[at] ??= legFeature(this.#story, this, at);
    return this.#lines[at];
  }
}
