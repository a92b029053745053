/**
 * Addresses as they come out of mails and chats, with what was added to them on the way.
 */

const TRACKERS =
  /^(utm_.*|mtm_.*|pk_.*|[a-z]*clid|mc_[ce]id|igshid|igsh|_ga|_gl|_hs\w+|vero_id|oly_\w+_id)$/i;
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

/**
 * Return a query string without what advertisers add to follow a reader. For a static page, whose
 * host may need the rest of it.
 *
 * @param {string} search
 * @returns {string} with its question mark, or empty
 */
export function withoutTrackers(search) {
  const query = new URLSearchParams(search);
  for (const key of [...query.keys()]) if (TRACKERS.test(key)) query.delete(key);
  const kept = query.toString();
  return kept && `?${kept}`;
}
