/**
 * What a story can be filtered by, and how many events each choice would show: pure functions of a document and the
 * conditions.
 */

import { asksIn, conditionsIn, filtersOf, listIn } from "../../core/conditions.js";
import { eventsOf } from "../../core/document.js";
import { countsIn, listedIn } from "../../core/listed.js";

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
  const asks = asksIn(doc, conditions);
  const unmet = unmetIn(doc, asks);
  return filtersOf(doc)
    .map(({ key, name, options }) => {
      const set = new Set(listIn(conditions[key]));
      const listed = listedIn(doc, key);
      const own = asks.find((ask) => ask.name === name)?.met;
      const counts = listed && countsIn(listed, (at) => unmet[at] === Number(own?.[at] === 0));
      /** @type {Option[]} */
      const found = [];
      for (const option of options) {
        const at = listed?.at.get(option.id) ?? -1;
        const isSet = set.has(option.id);
        if (isSet || listed?.totals[at]) found.push({ ...option, count: counts?.[at] ?? 0, isSet });
      }
      return { key, name, options: found };
    })
    .filter(({ options }) => options.length > 1 || options.some(({ isSet }) => isSet));
}

/** How many of the conditions each event does not meet. */
function unmetIn(/** @type {StoryDocument} */ doc, asks) {
  const unmet = new Uint8Array(eventsOf(doc).length);
  for (const { met } of asks) for (let at = 0; at < unmet.length; at += 1) unmet[at] += 1 - met[at];
  return unmet;
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
