/**
 * What timeline and table alike show of a time.
 */

import { el } from "./elements.js";

/**
 * Return the zone of a time as it is shown, or null. Where nothing is known of the time of day its zone
 * says nothing either.
 *
 * @param {{certainty: string, zone: ?string}} time
 * @returns {?string}
 */
export function zoneShown({ certainty, zone }) {
  const saysTime = certainty !== "day" && certainty !== "unknown";
  return saysTime && zone ? zone : null;
}

/**
 * Build the time by the second clock, if there is one.
 *
 * @param {?{label: string, zone: string}} other
 * @returns {?HTMLElement}
 */
export function otherTime(other) {
  return other ? el("span", { class: "ex-other" }, `${other.label} ${other.zone}`) : null;
}
