/**
 * When an event can have been, on the clock that the reader has chosen: what places it on a line of time.
 */

import { EPOCH } from "./days.js";
import { readingAt } from "./zones.js";

/** @import { Extent, MomentFacts } from "../story_document.js" */

const DAY_S = 86_400;
const VAGUE = new Set(["approximate", "uncertain"]);

/**
 * Return the extent of an event, in seconds since 1970 on the clock that is shown. A day lasts from midnight to
 * midnight at its place.
 *
 * @param {Pick<import("./clock.js").Clock, "zone"|"zones">} clock
 * @param {MomentFacts} moment
 * @param {?MomentFacts} ending when it was over, if it lasted
 * @returns {Extent}
 */
export function extentOn({ zone, zones }, moment, ending) {
  const starts = startOf(zones, moment);
  const begun = endOf(zones, moment);
  const ends = ending ? endOf(zones, ending) : begun;
  const over = ending ? (startOf(zones, ending) ?? ends) : null;
  const at = moment.near ?? middleOf(moment, starts, begun);
  const own = zone ?? moment.zone;
  const last = ending ? (zone ?? ending.zone) : own;
  const shown = shownOn(zones, own, at);
  const { approximate, uncertain } = moment.date;
  return {
    at: shown,
    starts: starts === at ? shown : shownOn(zones, own, starts),
    begun: begun === at ? shown : shownOn(zones, own, begun),
    over: shownOn(zones, last, over),
    ends: ending || ends !== at ? shownOn(zones, last, ends) : shown,
    about: Boolean(approximate || uncertain || VAGUE.has(moment.certainty)),
    ahead: zone === null ? 0 : offsetAt(zones, moment.zone, at ?? 0) - offsetAt(zones, zone, at ?? 0),
  };
}

/** What a clock shows at an instant, if that is known. */
function shownOn(zones, zone, instant) {
  return instant === null ? null : instant + offsetAt(zones, zone, instant);
}

/** A zone of a story without any clock time has no offset. */
function offsetAt(zones, zone, at) {
  return readingAt(zones, zone, at).offset ?? 0;
}

/** The earliest instant of a moment. */
function startOf(zones, /** @type {MomentFacts} */ { date: { first }, starts, zone }) {
  return starts ?? (first === undefined ? null : midnightOf(zones, zone, first));
}

/** The latest instant of a moment. */
function endOf(zones, /** @type {MomentFacts} */ { date: { last }, ends, zone }) {
  return ends ?? (last === undefined ? null : midnightOf(zones, zone, last + 1));
}

/** The instant at which a day begins in a zone. */
function midnightOf(zones, zone, /** @type {number} */ day) {
  const midnight = (day - EPOCH) * DAY_S;
  return midnight - offsetAt(zones, zone, midnight);
}

/**
 * If only one of two limits is known, the mark is there: what was over by a day lies at its beginning, and what came on it
 * or later at its end, so that the one is before the other.
 */
function middleOf(/** @type {MomentFacts} */ { starts: from, ends: until }, starts, ends) {
  if (from !== undefined && until === undefined) return from;
  if (until !== undefined && from === undefined) return until;
  if (starts === null) return ends === null ? null : ends - DAY_S;
  if (ends === null) return starts + DAY_S;
  return Math.round((starts + ends) / 2);
}
