/**
 * Files of data: fetched from the server, or, where a story was saved as one file, found in the page.
 *
 * Such a page carries each file in a `<script type="application/json" data-file="…">` (a style sheet
 * in a `<style>`) with the address that it would have beside the page. A page opened from disk may
 * not fetch even its neighbours.
 */

/**
 * Return the element of the page that holds the file with this address, or null.
 *
 * @param {string} url
 * @returns {?HTMLElement}
 */
export function inlined(url) {
  const holders = [...document.querySelectorAll("[data-file]")];
  return holders.find(({ dataset }) => absolute(dataset.file) === absolute(url)) ?? null;
}

/**
 * Read a file of JSON.
 *
 * @param {string} url
 * @param {AbortSignal} [signal]
 * @param {Window} [win] whose request it is
 * @returns {Promise<any>}
 * @throws {Error} if it cannot be loaded or is not JSON
 */
export async function readJson(url, signal, win = window) {
  const holder = inlined(url);
  if (holder) return JSON.parse(holder.textContent);
  const reply = await win.fetch(url, { signal });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${reply.statusText}`);
  return reply.json();
}

function absolute(url) {
  return new URL(url, document.baseURI).href;
}
