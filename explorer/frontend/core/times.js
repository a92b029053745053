/**
 * What timeline and table alike show of a time.
 */

import { el } from "./elements.js";

/**
 * Build the time by the second clock, if there is one.
 *
 * @param {?{label: string, zone: string}} other
 * @returns {?HTMLElement}
 */
export function otherTime(other) {
  return other ? el("span", { class: "ex-other" }, `${other.label} ${other.zone}`) : null;
}
