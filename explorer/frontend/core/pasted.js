/**
 * Addresses as they come out of mails and chats, with what was added to them on the way.
 */

const OURS = /^[\w/+-]+$/;
const TAIL = /[\s.,;:!?…)\]}>"'»”’*_/\\]+$/;

/**
 * Return a query string with `&` where it was copied out of HTML as `&amp;`.
 *
 * @param {string} search
 */
export function unescapedQuery(search) {
  return search.replace(/&(?:amp;)+/gi, "&");
}

/**
 * Return a value without the full stop, bracket or slash of the sentence that contained the address.
 * None of our ids, languages and zones ends with one.
 *
 * @param {string} value
 */
export function withoutTail(value) {
  const bare = value.replace(TAIL, "");
  return OURS.test(bare) ? bare : value;
}
