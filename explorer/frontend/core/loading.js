/**
 * The story document: one JSON per story, language, clock and state of knowledge, which every pane
 * reads; fetched once per page however many panes and frames ask.
 */

import { isDocument } from "./document.js";
import { readJson } from "./files.js";
import { filtered, filtersIn } from "./filters.js";
import { pageWindow } from "./page_window.js";

/** @import { StoryDocument } from "./story_document.js" */

const TIMEOUT_MS = 20_000;

/**
 * Fill the template of an address for a state. For the reader's own clock the zone of this browser is
 * added, since the server cannot know it. A template without a query names files: in their names a
 * hyphen replaces the slash of a zone.
 *
 * @param {string} template with placeholders such as {story} and {lang}
 * @param {Object<string, any>} state what they are filled with
 * @returns {string}
 */
export function addressFor(template, state) {
  const isFile = !template.includes("?");
  const url = template.replace(/\{(\w+)\}/g, (_, key) =>
    encodeURIComponent(isFile ? state[key].replaceAll("/", "-") : state[key]),
  );
  return template.includes("{clock}") && state.clock === "own"
    ? `${url}&zone=${encodeURIComponent(ownZone())}`
    : url;
}

/**
 * Return the address of the document that a state shows. Behind `#` it says what the browser leaves out
 * of it, so that what is shown for two states is the same where their addresses are.
 *
 * @param {string} template see `addressFor`
 * @param {import("./channel.js").State} state
 * @returns {string}
 */
export function documentUrl(template, state) {
  const filters = filtersIn(state);
  return addressFor(template, state) + (filters && `#${filters}`);
}

/** The IANA zone of this browser. */
function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/**
 * Fetch a story document, or return the one that was fetched before.
 *
 * @param {string} url
 * @returns {Promise<StoryDocument>}
 * @throws {Error} when it does not arrive within 20 seconds or is no story document
 */
export function loadDocument(url) {
  // The page fetches and remembers, so that all panes have it, or lack it, together.
  const page = pageWindow(window);
  page.__explorerDocuments ??= new Map();
  const requests = page.__explorerDocuments;
  if (!requests.has(url)) {
    const [address, filters] = url.split("#");
    const request = filters
      ? loadDocument(address).then((whole) => filtered(whole, filters))
      : fetchDocument(page, address);
    request.catch(() => requests.delete(url)); // so that the next try is a real one
    requests.set(url, request);
  }
  return /** @type {Promise<StoryDocument>} */ (requests.get(url));
}

async function fetchDocument(page, url) {
  const doc = await readJson(url, page.AbortSignal.timeout(TIMEOUT_MS), page);
  if (!isDocument(doc)) throw new Error(`${url}: no story document`);
  return doc;
}
