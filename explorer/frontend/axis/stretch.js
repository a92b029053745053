/**
 * The stretch of time that the reader has chosen, `from` and `until` in the address: it is drawn, brushed with a
 * pointer, and taken off.
 */

import { EPOCH, isoDay } from "../core/clocks/days.js";
import { daysIn } from "../core/edtf.js";
import { el } from "../core/elements.js";
import { instantAt, positionAt } from "./scale.js";

/** @import { Extent } from "../core/story_document.js" */
/** @import { Scale } from "./scale.js" */

const DAY_S = 86_400;

/** @typedef {{since: number, ahead: number}[]} Shifts how far the places' clocks are ahead, each from an instant on */

/**
 * Return the day that it was, where the events were, at an instant: the bounds of the window are such days.
 *
 * @param {Shifts} shifts
 * @param {number} instant on the clock that the reader has chosen
 * @param {string} [calendar] see `daysIn`
 * @returns {string} in EDTF
 */
export function dayAtPlace(shifts, instant, calendar) {
  return isoDay(Math.floor((instant + aheadAt(shifts, instant)) / DAY_S) + EPOCH, calendar);
}

function aheadAt(/** @type {Shifts} */ shifts, instant) {
  return (shifts.findLast(({ since }) => since <= instant) ?? shifts[0])?.ahead ?? 0;
}

/**
 * Return the instants at which a window begins and ends; null for an end that is open or cannot be read.
 *
 * @param {Shifts} shifts
 * @param {{from?: string, until?: string}} state
 * @param {string} [calendar] see `daysIn`
 */
export function instantsOf(shifts, { from, until }, calendar) {
  const midnight = (day) => {
    const local = (day - EPOCH) * DAY_S;
    return local - aheadAt(shifts, local);
  };
  const [first, last] = [from && daysIn(from, calendar), until && daysIn(until, calendar)];
  return { starts: first ? midnight(first.first) : null, ends: last ? midnight(last.last + 1) : null };
}

/**
 * @param {import("../core/channel.js").Channel} channel
 * @param {Extent[]} extents
 * @param {string} calendar of the story
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function stretchOf(channel, extents, calendar) {
  const band = el("span", { class: "ex-axis-window", hidden: true });
  const brushed = el("span", { class: "ex-axis-brush", hidden: true });
  const shifts = shiftsIn(extents);
  let isOn = false;
  let [known, bounds] = [" ", instantsOf(shifts, {})];

  function span(element, left, right) {
    element.hidden = right <= left;
    element.style.transform = `translateX(${left.toFixed(1)}px)`;
    element.style.width = `${Math.max(0, right - left).toFixed(1)}px`;
  }
  const isSet = () => bounds.starts !== null || bounds.ends !== null;
  return {
    layers: [band, brushed],
    isOn: () => isOn,
    isSet,
    turn: (/** @type {boolean} */ next) => (isOn = next),
    /** @returns {boolean} whether it is another one */
    follow(/** @type {any} */ { from, until }) {
      const now = `${from ?? ""} ${until ?? ""}`;
      if (now === known) return false;
      [known, bounds] = [now, instantsOf(shifts, { from, until }, calendar)];
      return true;
    },
    draw(/** @type {Scale} */ scale, px, width) {
      band.hidden = !isSet() || scale.pieces.length === 0;
      if (band.hidden) return;
      const { starts, ends } = bounds;
      const left = starts === null ? 0 : px(positionAt(scale, starts));
      const right = ends === null ? width : px(positionAt(scale, ends));
      span(band, Math.max(-2, left), Math.min(width + 2, right));
    },
    brush(/** @type {Scale} */ scale, [left, right], /** @type {any} */ positionOf) {
      span(brushed, left, right);
      if (!positionOf) return;
      brushed.hidden = true;
      if (right <= left || scale.pieces.length === 0) return;
      const [from, until] = [left, right].map((at) =>
        dayAtPlace(shifts, instantAt(scale, positionOf(at)), calendar),
      );
      channel.change({ from, until }, { from: "axis" });
    },
    clear(/** @type {HTMLElement} */ next) {
      next.focus({ preventScroll: true }); // the button is about to go
      channel.change({ from: "", until: "" }, { from: "axis" });
    },
  };
}

/** @returns {Shifts} where the clocks change from one event to the next */
function shiftsIn(/** @type {Extent[]} */ extents) {
  return extents
    .filter(({ at }) => at !== null)
    .map(({ at, ahead }) => ({ since: Number(at), ahead }))
    .sort((one, other) => one.since - other.since)
    .filter(({ ahead }, nth, all) => ahead !== all[nth - 1]?.ahead);
}
