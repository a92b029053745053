/**
 * The travel between stops, in words; as `views/legs.py` has it for pages without scripts.
 */

import { shortestLine } from "./geodesy.js";

/** @import { Speech } from "./numbers.js" */
/** @import { JourneyFacts, LegFacts, LegView, StoryWords } from "../story_document.js" */

/** How many tracks that travel together are named before the rest is only counted. */
const NAMED_TRAVELLERS = 3;

/**
 * @typedef {Object} Story what the parts of a document are made from
 * @property {StoryWords} words
 * @property {Speech} speech
 * @property {Object<string, import("../story_document.js").PlaceView>} places by id
 * @property {Object<string, import("../story_document.js").SourceView>} sources by id
 * @property {Object<string, string>} publishers of sources, by id; the article is called so
 * @property {Object<string, import("../story_document.js").TagKind>} kinds of tags, by id
 * @property {Object<string, import("../story_document.js").MediumView>} media by id
 */

/**
 * @param {Story} story
 * @param {JourneyFacts[]} journeys
 * @param {LegFacts[]} legs
 * @returns {LegView[]} one for each journey
 */
export function legViews(story, journeys, legs) {
  const ways = new Set(journeys.flatMap(({ tracks = [] }) => (tracks.length > 0 ? tracks : [null])));
  const several = ways.size > 1;
  return journeys.map((journey) => {
    const { mode, schematic, ...said } = travelOf(story, journey, legs);
    const names = several ? (journey.tracks ?? []).map((track) => story.words.tracks[track]) : [];
    const travellers = story.speech.listed(names, NAMED_TRAVELLERS);
    const ends = endsOf(story, journey.origin, journey.destination);
    return {
      mode,
      mode_label: said.by,
      words: said.line,
      label: `${travellers && `${travellers} · `}${ends}: ${said.line}`,
      schematic,
      note: story.words.legs[journey.leg ?? ""] ?? null,
      way: story.words.ways[journey.leg ?? ""] ?? null,
    };
  });
}

function travelOf({ speech, places, sources }, { origin, destination, leg: at }, legs) {
  const { say, km } = speech;
  const leg = legs[at];
  const straight = say("leg_straight", { km: km(shortestLine(places[origin], places[destination]).km) });
  const isDocumented = leg?.distance_km && leg.distance_basis && leg.distance_source;
  const documented =
    isDocumented &&
    say(`leg_documented_${leg.distance_basis}`, {
      km: km(leg.distance_km),
      source: sources[leg.distance_source].publisher,
    });
  const way = leg?.way;
  const along = way && say(way.planned ? "leg_planned" : "leg_recorded", { km: km(way.km) });
  const mode = leg?.mode ?? "unknown";
  const by = say(leg ? `mode_${mode}` : "mode_not_given");
  const schematic = !leg || Boolean(leg.schematic);
  const parts = [by, documented, along, straight, schematic && say("leg_schematic")];
  return { mode, by, schematic, line: parts.filter(Boolean).join(" · ") };
}

/**
 * Return the positions of the journeys that arrive at an event, which is given by its position.
 *
 * @param {JourneyFacts[]} journeys
 * @returns {(position: number) => number[]}
 */
export function arrivalsIn(journeys) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  journeys.forEach(({ arrives }, at) => found.set(arrives, [...(found.get(arrives) ?? []), at]));
  return (position) => found.get(position) ?? [];
}

/**
 * The two places that an event connects, and how far apart they are; empty for any other.
 *
 * @param {Story} story
 * @param {{place?: ?string, to?: ?string}} event
 * @returns {string}
 */
export function connectionWords(story, { place, to }) {
  if (!place || !to) return "";
  const { say, km } = story.speech;
  const apart = shortestLine(story.places[place], story.places[to]).km;
  return `${endsOf(story, place, to)} · ${say("leg_straight", { km: km(apart) })}`;
}

function endsOf({ speech, places }, from, to) {
  return speech.say("leg_from_to", { origin: places[from].name, destination: places[to].name });
}
