/**
 * The details of a long story, which come in parts, and what filters need of all its events, which comes in chunks.
 */

import { recordsIn } from "./assembly/columns.js";
import { takePart } from "./assembly/long.js";
import { unpackAll } from "./assembly/packed.js";

/** @import { Story } from "./assembly/story.js" */
/** @import { Columns, Mentions, StoryClaims } from "./story_document.js" */

/** So many parts are kept; those are forgotten that are farthest from the reader's event and the last that came. */
const MOST_PARTS = 40;
/** So many parts that could not be loaded are asked for again, those that were asked for last. */
const MOST_MISSED = 4;
/** What filters need of all events comes in chunks of so many (`views/parts.py`). */
const CHUNK = 10_000;
/** The kind of these chunks by the key of the condition that needs them, the lightest first. */
const LISTED = { tag: "tags", source: "claims" };
/** After so long at first, then after twice as long each time; at once when the connection is back. */
const [AGAIN_MS, LAST_AGAIN_MS] = [3_000, 60_000];

/** @typedef {(kind: "part"|"tags"|"claims", part: number) => Promise<any>} Load loads a document of a story */

/** The details of a story's events, as far as they are here. */
export class Details {
  /** @type {?import("./claims.js").Claims} null until they are here */
  claims = null;
  #story;
  #load;
  #idle;
  #wait;
  /** @type {Set<number>} parts that were asked for and could not be loaded */
  #missed = new Set();
  #isWaiting = false;
  #isAhead = false; // with what filters need
  #reader = 0; // the part of the reader's event
  /** @type {Map<number, Promise<void>>} */
  #coming = new Map();
  /** @type {Set<(first: number, last: number) => void>} */
  #heard = new Set();

  /**
   * @param {Story} story
   * @param {Load} load
   * @param {Object} later
   * @param {((fn: () => void) => void)|null} later.idle calls back when nothing else is to be done; null if nothing is to
   *   be fetched ahead
   * @param {(most_ms: number) => Promise<void>} later.wait until it is time to try again
   */
  constructor(story, load, { idle, wait }) {
    this.#story = story;
    this.#load = load;
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
    if (isReaders && !this.#isAhead) this.bringAhead();
  }

  /** @returns {() => void} what ends it */
  onArrival(/** @type {(first: number, last: number) => void} */ fn) {
    this.#heard.add(fn);
    return () => this.#heard.delete(fn);
  }

  /** Whether all is here that a condition needs to know of every event. */
  isListed(/** @type {string} */ key) {
    if (key === "source") return this.claims !== null;
    return key !== "tag" || this.#story.facts.events.tags !== null;
  }

  /**
   * Bring at once what a condition needs to know of every event.
   *
   * @throws {Error} if it cannot be loaded; the next call tries again
   */
  async bringListed(/** @type {string} */ key) {
    if (this.isListed(key)) return;
    const chunks = await Promise.all(this.#chunks.map((at) => this.#load(LISTED[key], at)));
    if (key === "source") this.claims = claimsIn(chunks);
    else this.#story.facts.events.tags = chunks.flatMap((chunk, at) => this.#tagsIn(chunk, at));
  }

  /** Bring what all conditions need, chunk by chunk while the page is idle; who asks for it later reports a fault. */
  async bringAhead() {
    const idle = this.#idle;
    this.#isAhead = true;
    if (!idle) return;
    try {
      for (const [key, kind] of Object.entries(LISTED)) {
        for (const at of this.isListed(key) ? [] : this.#chunks) {
          await new Promise((done) => idle(() => done(null)));
          await this.#load(kind, at);
        }
        await this.bringListed(key);
      }
    } catch {
      this.#isAhead = false; // the next step tries again
    }
  }

  /**
   * The ids of the events that each passage of the article mentions, of those that this state of knowledge has.
   *
   * @param {Columns<Mentions>} packed
   * @returns {string[][]}
   */
  mentionedIn(packed) {
    const { id = [], at } = this.#story.facts.events;
    const here = at && new Map(at.map((/** @type {number} */ own, /** @type {number} */ now) => [own, now]));
    const { counts = [], events = [] } = unpackAll({ ...packed });
    let end = 0;
    return counts.map((/** @type {number} */ count) => {
      const own = events.slice(end, end + count);
      end += count;
      return own.flatMap((/** @type {number} */ one) => id[here ? (here.get(one) ?? -1) : one] ?? []);
    });
  }

  /** The numbers of the chunks. */
  get #chunks() {
    return [...Array(Math.max(Math.ceil(this.#story.count / CHUNK), 1)).keys()];
  }

  /** The tags of each event of a chunk. */
  #tagsIn({ tags }, /** @type {number} */ at) {
    return tags
      ? unpackAll({ tags }).tags
      : Array(Math.min(this.#story.count - at * CHUNK, CHUNK)).fill(null);
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
    takePart(this.#story, await this.#load("part", part));
    this.#missed.delete(part);
    const here = Object.keys(parts).map(Number);
    const away = (/** @type {number} */ at) => Math.min(Math.abs(at - part), Math.abs(at - this.#reader));
    here.sort((one, other) => away(other) - away(one));
    for (const far of here.slice(0, Math.max(here.length - MOST_PARTS, 0))) delete parts[far];
    const first = part * partSize;
    for (const hear of this.#heard) hear(first, Math.min(first + partSize, count) - 1);
  }
}

/** Who says something of each event. */
function claimsIn(/** @type {StoryClaims[]} */ chunks) {
  /** @type {any[]} */
  const sources = chunks.flatMap((chunk) => recordsIn(unpackAll(chunk.sources)));
  const cited = chunks.flatMap((chunk) => chunk.cited);
  let end = 0;
  const ends = Uint32Array.from(
    chunks.flatMap(({ counts }) => counts),
    (/** @type {number} */ count) => (end += count),
  );
  const of = (/** @type {number} */ event) => {
    let at = 0;
    return cited.slice(ends[event - 1] ?? 0, ends[event]).map((/** @type {number} */ step) => (at += step));
  };
  return { sources, of };
}

/** Whether a part is of another version than the story has: to ask for it again is in vain. */
function isRefused(/** @type {any} */ reason) {
  return reason.reply?.status === 410;
}
