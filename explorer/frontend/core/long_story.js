/**
 * A long story: its facts and words are an index of all events, and their details come in parts. Loaded on demand.
 */

import { recordsIn } from "./assembly/columns.js";
import { openIndex, takePart } from "./assembly/long.js";
import { unpackAll } from "./assembly/packed.js";
import { openChannel } from "./channel.js";
import { el } from "./elements.js";

/** @import { Story } from "./assembly/story.js" */
/** @import { StoryClaims, StoryFacts, StoryPart, StoryWords } from "./story_document.js" */

/** So many parts are kept; those are forgotten that are farthest from the reader's event and the last that came. */
const MOST_PARTS = 40;
/** So many parts that could not be loaded are asked for again, those that were asked for last. */
const MOST_MISSED = 4;
/** After so long at first, then after twice as long each time; at once when the connection is back. */
const [AGAIN_MS, LAST_AGAIN_MS] = [3_000, 60_000];

/** A version is shown so long before it is left for another: two servers may disagree which one is the present one. */
const SETTLING_MS = 10_000;
let takenUp = -SETTLING_MS;

/** @type {WeakMap<Story, Details>} */
const made = new WeakMap();

/**
 * Return the details of a long story, none of which are here at first.
 *
 * @param {StoryFacts} facts
 * @param {StoryWords} words
 * @param {(part: number) => Promise<StoryPart>} read
 * @param {Window} page
 * @returns {Details}
 */
export function detailsFor(facts, words, read, page) {
  const story = openIndex(facts, words);
  const details = made.get(story) ?? new Details(story, read, { idle: idleIn(page), wait: waitingIn(page) });
  made.set(story, details);
  return details;
}

/**
 * Let the page show the version that its story has now, as the server has refused a part of another one. Where the
 * server has other code as well, the page says that it has to be loaded again.
 *
 * @param {Response} refusal
 * @param {Window} page
 * @returns {Promise<void>}
 */
export async function takeUp(refusal, page) {
  const version = refusal.headers.get("Explorer-Version");
  const channel = openChannel(page);
  const { state } = channel;
  if (version && codeOf(version) !== codeOf(state.version)) sayOnce(page, await refusal.text());
  else if (version && version !== state.version && performance.now() - takenUp > SETTLING_MS) {
    takenUp = performance.now();
    channel.change({ version });
  }
  channel.close();
}

/** The version of the code: the second part of that of a story. */
function codeOf(/** @type {?string} */ version) {
  return version?.split("-").at(-1);
}

/** Whether a part is of another version than the story has: to ask for it again is in vain. */
function isRefused(/** @type {any} */ reason) {
  return reason.reply?.status === 410;
}

function sayOnce(/** @type {Window} */ { document: { body } }, /** @type {string} */ words) {
  if (body.querySelector(".ex-outdated")) return;
  const link = el("a", { href: "" }, words);
  const line = el("div", { class: "ex-cut-off ex-kept ex-outdated", role: "status" }, el("p", {}, link));
  (body.querySelector("[data-pane=controls]") ?? body).append(line);
}

/** The details of a story's events, as far as they are here. */
export class Details {
  /** @type {?import("./claims.js").Claims} null until they are here */
  claims = null;
  #story;
  #read;
  #idle;
  #wait;
  /** @type {Set<number>} parts that were asked for and could not be loaded */
  #missed = new Set();
  #isWaiting = false;
  #reader = 0; // the part of the reader's event
  /** @type {Map<number, Promise<void>>} */
  #coming = new Map();
  /** @type {Set<(first: number, last: number) => void>} */
  #heard = new Set();

  /**
   * @param {Story} story
   * @param {(part: number) => Promise<StoryPart>} read
   * @param {Object} later
   * @param {((fn: () => void) => void)|null} later.idle calls back when nothing else is to be done; null if nothing is to
   *   be fetched ahead
   * @param {(most_ms: number) => Promise<void>} later.wait until it is time to try again
   */
  constructor(story, read, { idle, wait }) {
    this.#story = story;
    this.#read = read;
    this.#idle = idle;
    this.#wait = wait;
  }

  areHere(/** @type {number} */ first, /** @type {number} */ last) {
    return this.#partsOf(first, last).every((part) => this.#story.parts[part]);
  }

