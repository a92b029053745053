/**
 * Finding a place of the story by any of its names, whatever their accents and capitals.
 */

import { plain } from "../core/words.js";

/**
 * @template {{names: string[]}} Place
 * @param {Place[]} places
 * @param {string} query
 * @returns {Place[]} those that have all words of the query in one name, first those whose name begins with it
 */
export function placesFound(places, query) {
  const wanted = plain(query).trim();
  const words = wanted.split(/\s+/);
  const isFound = (name) => words.every((word) => name.includes(word));
  const found = places.map((place) => ({ place, names: place.names.map(plain).filter(isFound) }));
  const rank = ({ names }) => (names.some((name) => name.startsWith(wanted)) ? 0 : 1);
  return found
    .filter(({ names }) => names.length > 0)
    .sort((a, b) => rank(a) - rank(b))
    .map(({ place }) => place);
}
