/**
 * Numbers, distances and durations in the words of a language, as `language/__init__.py` writes them.
 */

import { grouped, pluralOf, speaker } from "../strings.js";

/** @import { Say } from "../strings.js" */
/** @import { NumberWords, StoryWords } from "../story_document.js" */

/**
 * @typedef {Object} Speech how one language says what facts hold
 * @property {Say} say an interface text; whole numbers in it are written as the language has them
 * @property {(km: number) => string} km a distance: whole above 10 km, one decimal below, in metres under 1 km
 * @property {(km: number) => string} accuracy how far off a position may be, rounded up
 * @property {(unit: keyof NumberWords["durations"], count: number) => string} duration
 * @property {(names: string[], most: number) => string} listed names with commas; of many the first `most`
 *   and how many others there are
 */

/**
 * @param {StoryWords} words
 * @returns {Speech}
 */
export function speechOf({ interface_lang: lang, strings, numbers }) {
  const whole = (number) => grouped(String(number), numbers, numbers.sizes);
  const tenths = (number) => grouped(String(number), numbers, [3]);
  const metres = (number) => `${whole(number)} m`;
  const say = speaker({ lang, strings, numbers });
  return {
    say,
    km(distance) {
      const distance_m = evenly(distance * 1000);
      if (distance_m < 1000) return metres(distance_m);
      return `${tenths(distance >= 10 ? evenly(distance) : evenly(distance * 10) / 10)} km`;
    },
    accuracy(radius) {
      const radius_m = upwards(radius * 1000);
      return radius_m < 1000 ? metres(radius_m) : `${tenths(upwards(radius * 10) / 10)} km`;
    },
    duration(unit, count) {
      const patterns = numbers.durations[unit];
      return (patterns[pluralOf(lang, count)] ?? patterns.other).replace("{0}", String(count));
    },
    listed(names, most) {
      if (names.length <= most + 1) return names.join(", ");
      return say("and_others", { names: names.slice(0, most).join(", "), count: names.length - most });
    },
  };
}

/** Rounded, a half to the even neighbour, as Python does. */
function evenly(number) {
  const rounded = Math.round(number);
  return rounded - number === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

function upwards(number) {
  return Math.ceil(Math.round(number * 1e6) / 1e6);
}