  /**
   * Load what is missing of the events from one position to another; afterwards, what is beside them.
   *
   * @param {number} first
   * @param {number} last
   * @param {boolean} [isReaders] whether the reader is there
   * @throws {Error} if it cannot be loaded; it is tried again until it is here or others are asked for
   */
  async bring(first, last, isReaders = false) {
    const { partSize } = this.#story;
    if (isReaders) this.#reader = Math.floor(first / partSize);
    const asked = this.#partsOf(first, last);
    await Promise.all(asked.map((part) => this.#bringPart(part))).catch((reason) => {
      for (const part of asked) if (!this.#story.parts[part] && !isRefused(reason)) this.#miss(part);
      throw reason;
    });
    this.#idle?.(() => {
      for (const part of this.#partsOf(first - partSize, last + partSize))
        this.#bringPart(part).catch(() => {});
    });
  }

  /** @returns {() => void} what ends it */
  onArrival(/** @type {(first: number, last: number) => void} */ fn) {
    this.#heard.add(fn);
    return () => this.#heard.delete(fn);
  }

  takeClaims(/** @type {StoryClaims} */ { sources, counts, cited }) {
    unpackAll(sources);
    let end = 0;
    const ends = Uint32Array.from(counts, (/** @type {number} */ count) => (end += count));
    const of = (/** @type {number} */ event) => {
      let at = 0;
      return cited.slice(ends[event - 1] ?? 0, ends[event]).map((/** @type {number} */ step) => (at += step));
    };
    this.claims = { sources: /** @type {any} */ (recordsIn(sources)), of };
  }

  /** The numbers of the parts of some events. */
  #partsOf(/** @type {number} */ first, /** @type {number} */ last) {
    const { partSize, count } = this.#story;
    const from = Math.floor(Math.max(first, 0) / partSize);
    const until = Math.floor(Math.min(last, count - 1) / partSize);
    return Array.from({ length: Math.max(until - from + 1, 0) }, (_, at) => from + at);
  }

  #miss(/** @type {number} */ part) {
    this.#missed.delete(part);
    this.#missed.add(part);
    for (const oldest of this.#missed) if (this.#missed.size > MOST_MISSED) this.#missed.delete(oldest);
    if (!this.#isWaiting) this.#tryAgain();
  }

  async #tryAgain() {
    this.#isWaiting = true;
    for (let most_ms = AGAIN_MS; this.#missed.size > 0; most_ms = Math.min(2 * most_ms, LAST_AGAIN_MS)) {
      await this.#wait(most_ms);
      const missed = [...this.#missed];
      const tried = await Promise.allSettled(missed.map((part) => this.#bringPart(part)));
      tried.forEach((found, at) => {
        if (found.status === "rejected" && isRefused(found.reason)) this.#missed.delete(missed[at]);
      });
    }
    this.#isWaiting = false;
  }

  #bringPart(/** @type {number} */ part) {
    if (this.#story.parts[part]) return Promise.resolve();
    const coming = this.#coming.get(part) ?? this.#take(part).finally(() => this.#coming.delete(part));
    this.#coming.set(part, coming);
    return coming;
  }

  async #take(/** @type {number} */ part) {
    const { partSize, count, parts } = this.#story;
    takePart(this.#story, await this.#read(part));
    this.#missed.delete(part);
    const here = Object.keys(parts).map(Number);
    const away = (/** @type {number} */ at) => Math.min(Math.abs(at - part), Math.abs(at - this.#reader));
    here.sort((one, other) => away(other) - away(one));
    for (const far of here.slice(0, Math.max(here.length - MOST_PARTS, 0))) delete parts[far];
    const first = part * partSize;
    for (const hear of this.#heard) hear(first, Math.min(first + partSize, count) - 1);
  }
}

/** What calls back when a page has nothing else to do; null where readers save data. */
function idleIn(/** @type {any} */ page) {
  if (page.navigator.connection?.saveData) return null;
  const later = page.requestIdleCallback ?? page.setTimeout; // WebKit has no idle time
  return (/** @type {() => void} */ fn) => later.call(page, () => fn());
}

/** What waits so long, or until the connection is back. */
function waitingIn(/** @type {Window} */ page) {
  return async (/** @type {number} */ most_ms) => {
    /** @type {(nothing?: any) => void} */
    let end = () => {};
    const over = new Promise((done) => (end = done));
    page.addEventListener("online", end);
    page.setTimeout(end, most_ms);
    await over;
    page.removeEventListener("online", end);
  };
}
