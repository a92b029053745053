/**
 * A story document put together from facts, the words of one language, and what the reader has chosen.
 *
 * Pure: the same three give the same document, so a change of clock or of conditions needs nothing from
 * the server. What is said of an event, a day or a line of the map is worked out when it is read.
 */

import { clockOf } from "../clocks/clock.js";
import { daysOn } from "./days.js";
import { Row } from "./rows.js";
import { Story } from "./story.js";

/** @import { Day, StoryDocument, StoryFacts, StoryWords } from "../story_document.js" */

/**
 * Return whether a file holds facts.
 *
 * @param {any} file
 */
export function isFacts(file) {
  return Boolean(file?.events && file.journeys);
}

/**
 * Return whether a file holds words.
 *
 * @param {any} file
 */
export function isWords(file) {
  return Boolean(file?.events && file.strings);
}

/** @type {WeakMap<StoryFacts, WeakMap<StoryWords, Story>>} */
const made = new WeakMap();

/**
 * @param {StoryFacts} facts of one state of knowledge
 * @param {StoryWords} words of one language
 * @param {{clock: string, own?: string}} chosen `place`, `own` or an IANA zone; `own` the reader's zone, if
 *   it is not the browser's
 * @returns {StoryDocument} in which every event is shown
 */
export function assemble(facts, words, { clock, own }) {
  const story = storyFrom(facts, words);
  const { calendar, clocks, zones, events } = facts;
  const { say } = story.speech;
  const shown = clockOf({ clock, own, clocks, calendar, zones, words: words.clocks, say });
  const telling = { story, clock: shown };
  /** @type {Day[]|undefined} */
  let days;
  return {
    ...whole(story),
    clock,
    events: Array.from({ length: story.count }, (_, at) => new Row(telling, at)),
    get days() {
      days ??= daysOn(shown, events);
      return days;
    },
    get map() {
      return story.map;
    },
  };
}

/**
 * Return what is the same on every clock; made once for the same facts and words.
 *
 * @param {StoryFacts} facts
 * @param {StoryWords} words
 * @returns {Story}
 */
export function storyFrom(facts, words) {
  const known = made.get(facts) ?? new WeakMap();
  made.set(facts, known);
  const found = known.get(words) ?? new Story(facts, words);
  known.set(words, found);
  return found;
}

function whole(/** @type {Story} */ { facts, words, media, places, sources, notes }) {
  const { story, asof, explorer, draft, aliases, calendar, backgrounds, tracks, tags, eras } = facts;
  const { lang, direction, interface_lang, title, summary, dates, choices, strings, language_names } = words;
  return {
    story,
    lang,
    direction,
    interface_lang,
    asof,
    explorer,
    title,
    summary,
    draft,
    calendar,
    backgrounds: backgrounds.map((each) => ({ ...each, name: words.backgrounds[each.id] ?? each.name })),
    dates,
    choices,
    strings,
    language_names,
    tracks: tracks.map((id) => ({ id, label: words.tracks[id] })),
    tags: tags.map(({ id, kind }) => ({ id, label: words.tags[id], kind })),
    eras: eras.map((era) => ({ ...era, label: words.eras[era.id] })),
    media,
    places,
    sources,
    notes,
    aliases,
    article: words.article,
    vocabulary: words.vocabulary,
    numbers: words.numbers,
    clocks: words.clocks,
    areas: facts.areas,
    area_sizes: words.areas,
  };
}
