/**
 * Times in words on the clock that the reader has chosen, from the facts of a story's moments: nothing is
 * fetched for another clock.
 */

import { written } from "./date_words.js";
import { dayAt, isoDay, named, padded } from "./days.js";
import { dayKey, heading, inCalendar, keyText } from "./headings.js";
import { offsetLabel, ownZone, readingAt, zoneName } from "./zones.js";

/** @import { DayKey } from "./headings.js" */
/** @import { ClockWords, MomentFacts, OtherTimeView, TimeView, ZoneFacts } from "../story_document.js" */
/** @import { Say } from "../strings.js" */

/**
 * @typedef {object} Clock
 * @property {?string} zone the IANA zone whose time is shown; null for each place's own
 * @property {?string} second the zone that is shown beside each place's own, if any
 * @property {string} calendar the one in which the story's events are dated
 * @property {Record<string, ZoneFacts>} zones
 * @property {ClockWords} words
 * @property {Say} say
 *
 * @typedef {object} Times what a moment shows on a clock
 * @property {string} day the key of its heading
 * @property {string} heading
 * @property {TimeView} time
 * @property {?OtherTimeView} other_time
 * @property {string} spoken_day the day within a sentence
 * @property {string} spoken_time the time within a sentence; empty if none is known
 *
 * @typedef {object} Local a moment's clock time in one zone
 * @property {?number} starts seconds since 1970 on that clock
 * @property {?number} ends likewise
 * @property {?number} shown the one that is known, the first if both are
 */

const MINUTE_S = 60;
const DAY_S = 86_400;
/** The largest offset that XML Schema allows. */
const WIDEST_S = 14 * 3600;
/** The days from 1 January of the year 2 to 31 December 9998: others have no machine value. */
const MACHINE_DAYS = { first: 366, last: 3_651_694 };

/**
 * Return a clock.
 *
 * @param {object} chosen
 * @param {string} chosen.clock "place", "own" or an IANA zone
 * @param {string} [chosen.own] the reader's zone; by default the browser's
 * @param {string[]} chosen.clocks the zones that the story offers; the first is shown beside the place's own
 * @param {string} chosen.calendar the calendar in which the story's events are dated
 * @param {Record<string, ZoneFacts>} chosen.zones
 * @param {ClockWords} chosen.words
 * @param {Say} chosen.say
 * @returns {Clock}
 */
export function clockOf({ clock, own, clocks, ...rest }) {
  const zones = { place: null, own: clock === "own" ? (own ?? ownZone()) : null };
  return { zone: Object.hasOwn(zones, clock) ? zones[clock] : clock, second: clocks[0] ?? null, ...rest };
}

/**
 * Return what a moment shows on a clock.
 *
 * @param {Clock} clock
 * @param {MomentFacts} moment
 * @param {?string} [place] the name of its place, if it has one
 * @returns {Times}
 */
export function timesOn(clock, moment, place = null) {
  const { date } = moment;
  const { dates } = clock.words;
  const words = { dates, say: clock.say, usual: clock.calendar };
  const local = localOf(clock, moment, clock.zone ?? moment.zone);
  const key = dayKey(date, local.shown);
  const whole = heading(key, date, words);
  const spoken = key.kind === "on" ? written(dates, "day_month", named(key.first, date.calendar)) : whole;
  const time = timeOn(clock, moment, local, place);
  const saysTime = !["day", "span", "unknown"].includes(moment.certainty);
  return {
    day: keyText(key, date),
    heading: inCalendar(whole, date, words),
    time,
    other_time: otherTimeOn(clock, moment, { day: key.first, place, offset: time.zone }),
    spoken_day: inCalendar(spoken, date, words),
    spoken_time: saysTime ? time.label : "",
  };
}

/**
 * Return until when something lasted, by the clock of its place; empty if nobody knows.
 *
 * @param {Clock} clock
 * @param {MomentFacts} ending
 * @returns {string}
 */
export function endingOn({ words: { dates }, say, ...clock }, ending) {
  const { date, zone } = ending;
  if (date.first === undefined && date.last === undefined) return "";
  const local = localOf(clock, ending, zone);
  const whole = heading(dayKey(date, local.shown), date, { dates, say });
  const day = inCalendar(whole, date, { usual: "gregorian", say });
  if (local.shown === null) return say("event_until", { day });
  return say("event_until_time", { day, time: label(ending, local, say) });
}

/**
 * Return what decides under which heading a moment comes on a clock.
 *
 * @param {Clock} clock
 * @param {MomentFacts} moment
 * @returns {DayKey}
 */
export function dayKeyOn(clock, moment) {
  return dayKey(moment.date, localOf(clock, moment, clock.zone ?? moment.zone).shown);
}

