/** Which of the available languages a reader gets. `story/accepted_languages.py` is the same rule on the server. */

/**
 * Return the language that a browser prefers; the first one if it prefers none of those available.
 *
 * @param {readonly string[]} preferred tags (BCP 47), the best first, such as `navigator.languages`
 * @param {string[]} offered tags
 * @returns {string} one of them
 */
export function readerLanguage(preferred, offered) {
  const found = preferred.map((tag) => nearest(tag, offered) ?? alike(tag, offered));
  return found.find(Boolean) ?? offered[0];
}

/**
 * Return the nearest language to what an address asks for, else the one that the browser prefers.
 *
 * @param {string} asked a tag, or nothing
 * @param {readonly string[]} preferred see `readerLanguage`
 * @param {string[]} offered tags
 * @returns {string} one of them
 */
export function offeredLanguage(asked, preferred, offered) {
  return nearest(asked, offered) ?? readerLanguage(preferred, offered);
}

/** The tag itself, else with fewer subtags (RFC 4647, section 3.4). */
export function nearest(/** @type {string} */ tag, /** @type {string[]} */ offered) {
  const subtags = tag.toLowerCase().split("-");
  const shorter = subtags.map((_, dropped) => subtags.slice(0, subtags.length - dropped).join("-"));
  const matches = shorter.map((wanted) => offered.find((each) => each.toLowerCase() === wanted));
  return matches.find(Boolean);
}

/** Another tag of the same language: a reader of `pt-PT` gets even `pt-BR` if there is no other. */
function alike(/** @type {string} */ tag, /** @type {string[]} */ offered) {
  const primary = (/** @type {string} */ each) => each.toLowerCase().split("-")[0];
  return offered.find((each) => primary(each) === primary(tag));
}
