/**
 * A story document put together from facts, the words of one language, and what the reader has chosen.
 *
 * Pure: the same three give the same document, so a change of clock or of conditions needs nothing from
 * the server.
 */

import { clockOf, daysOf, endingOn, timesOn } from "../clocks/clock.js";
import { extentOn } from "../clocks/extents.js";
import { recordsIn } from "./columns.js";
import { looksFrom, mapFrom } from "./features.js";
import { mediaFrom } from "./media.js";
import { speechOf } from "./numbers.js";
import { notesFrom, placesFrom, sourcesFrom } from "./places.js";
import { rowFrom } from "./rows.js";
import { arrivalsIn, legViews } from "./travel.js";

/** @import { EventFacts, MomentFacts, StoryDocument, StoryFacts, StoryWords } from "../story_document.js" */

/**
 * @typedef {Object} Timeless a document without times, and what these are made from
 * @property {Omit<StoryDocument, "clock"|"events"|"days">} doc
 * @property {any[]} rows
 * @property {EventFacts[]} events
 * @property {import("./numbers.js").Speech} speech
 */

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

/** @type {WeakMap<StoryFacts, WeakMap<StoryWords, Timeless>>} */
const made = new WeakMap();

/**
 * @param {StoryFacts} facts of one state of knowledge
 * @param {StoryWords} words of one language
 * @param {{clock: string, own?: string}} chosen `place`, `own` or an IANA zone; `own` the reader's zone, if
 *   it is not the browser's
 * @returns {StoryDocument} in which every event is shown
 */
export function assemble(facts, words, { clock, own }) {
  const { doc, rows, events, speech } = timeless(facts, words);
  const { calendar, clocks, zones } = facts;
  const shown = clockOf({ clock, own, clocks, calendar, zones, words: words.clocks, say: speech.say });
  const headings = [];
  const timed = rows.map((row, at) => {
    const place = row.place === null ? null : doc.places[row.place].name;
    const { day, heading, time, other_time, spoken_day, spoken_time } = timesOn(
      shown,
      events[at].moment,
      place,
    );
    headings.push({ id: row.id, day, heading });
    const { ending } = events[at];
    const about = ending ? [endingOn(shown, ending), ...row.about].filter(Boolean) : row.about;
    const form = `sentence${place ? "_in_place" : ""}${spoken_time ? "_at_time" : ""}`;
    const sentence = speech.say(form, {
      number: row.number,
      count: rows.length,
      title: row.title,
      place: place ?? "",
      day: spoken_day,
      time: spoken_time,
      status: speech.say(`inline_status_${row.status.kind}`),
    });
    const extent = extentOn(shown, events[at].moment, ending);
    return { ...row, day, time, other_time, about, sentence, extent, shown: true };
  });
  return { ...doc, clock, events: timed, days: daysOf(headings) };
}

/** @returns {Timeless} what is the same on every clock; made once for the same facts and words */
function timeless(/** @type {StoryFacts} */ facts, /** @type {StoryWords} */ words) {
  const known = made.get(facts) ?? new WeakMap();
  made.set(facts, known);
  const found = known.get(words) ?? withoutTimes(facts, words);
  known.set(words, found);
  return found;
}

/** @returns {Timeless} */
function withoutTimes(/** @type {StoryFacts} */ facts, /** @type {StoryWords} */ words) {
  const speech = speechOf(words);
  const media = mediaFrom(facts, words);
  const places = placesFrom(facts, words, speech, media);
  const sources = sourcesFrom(facts, words);
  const publishers = Object.fromEntries(Object.values(sources).map(({ id, publisher }) => [id, publisher]));
  if (words.article.passages.length > 0) publishers[facts.article] = speech.say("the_article");
  const kinds = Object.fromEntries(facts.tags.map(({ id, kind }) => [id, kind]));
  const story = { words, speech, places, sources, publishers, kinds, media };

  const events = recordsIn(facts.events).map(withDates);
  const told = recordsIn(words.events);
  const journeys = recordsIn(facts.journeys);
  const legFacts = recordsIn(facts.legs);
  const legs = legViews(story, journeys, legFacts);
  const travel = { journeys, facts: legFacts, legs };
  const bare = events.map((event, at) => rowFrom(story, facts, event, at, told));
  const looks = looksFrom(story, bare, events, travel);
  const arriving = arrivalsIn(journeys);
  const rows = bare.map((row, at) => ({
    ...row,
    legs: arriving(at).map((journey) => legs[journey]),
    map: looks[at],
  }));
  return {
    doc: { ...rest(facts, words), media, places, sources, map: mapFrom(story, bare, travel, facts.west) },
    rows,
    events,
    speech,
  };
}

/** A date of which nothing is known is empty, and columns leave it out. */
function withDates(/** @type {EventFacts} */ { moment, ending, ...event }) {
  const dated = (/** @type {MomentFacts} */ { date = {}, ...found }) => ({ date, ...found });
  return { ...event, moment: dated(moment), ending: ending ? dated(ending) : null };
}

function rest(facts, words) {
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
    notes: notesFrom(facts, words),
    aliases,
    article: words.article,
    vocabulary: words.vocabulary,
    numbers: words.numbers,
    clocks: words.clocks,
    areas: facts.areas,
    area_sizes: words.areas,
  };
}
