/**
 * What of the conditions is set: a pure function of a document and the conditions.
 */

import { conditionsIn, listIn, meeting } from "../../core/conditions.js";
import { LISTING, listedIn } from "../../core/listed.js";

/** @import { StoryDocument } from "../../core/story_document.js" */

/**
 * Return every value that is set, so that each can be taken off.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, any>} state
 * @returns {{key: string, name: string, value: string, label: string, rest: string, without: number}[]} `rest` is what is
 *   left of the condition without the value, `without` how many events are then shown, counted when it is asked for
 */
export function valuesSet(doc, state) {
  const conditions = conditionsIn(state);
  return Object.entries(conditions).flatMap(([key, value]) => {
    const values = LISTING.includes(key) ? listIn(value) : [value];
    return values.map((one) => {
      const rest = values.filter((other) => other !== one).join();
      const listed = LISTING.includes(key) ? listedIn(doc, key) : null;
      const { kind = key, label = one } = listed?.options[listed.at.get(one) ?? -1] ?? {};
      return {
        key,
        name: `filter_${kind}`,
        value: one,
        label,
        rest,
        get without() {
          return meeting(doc, conditionsIn({ ...conditions, [key]: rest })).filter(Boolean).length;
        },
      };
    });
  });
}
