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
  const [starts, begun] = boundsOf(zones, moment);
  const [over, ends] = ending ? boundsOf(zones, ending) : [null, begun];
  const at = moment.near ?? middleOf(moment, starts, begun);
  const shown = (instant, own = moment.zone) =>
    instant === null ? null : instant + offsetAt(zones, zone ?? own, instant);
  const ended = (instant) => shown(instant, ending?.zone);
  const { approximate, uncertain } = moment.date;
  return {
    at: shown(at),
    starts: shown(starts),
    begun: shown(begun),
    over: ended(ending && (over ?? ends)),
    ends: ended(ends),
    about: Boolean(approximate || uncertain || VAGUE.has(moment.certainty)),
    ahead: zone === null ? 0 : offsetAt(zones, moment.zone, at ?? 0) - offsetAt(zones, zone, at ?? 0),
  };
}

/** A zone of a story without any clock time has no offset. */
function offsetAt(zones, zone, at) {
  return readingAt(zones, zone, at).offset ?? 0;
}

/** The earliest and the latest instant of a moment. */
function boundsOf(zones, /** @type {MomentFacts} */ { date, starts, ends, zone }) {
  const day = (/** @type {number|undefined} */ number, before = 0) => {
    if (number === undefined) return null;
    const midnight = (number + before - EPOCH) * DAY_S;
    return midnight - offsetAt(zones, zone, midnight);
  };
  return [starts ?? day(date.first), ends ?? day(date.last, 1)];
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
