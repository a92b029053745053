/**
 * What of the conditions is set: a pure function of a document and the conditions.
 */

import { conditionsIn, filtersOf, listIn, meeting } from "../../core/conditions.js";

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
  const labels = new Map(
    filtersOf(doc).flatMap(({ key, name, options }) =>
      options.map(({ id, label }) => [`${key} ${id}`, { name, label }]),
    ),
  );
  return Object.entries(conditions).flatMap(([key, value]) => {
    const values = labels.size > 0 && isListed(doc, key) ? listIn(value) : [value];
    return values.map((one) => {
      const rest = values.filter((other) => other !== one).join();
      const { name = `filter_${key}`, label = one } = labels.get(`${key} ${one}`) ?? {};
      return {
        key,
        name,
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

function isListed(doc, key) {
  return filtersOf(doc).some((filter) => filter.key === key);
}
