/**
 * A story that has a newer version than the page shows, as a server says that refuses to give details of another one.
 * Loaded on demand.
 */

import { openChannel } from "./channel.js";
import { el } from "./elements.js";

/** A version is shown so long before it is left for another: two servers may disagree which one is the present one. */
const SETTLING_MS = 10_000;
let takenUp = -SETTLING_MS;

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
