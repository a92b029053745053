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
    const day = new Heading(clock, ids, { at, moment, key: dayKeyOn(clock, moment) });
    if (last?.isThatOf(day)) {
      last.grow();
    } else {
      days.push(day);
      last = day;
    }
  }
  return days;
}

/** @implements {Day} */
class Heading {
  #clock;
  #ids;
  #of;
  #count = 1;

  /**
   * @param {Clock} clock
   * @param {string[]} ids of all events
   * @param {{at: number, moment: MomentFacts, key: DayKey}} of its first event
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
  /** Take in the event after its last. */
  grow() {
    this.#count += 1;
  }
  get #said() {
    return headingOn(this.#clock, this.#of.key, this.#of.moment);
  }
  /** Whether another heading is the same; what is sure without its words is not put into any. */
  isThatOf(/** @type {Heading} */ other) {
    const [one, two] = [this.#of, other.#of];
    const isNear =
      one.key.kind === two.key.kind && one.key.first === two.key.first && one.key.last === two.key.last;
    if (!isNear) return false;
    const isPlain = ({ key, moment: { date } }) => key.kind === "on" && !date.approximate && !date.uncertain;
    if (isPlain(one) && isPlain(two)) return one.moment.date.calendar === two.moment.date.calendar;
    return this.date === other.date && this.heading === other.heading;
  }
}
