/**
 * The travel between stops, in words; as `views/legs.py` has it for pages without scripts.
 */

import { shortestLine } from "./geodesy.js";

/** @import { JourneyFacts, LegFacts, LegView } from "../story_document.js" */
/** @import { Part } from "./part.js" */
/** @import { Story } from "./story.js" */

/** How many tracks that travel together are named before the rest is only counted. */
const NAMED_TRAVELLERS = 3;

/**
 * A journey in words.
 *
 * @param {Story} story
 * @param {Part} part
 * @param {number} at position of the journey among those of the part
 * @returns {LegView}
 */
export function legView(story, part, at) {
  const { tracks = [], origin, destination, leg: key } = part.journeys[at];
  const leg = part.legs[key ?? -1];
  const { speech, words } = story;
  const { by, line } = travelOf(story, part.journeys[at], leg);
  const names = story.facts.several ? tracks.map((track) => words.tracks[track]) : [];
  const travellers = speech.listed(names, NAMED_TRAVELLERS);
  return {
    mode: modeOf(leg),
    mode_label: by,
    words: line,
    label: `${travellers && `${travellers} · `}${endsOf(story, origin, destination)}: ${line}`,
    schematic: isSchematic(leg),
    note: part.words.legs[key ?? ""] ?? null,
    way: part.words.ways[key ?? ""] ?? null,
  };
}

/** How somebody travelled. */
export function modeOf(/** @type {LegFacts|undefined} */ leg) {
  return leg?.mode ?? "unknown";
}

/** Whether a line is not the way that was taken. */
export function isSchematic(/** @type {LegFacts|undefined} */ leg) {
  return !leg || Boolean(leg.schematic);
}

function travelOf(
  /** @type {Story} */ { speech, places, sources },
  /** @type {JourneyFacts} */ { origin, destination },
  /** @type {LegFacts|undefined} */ leg,
) {
  const { say, km } = speech;
  const straight = say("leg_straight", { km: km(shortestLine(places[origin], places[destination]).km) });
  const documented =
    leg?.distance_km &&
    leg.distance_basis &&
    leg.distance_source &&
    say(`leg_documented_${leg.distance_basis}`, {
      km: km(leg.distance_km),
      source: sources[leg.distance_source].publisher,
    });
  const way = leg?.way;
  const along = way && say(way.planned ? "leg_planned" : "leg_recorded", { km: km(way.km) });
  const by = say(leg ? `mode_${modeOf(leg)}` : "mode_not_given");
  const parts = [by, documented, along, straight, isSchematic(leg) && say("leg_schematic")];
  return { by, line: parts.filter(Boolean).join(" · ") };
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
