/**
 * The story document, which every pane reads: put together from the facts of a state of knowledge and the
 * words of a language. Both are fetched once per page however many panes and frames ask; a change of clock
 * fetches nothing.
 */

import { ownZone } from "./clocks/zones.js";
import { assemble, isFacts, isWords } from "./assembly/assembly.js";
import { positionOf, standIn } from "./document.js";
import { readJson } from "./files.js";
import { pageWindow } from "./page_window.js";

/** @import { StoryDocument } from "./story_document.js" */

/**
 * @typedef {Object} Documents addresses of what documents are made from, see `addressFor`
 * @property {string} facts
 * @property {string} words
 * @property {string} [part] of a long story, see `parts.js`; so are the others
 * @property {string} [claims]
 * @property {string} [tags]
 * @property {string} [article]
 * @property {string} [search]
 */

const TIMEOUT_MS = 20_000;
/** So many documents are kept: those that readers go back and forth between. */
const KEPT = 6;
/** Of long stories, which are large. */
const KEPT_LONG = 2;
/** So many files: all that these documents can be made from. */
const KEPT_FILES = 2 * KEPT;
/** Pieces of long stories: those that a reader is likely to come back to; of claims and tags all of the largest story. */
const KEPT_PIECES = { claims: 10, tags: 10, article: 20, search: 40 };
/** Where a document keeps what else there is of it; the same in every frame of the page. */
const ORIGIN = Symbol.for("explorer.origin");

/**
 * Fill the template of an address for a state. For the reader's own clock the zone of this browser is
 * added, since the server cannot know it. What the state leaves empty is left out. A template without a query
 * names a file.
 *
 * @param {string} template with placeholders such as {story} and {lang}
 * @param {Object<string, any>} state what they are filled with
 * @returns {string}
 */
export function addressFor(template, state) {
  const filled = template.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(state[key] ?? ""));
  const url = filled.replace(/&\w+=(?=&|$)/g, "");
  return template.includes("{clock}") && state.clock === "own"
    ? `${url}&zone=${encodeURIComponent(ownZone())}`
    : url;
}

/**
 * Return what names the document that a state shows: the addresses of its facts and its words, and what the
 * browser makes of them. What is shown for two states is the same where their names are.
 *
 * @param {Documents} documents
 * @param {import("./channel.js").State} state
 * @returns {string}
 */
export function documentName({ facts, words }, state) {
  return [addressFor(facts, state), addressFor(words, state), state.clock].join("#");
}

/**
 * Return a story document: at once if it was made before or needs nothing that is not here. Of a long story the details
 * of the event that the state names, or of the one that replaces it, are here as well.
 *
 * @param {Documents} documents
 * @param {import("./channel.js").State} state
 * @param {?StoryDocument} [earlier] the document shown until now
 * @returns {Promise<StoryDocument>}
 * @throws {Error} when what it is made from does not arrive within 20 seconds, or is something else
 */
export async function loadDocument(documents, state, earlier = null) {
  // The page fetches and remembers, so that all panes have it, or lack it, together.
  const page = pageWindow(window);
  page.__explorerDocuments ??= new Map();
  const doc = await remembered(page.__explorerDocuments, KEPT, documentName(documents, state), () =>
    makeDocument(page, documents, state),
  );
  const at = Math.max(positionOf(doc, standIn(doc, earlier, state.event)), 0);
  const details = detailsOf(doc);
  if (details) {
    forget(page.__explorerDocuments, KEPT_LONG);
    forget(page.__explorerFiles, 2 * KEPT_LONG);
  }
  await details?.bring(at, at).catch(() => {}); // the index can be shown; the rest is tried again
  return doc;
}

/** @returns {Promise<StoryDocument>} */
async function makeDocument(/** @type {Window} */ page, /** @type {Documents} */ documents, state) {
  page.__explorerFiles ??= new Map();
  const files = page.__explorerFiles;
  const [facts, words] = await Promise.all([
    fetched(page, files, addressFor(documents.facts, state), isFacts),
    fetched(page, files, addressFor(documents.words, state), isWords),
  ]);
  const addressOf = (kind, part) => addressFor(documents[kind], { ...state, part });
  const long = facts.part_size ? await import("./long_story.js") : null;
  const load = (kind, part) => {
    const url = addressOf(kind, part);
    return kind === "part" ? read(page, url) : piece(page, kind, url); // parts are kept as what they hold
  };
  const details = long?.detailsFor(facts, words, load, page);
  return Object.assign(assemble(facts, words, { clock: state.clock }), { [ORIGIN]: { details, addressOf } });
}

/**
 * Return the details of the events of a document that come in parts; null where they all came with it.
 *
 * @param {any} doc
 * @returns {?import("./details.js").Details}
 */
export function detailsOf(doc) {
  return doc[ORIGIN]?.details ?? null;
}

/**
 * Return a piece of a document that does not come with it: at once if it was loaded before.
 *
 * @param {any} doc of `loadDocument`
 * @param {"article"|"search"} kind
 * @param {number|string} [part]
 * @returns {Promise<any>}
 * @throws {Error} when it does not arrive within 20 seconds
 */
export function loadPiece(doc, kind, part) {
  return piece(pageWindow(window), kind, doc[ORIGIN].addressOf(kind, part));
}

function piece(/** @type {Window} */ page, /** @type {string} */ kind, /** @type {string} */ url) {
  page.__explorerPieces ??= {};
  page.__explorerPieces[kind] ??= new Map();
  return remembered(page.__explorerPieces[kind], KEPT_PIECES[kind], url, () => read(page, url));
}

async function read(/** @type {Window} */ page, /** @type {string} */ url) {
  try {
    return await readJson(url, page.AbortSignal.timeout(TIMEOUT_MS), page);
  } catch (/** @type {any} */ error) {
    if (error.reply?.status === 410) await (await import("./long_story.js")).takeUp(error.reply, page);
    throw error;
  }
}

function fetched(page, files, url, isExpected) {
  return remembered(files, KEPT_FILES, url, async () => {
    const file = await read(page, url);
    if (!isExpected(file)) throw new Error(`${url}: no part of a story document`);
    return file;
  });
}

/**
 * What was promised under a name; what fails is forgotten, so that the next try is a real one, and so is
 * what was not asked for the longest where there are more than `most`.
 */
function remembered(promises, most, name, make) {
  const known = promises.get(name);
  const promise = known ?? make();
  if (!known) promise.catch(() => promises.delete(name));
  promises.delete(name);
  promises.set(name, promise);
  forget(promises, most);
  return promise;
}

function forget(promises, most) {
  for (const oldest of promises.keys()) if (promises.size > most) promises.delete(oldest);
}
