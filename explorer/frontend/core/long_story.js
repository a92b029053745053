/**
 * A long story: its facts and words are an index of all events, and their details come in parts. Loaded on demand.
 */

import { openIndex } from "./assembly/long.js";
import { openChannel } from "./channel.js";
import { Details } from "./details.js";
import { el } from "./elements.js";

/** @import { Story } from "./assembly/story.js" */
/** @import { StoryFacts, StoryWords } from "./story_document.js" */

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
 * @param {import("./details.js").Load} load
 * @param {Window} page
 * @returns {Details}
 */
export function detailsFor(facts, words, load, page) {
  const story = openIndex(facts, words);
  const details = made.get(story) ?? new Details(story, load, { idle: idleIn(page), wait: waitingIn(page) });
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

function sayOnce(/** @type {Window} */ { document: { body } }, /** @type {string} */ words) {
  if (body.querySelector(".ex-outdated")) return;
  const link = el("a", { href: "" }, words);
  const line = el("div", { class: "ex-cut-off ex-kept ex-outdated", role: "status" }, el("p", {}, link));
  (body.querySelector("[data-pane=controls]") ?? body).append(line);
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
