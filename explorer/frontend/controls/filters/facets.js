/**
 * What a story can be filtered by, and how many events each choice would show: pure functions of a document and the
 * conditions.
 */

import { asksIn, conditionsIn, listIn } from "../../core/conditions.js";
import { eventsOf, tagsOf } from "../../core/document.js";
import { LISTING, listedIn } from "../../core/listed.js";

/** @import { Listed, Option as Listable } from "../../core/listed.js" */
/** @import { StoryDocument } from "../../core/story_document.js" */

const TAG_KINDS = ["person", "organisation", "topic"];

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

/**
 * The conditions that list ids, with what can be listed as far as that is here; the tags of each kind by themselves.
 *
 * @param {StoryDocument} doc
 * @returns {{key: string, name: string, options: Listable[]}[]} `name` is the key of the text that names it
 */
export function filtersOf(doc) {
  const [track, ...others] = LISTING.filter((key) => key !== "tag").map((key) => {
    return { key, name: `filter_${key}`, options: listedIn(doc, key)?.options ?? [] };
  });
  const tags = TAG_KINDS.map((kind) => {
    const options = tagsOf(doc).filter((option) => option.kind === kind);
    return { key: "tag", name: `filter_${kind}`, options };
  }).filter(({ options }) => options.length > 0);
  return [track, ...tags, ...others];
}

/** How many of some events have each option. */
function countsIn(
  /** @type {Listed} */ { own, ends, totals },
  /** @type {(event: number) => boolean} */ isCounted,
) {
  const counts = new Uint32Array(totals.length);
  let next = 0;
  for (let event = 0; event < ends.length; event += 1) {
    if (isCounted(event)) for (; next < ends[event]; next += 1) counts[own[next]] += 1;
    else next = ends[event];
  }
  return counts;
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
