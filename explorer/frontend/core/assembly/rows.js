/**
 * Events as the panes show them, except for what depends on the clock.
 */

import { connectionWords } from "./travel.js";

/** @import { ClaimView, EventFacts, EventView, EventWords, GapView, Says, StatusView, StoryFacts, TagKind } from "../story_document.js" */
/** @import { Story } from "./travel.js" */

/** How many publishers are named before the rest is only counted. */
const NAMED_PUBLISHERS = 3;
/** @type {Record<TagKind, string>} the text for the tags of each kind, in the order in which they are said */
const TAGS_OF = { person: "tags_person", organisation: "tags_organisation", topic: "tags_topic" };
/** On what a status rests; on reports, where nothing else is said. */
const DECIDING = { announced: "announced", disputed: "disputed" };

/** @typedef {Omit<EventView, "day"|"time"|"other_time"|"sentence"|"legs"|"map"|"extent"|"shown">} TimelessRow */

/**
 * @param {Story} story
 * @param {StoryFacts} facts
 * @param {EventFacts} event
 * @param {number} position from 0
 * @param {EventWords[]} words of all events of the story
 * @returns {TimelessRow}
 */
export function rowFrom(story, facts, event, position, words) {
  const {
    id,
    at = position,
    place = null,
    to = null,
    tracks = [],
    meeting = [],
    tags = [],
    media = [],
    stop = null,
    area = null,
  } = event;
  const { title, summary, note = null, claims: notes = [] } = words[at ?? position];
  const claims = claimsFrom(story, event, notes);
  const isPublication = facts.asof === "publication";
  return {
    id,
    number: position + 1,
    title,
    // What the article says in its claim's note takes the place of the summary.
    summary: (isPublication && claims.find((claim) => claim.note)?.note) || summary,
    note: isPublication ? null : note,
    place,
    stop,
    status: statusOf(story, event),
    foresight: event.foresight ?? null,
    draft: event.draft ? story.speech.say("draft_event") : null,
    claims,
    gap: gapFrom(story, event),
    to,
    tracks,
    meeting: meetingWords(story, meeting),
    tags,
    area,
    about: aboutOf(story, { place, to, tracks, tags, area }),
    media: media.map((medium) => story.media[medium]),
    first: event.moment.date.first ?? null,
    last: lastOf(event),
  };
}

/** The last day that it can have lasted to. */
function lastOf({ moment, ending }) {
  return (ending ?? moment).date.last ?? null;
}

/**
 * @param {Story} story
 * @param {EventFacts} event
 * @param {(?string)[]} notes of all claims that the story has
 * @returns {ClaimView[]}
 */
function claimsFrom({ speech }, { sources = [], says = [], claims }, notes) {
  return sources.map((source, at) => ({
    source,
    says: says[at],
    label: speech.say(`says_${says[at]}`),
    note: notes[claims?.[at] ?? at] ?? null,
  }));
}

/**
 * @param {Story} story
 * @param {EventFacts} event
 * @returns {StatusView}
 */
function statusOf({ speech, publishers }, { status: kind, sources = [], says = [] }) {
  const found = (/** @type {Says} */ wanted) => [
    ...new Set(sources.filter((_, at) => says[at] === wanted).map((source) => publishers[source])),
  ];
  const names = (/** @type {Says} */ wanted) => speech.listed(found(wanted), NAMED_PUBLISHERS);
  const deciding = DECIDING[kind] ?? "happened";
  const isFulfilled = kind === "confirmed" && says.includes("announced");
  const detail = isFulfilled
    ? speech.say("detail_fulfilled", { announcers: names("announced"), sources: names("happened") })
    : speech.say(`detail_${kind}`, { sources: names(deciding), count: found(deciding).length });
  return { kind, label: speech.say(`status_${kind}`), detail };
}

/**
 * @param {Story} story
 * @param {EventFacts} event
 * @returns {GapView}
 */
function gapFrom({ speech }, { gap }) {
  const { rem, compressed = false, unit, count = 0, about } = gap;
  if (!unit) return { rem, label: null, compressed };
  const length = speech.duration(unit, count);
  return { rem, label: about ? speech.say("gap_about", { time: length }) : length, compressed };
}

/** Which tracks meet at an event. */
function meetingWords({ speech, words }, tracks) {
  if (tracks.length === 0) return "";
  const names = tracks.map((track) => words.tracks[track]);
  return speech.say("event_meeting", { names: names.slice(0, -1).join(", "), last: names.at(-1) });
}

/** What else is known of an event, in words, but for its end: the places it connects, its area, tracks, tags. */
function aboutOf(story, { place, to, tracks, tags, area }) {
  const { say } = story.speech;
  const said = (key, names) => names.length > 0 && say(key, { names: names.join(", ") });
  const travellers = tracks.map((track) => story.words.tracks[track]);
  const ofKind = (kind) =>
    tags.filter((tag) => story.kinds[tag] === kind).map((tag) => story.words.tags[tag]);
  const unsaid = (names) => names.filter((name) => !travellers.includes(name));
  return [
    connectionWords(story, { place, to }),
    story.words.areas[area],
    said("event_tracks", travellers),
    ...Object.entries(TAGS_OF).map(([kind, key]) => said(key, unsaid(ofKind(kind)))),
  ].filter(Boolean);
}