/**
 * Return the key of a heading as text, and the heading.
 *
 * @param {Clock} clock
 * @param {DayKey} key
 * @param {MomentFacts} moment
 */
export function headingOn({ words: { dates }, say, calendar }, key, { date }) {
  const words = { dates, say };
  return {
    day: keyText(key, date),
    heading: inCalendar(heading(key, date, words), date, { usual: calendar, say }),
  };
}

/**
 * @param {Pick<Clock, "zones">} clock
 * @param {MomentFacts} moment
 * @param {string} zone
 * @returns {Local}
 */
function localOf({ zones }, { starts, ends }, zone) {
  const shown = (at) => (at === undefined ? null : at + readingAt(zones, zone, at).offset);
  const local = { starts: shown(starts), ends: shown(ends) };
  return { ...local, shown: local.starts ?? local.ends };
}

/** @returns {TimeView} */
function timeOn(clock, moment, local, place) {
  const { words, say, zones } = clock;
  const { starts, ends, near, certainty, date } = moment;
  const zone = clock.zone ?? moment.zone;
  const text = label(moment, local, say);
  const isForeign = clock.zone !== null && date.first === date.last && date.first !== undefined;
  const at = starts ?? ends ?? near;
  const name =
    clock.zone === null && place !== null ? say("local_time_of", { place }) : zoneName(words, zone);
  const offset = at === undefined ? "" : offsetLabel(readingAt(zones, zone, at));
  return {
    label: isForeign && local.shown === null ? say("time_local_date", { time: text }) : text,
    datetime: machineValue(moment, local),
    certainty,
    zone: offset,
    zone_name: name === offset ? "" : name, // UTC is its own offset
  };
}

/**
 * @param {MomentFacts} moment
 * @param {Local} local
 * @param {Say} say
 */
function label({ certainty, part }, { starts, ends }, say) {
  const [first, last] = [starts, ends].map((local) => (local === null ? "" : clockText(local)));
  if (certainty === "exact") return first;
  if (certainty === "approximate") return say("time_approximate", { time: first });
  if (certainty === "uncertain") return say("time_uncertain", { time: first });
  if (certainty === "between") return say("time_between", { first, last });
  if (certainty === "before") return say("time_before", { time: last });
  if (certainty === "after") return say("time_after", { time: first });
  if (certainty === "part") return say(`part_${part}`);
  return say(certainty === "span" ? "time_span" : "time_day");
}

/** A clock time, 24 hours in every language. */
function clockText(local) {
  const minutes = Math.floor((((local % DAY_S) + DAY_S) % DAY_S) / MINUTE_S);
  return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}

/** What HTML's `time` takes, never more exact than what is known; null for a vaguer date or a year it lacks. */
function machineValue({ certainty, starts, date }, { starts: local, shown }) {
  if (local !== null && certainty === "exact") return isoTime(starts, local);
  if (shown !== null) return isoDay(dayAt(shown));
  const { first, last } = date;
  const isDay = first !== undefined && first === last;
  return isDay && first >= MACHINE_DAYS.first && first <= MACHINE_DAYS.last ? isoDay(first) : null;
}

/** An instant with its offset, or in UTC with its seconds if the offset is not of whole minutes. */
function isoTime(at, local) {
  const offset = local - at;
  if (offset % MINUTE_S || Math.abs(offset) > WIDEST_S) {
    return `${isoDay(dayAt(at))}T${clockText(at)}:${padded(((at % MINUTE_S) + MINUTE_S) % MINUTE_S)}+00:00`;
  }
  const minutes = Math.abs(offset) / MINUTE_S;
  const zone = `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
  return `${isoDay(dayAt(local))}T${clockText(local)}${zone}`;
}

/**
 * The same moment on the other clock: the place's own if the reader has chosen another, else the second
 * one. Null if no clock time is known, or if both are UTC.
 *
 * @param {Clock} clock
 * @param {MomentFacts} moment
 * @param {{day: number, place: ?string, offset: string}} shown the day and the offset that the first clock shows, and the
 *   place's name
 * @returns {?OtherTimeView}
 */
function otherTimeOn(clock, moment, { day, place, offset }) {
  const { words, say } = clock;
  const zone = clock.zone === null ? clock.second : moment.zone;
  if (zone === null || (clock.zone === null && zone === moment.zone)) return null;
  const local = localOf(clock, moment, zone);
  if (local.shown === null || zoneName(words, zone) === offset) return null;
  const time = label(moment, local, say);
  const otherDay = dayAt(local.shown);
  const name = named(otherDay, moment.date.calendar);
  return {
    label: otherDay === day ? time : `${written(words.dates, "weekday_and_day", name)}, ${time}`,
    zone: clock.zone === null || place === null ? zoneName(words, zone) : place,
  };
}
