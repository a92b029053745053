/**
 * A long story as documents are made from it: opened from its index, then given one part after another.
 */

import { storyFrom } from "./assembly.js";
import { mediaFrom } from "./media.js";
import { unpackFacts, unpackWords } from "./packed.js";
import { Part } from "./part.js";
import { sourcesFrom } from "./places.js";

/** @import { StoryFacts, StoryPart, StoryWords } from "../story_document.js" */
/** @import { Story } from "./story.js" */

/**
 * Return what documents are made from, with columns instead of what an index has.
 *
 * @param {StoryFacts} facts
 * @param {StoryWords} words
 * @returns {Story}
 */
export function openIndex(facts, words) {
  unpackFacts(facts);
  unpackWords(words, facts.places.id ?? []);
  return storyFrom(facts, words);
}

/**
 * Let a story have a part.
 *
 * @param {Story} story
 * @param {StoryPart} file
 */
export function takePart(story, file) {
  const { first, facts, words } = file;
  Object.assign(story.sources, sourcesFrom(facts, words));
  Object.assign(story.media, mediaFrom(facts, words));
  const { id: ids = [] } = facts.places;
  ids.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
    story.places[id].take({ facts: facts.places, at, notes: words.places });
  });
  story.parts[first / story.partSize] = new Part(story, facts, words, first);
}
