/**
 * Where the names on a map are, as text on its container. Names keep the places that they have, so a map that is to
 * replace another begins with the same; and if two maps have the same view and this text, their names look the same.
 */

/**
 * @typedef {Object} Placements
 * @property {number} zoom
 * @property {string} lang
 * @property {Map<string, number>} ways which of its possible places each label has
 */

/**
 * @param {HTMLElement} container of the map
 * @param {Placements} placements
 * @param {{key: string}[]} shown the labels that nothing lies over
 */
export function writePlacements(container, { zoom, lang, ways }, shown) {
  // sorted, as the order says only which of them came first
  container.dataset.names = JSON.stringify([
    zoom,
    lang,
    [...ways].sort(),
    shown.map(({ key }) => key).sort(),
  ]);
}

/**
 * @param {HTMLElement} container of the map
 * @returns {Placements} none if nothing has been written
 */
export function readPlacements(container) {
  const [zoom, lang, ways] = JSON.parse(container.dataset.names ?? '[-1, "", []]');
  return { zoom, lang, ways: new Map(ways) };
}
