/**
 * Media as the panes show them.
 */

import { recordsIn } from "./columns.js";

/** @import { MediumFacts, MediumView, StoryFacts, StoryWords } from "../story_document.js" */

/** What the facts leave out where they have nothing to say. */
const NOTHING = {
  digest: null,
  copies: [],
  width: null,
  height: null,
  seconds: null,
  pages: null,
  captions: null,
  url: null,
  host: null,
  player: null,
  ratio: null,
  covered: false,
  left: null,
  top: null,
  credit: null,
  licence: null,
  source: null,
};

/**
 * @param {Pick<StoryFacts, "media">} facts
 * @param {Pick<StoryWords, "media">} words
 * @returns {Object<string, MediumView>} by id
 */
export function mediaFrom(facts, words) {
  const media = recordsIn(facts.media).map((/** @type {MediumFacts} */ medium) => ({
    ...NOTHING,
    ...medium,
    ...words.media[medium.id],
  }));
  return Object.fromEntries(media.map((medium) => [medium.id, medium]));
}
