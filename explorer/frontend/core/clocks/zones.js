/**
 * Zones: their offsets from UTC at an instant, by the story's facts or, if these lack a zone, by the
 * browser's own table.
 */

import { rankOf } from "../ranks.js";

/** @import { ClockWords, ZoneFacts } from "../story_document.js" */

/**
 * @typedef {object} Reading
 * @property {number} offset seconds east of UTC
 * @property {boolean} isSolar whether it is from before the zone had standard time
 */

const MINUTE_S = 60;
/** Standard time is nearly always a multiple of this off UTC, and the sun's almost never. */
const STANDARD_S = 5 * MINUTE_S;

/** No zone's clock was set and set back within this time, see `explorer/views/zone_facts.py`. */
const CLOSE_S = 3 * 24 * 60 * MINUTE_S;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();
/** @type {Map<string, ?number>} offsets of runs of days by zone and number; null if a run has several */
const runs = new Map();

/** The IANA zone of this browser. */
export function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/**
 * Return how far a zone's clock was from UTC.
 *
 * @param {Record<string, ZoneFacts>} zones
 * @param {string} zone an IANA name
 * @param {number} at Unix seconds; if `zones` has the zone, an instant of the story
 * @returns {Reading}
 */
export function readingAt(zones, zone, at) {
  return Object.hasOwn(zones, zone) ? listed(zones[zone], at) : browsers(zone, at);
}

/**
 * The last reading that is not after an instant.
 *
 * @param {ZoneFacts} facts
 * @param {number} at
 */
function listed({ offsets, since, solar }, at) {
  const rank = rankOf(since, at + 1);
  return { offset: offsets[rank], isSolar: solar?.includes(rank) ?? false };
}

/** A browser does not say whether a zone had standard time: an odd offset is taken for the sun's. */
function browsers(zone, at) {
  const offset = closeOffset(zone, at);
  return { offset, isSolar: offset % STANDARD_S !== 0 };
}

/** An offset, asked for only at the ends of a run of days if it is the same at both. */
function closeOffset(zone, at) {
  const run = Math.floor(at / CLOSE_S);
  const key = `${zone} ${run}`;
  if (!runs.has(key)) {
    const [first, last] = [run, run + 1].map((end) => browsersOffset(zone, end * CLOSE_S));
    runs.set(key, first === last ? first : null);
  }
  return runs.get(key) ?? browsersOffset(zone, at);
}

function browsersOffset(zone, at) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }));
  }
  const text = formats.get(zone)?.format(at * 1000) ?? "";
  const [, sign, ...numbers] = text.match(/GMT([+-])(\d+):(\d+)(?::(\d+))?/) ?? [];
  const [hours, minutes, seconds] = numbers.map((number) => Number(number ?? 0));
  return sign ? Number(`${sign}1`) * ((hours * 60 + minutes) * MINUTE_S + seconds) : 0;
}

/**
 * Return an offset as readers see it, `UTC+9`, `UTC-3:30` or `UTC`, to the minute; empty from before the
 * zone had one.
 *
 * @param {Reading} reading
 */
export function offsetLabel({ offset, isSolar }) {
  if (isSolar) return "";
  const minutes = Math.floor((offset + MINUTE_S / 2) / MINUTE_S);
  if (!minutes) return "UTC";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

/**
 * Return a zone's name for readers: Roma, UTC, or the city of its IANA name.
 *
 * @param {ClockWords} words
 * @param {string} zone
 */
export function zoneName({ zones }, zone) {
  if (Object.hasOwn(zones, zone)) return zones[zone];
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
