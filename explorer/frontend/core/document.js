/**
 * The story document: one JSON per story, language, clock and state of knowledge, which every pane
 * reads; fetched once per page however many panes and frames ask.
 */

import { readJson } from "./files.js";
import { filtered, filtersIn } from "./filters.js";
import { pageWindow } from "./page_window.js";

/** @import { StoryDocument } from "./story_document.js" */

const TIMEOUT_MS = 20_000;
const positions = new WeakMap();

/**
 * Fill the template of an address for a state. For the reader's own clock the zone of this browser is
 * added, since the server cannot know it. A template without a query names files: in their names a
 * hyphen stands for the slash of a zone.
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
  return requests.get(url);
}

async function fetchDocument(page, url) {
  const doc = await readJson(url, page.AbortSignal.timeout(TIMEOUT_MS), page);
  if (!Array.isArray(doc?.events)) throw new Error(`${url}: no story document`);
  return doc;
}

/**
 * Return what readers can choose for a setting, each with its label.
 *
 * @param {StoryDocument} doc
 * @param {string} setting its key in the address
 * @returns {{id: string, label: string}[]}
 */
export function choicesOf(doc, setting) {
  return doc.choices[setting];
}

/**
 * Return the position of an event in the document, from 0; -1 where it is not in it.
 *
 * @param {StoryDocument} doc
 * @param {string|null} event
 * @returns {number}
 */
export function positionOf(doc, event) {
  if (!positions.has(doc)) {
    positions.set(doc, new Map(doc.events.map(({ id }, position) => [id, position])));
  }
  return positions.get(doc).get(event) ?? -1;
}

/**
 * Return the event that a click on a place means: its first one at or after the current event, else
 * its first one, else null.
 *
 * @param {StoryDocument} doc
 * @param {string} place
 * @param {string|null} current
 * @returns {string|null}
 */
export function eventAt(doc, place, current) {
  const here = (event) => event.place === place;
  const from = Math.max(positionOf(doc, current), 0);
  const found = doc.events.slice(from).find(here) ?? doc.events.find(here);
  return found?.id ?? null;
}

/**
 * Return the id that an event has now, whatever it was called when a link to it was made.
 *
 * @param {StoryDocument} doc
 * @param {string|null} event
 * @returns {string|null}
 */
export function presentId(doc, event) {
  return Object.hasOwn(doc.aliases, event) ? doc.aliases[event] : event;
}

/**
 * Return the event of `doc` that stands for `event`: itself, else the nearest one before it in the
 * order of `earlier` (the document shown until now), else the first; null in an empty document.
 *
 * @param {StoryDocument} doc
 * @param {StoryDocument|null} earlier
 * @param {string|null} event
 * @returns {string|null}
 */
export function standIn(doc, earlier, event) {
  const present = presentId(doc, event);
  if (positionOf(doc, present) >= 0) return present;
  const before = earlier ? earlier.events.slice(0, positionOf(earlier, event) + 1) : [];
  const nearest = before.findLast(({ id }) => positionOf(doc, id) >= 0);
  return nearest?.id ?? doc.events[0]?.id ?? null;
}
