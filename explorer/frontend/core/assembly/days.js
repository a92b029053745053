/**
 * The days of a document: events in order under one heading.
 */

import { dayKeyOn, headingOn } from "../clocks/clock.js";
import { momentIn } from "./columns.js";

/** @import { Clock } from "../clocks/clock.js" */
/** @import { DayKey } from "../clocks/headings.js" */
/** @import { Day, EventFacts, Columns, MomentFacts } from "../story_document.js" */

/**
 * Return the days of events in order; one day may have two headings, in two calendars.
 *
 * @param {Clock} clock
 * @param {Columns<EventFacts>} events
 * @returns {Day[]}
 */
export function daysOn(clock, { id: ids = [], moment: moments }) {
  /** @type {Heading[]} */
  const days = [];
  /** @type {Heading|undefined} */
  let last;
  for (let at = 0; at < ids.length; at += 1) {
    const moment = momentIn(moments, at);
    const of = { at, moment, key: dayKeyOn(clock, moment) };
    if (last?.takes(of)) continue;
    last = new Heading(clock, ids, of);
    days.push(last);
  }
  return days;
}

/** @typedef {{at: number, moment: MomentFacts, key: DayKey}} Of the first event of a heading */

/** @implements {Day} */
class Heading {
  #clock;
  #ids;
  #of;
  #count = 1;

  /**
   * @param {Clock} clock
   * @param {string[]} ids of all events
   * @param {Of} of
   */
  constructor(clock, ids, of) {
    this.#clock = clock;
    this.#ids = ids;
    this.#of = of;
  }
  get date() {
    return this.#said.day;
  }
  get heading() {
    return this.#said.heading;
  }
  get events() {
    return this.#ids.slice(this.#of.at, this.#of.at + this.#count);
  }
  get #said() {
    return headingOn(this.#clock, this.#of.key, this.#of.moment);
  }
  /**
   * Take in the event after its last one if its heading is the same, and say whether it is; what is sure without its words is not put into any.
   *
   * @param {Of} of
   */
  takes(of) {
    const one = this.#of;
    const { kind, first, last } = one.key;
    const other = of.key;
    if (kind !== other.kind || first !== other.first || last !== other.last) return false;
    const isSame =
      isPlain(one) && isPlain(of)
        ? one.moment.date.calendar === of.moment.date.calendar
        : this.#isSaidAs(new Heading(this.#clock, this.#ids, of));
    if (isSame) this.#count += 1;
    return isSame;
  }
  #isSaidAs(/** @type {Heading} */ { date, heading }) {
    return this.date === date && this.heading === heading;
  }
}

/** @param {Of} of */
function isPlain({ key, moment: { date } }) {
  return key.kind === "on" && !date.approximate && !date.uncertain;
}
