/**
 * Finding a place of the story by any of its names, whatever their accents and capitals.
 */

import { plain } from "../core/words.js";

/**
 * @template {{names: string[]}} Place
 * @param {Place[]} places
 * @param {string} query
 * @returns {Place[]} those that have all words of the query in one name, first those whose name it is, then those whose name
 *   begins with it
 */
export function placesFound(places, query) {
  const wanted = plain(query).trim();
  const words = wanted.split(/\s+/);
  const isFound = (name) => words.every((word) => name.includes(word));
  const rankOf = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
  return places
    .map((place) => ({ place, rank: Math.min(...place.names.map(plain).filter(isFound).map(rankOf)) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}
