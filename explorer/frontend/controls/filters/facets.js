/**
 * What a story can be filtered by, and how many events each choice would show: pure functions of a document and the
 * conditions.
 */

import { conditionsIn, filtersOf, idsOf, listIn, meeting } from "../../core/conditions.js";
import { eventsOf } from "../../core/document.js";

/** @import { StoryDocument } from "../../core/story_document.js" */

/** @typedef {{id: string, label: string, count: number, isSet: boolean}} Option */

/**
 * @typedef {Object} Facet
 * @property {string} key of the condition
 * @property {string} name key of the text that names it
 * @property {Option[]} options in the order of the story; those that no event has are left out
 */

/**
 * Return what the story can be filtered by. Each option counts the events that meet all other conditions and have it.
 *
 * @param {StoryDocument} doc
 * @param {Object<string, any>} state that holds the conditions
 * @returns {Facet[]} those with at least two options, or one that is set
 */
export function facetsOf(doc, state) {
  const conditions = conditionsIn(state);
  return filtersOf(doc)
    .map(({ key, name, options }) => {
      const set = new Set(listIn(conditions[key]));
      const own = new Set(options.map(({ id }) => id));
      const others = listIn(conditions[key]).filter((id) => !own.has(id)); // tags of other kinds
      const counts = countsOf(doc, key, { ...conditions, [key]: others.join() });
      return {
        key,
        name,
        options: options
          .filter(({ id }) => counts.all.has(id) || set.has(id))
          .map((option) => ({
            ...option,
            count: counts.met.get(option.id) ?? 0,
            isSet: set.has(option.id),
          })),
      };
    })
    .filter(({ options }) => options.length > 1 || options.some(({ isSet }) => isSet));
}

/** How many events have each id: of all, and of those that meet conditions. */
function countsOf(doc, key, conditions) {
  /** @type {Map<?string, number>} */
  const all = new Map();
  /** @type {Map<?string, number>} */
  const met = new Map();
  const isMet = meeting(doc, conditionsIn(conditions));
  eventsOf(doc).forEach((event, at) => {
    for (const id of idsOf(key, event)) {
      all.set(id, (all.get(id) ?? 0) + 1);
      if (isMet[at]) met.set(id, (met.get(id) ?? 0) + 1);
    }
  });
  return { all, met };
}

/**
 * Return the condition with a value more or less.
 *
 * @param {Object<string, any>} state
 * @param {string} key
 * @param {string} value
 * @param {boolean} isSet
 * @returns {Object<string, string>}
 */
export function withValue(state, key, value, isSet) {
  const others = listIn(state[key]).filter((other) => other !== value);
  return { [key]: (isSet ? [...others, value] : others).join() };
}
