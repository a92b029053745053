/**
 * What happens if a story document cannot be loaded: what is shown stays, with a message to the reader.
 */

import { wordsOf } from "../core/document.js";
import { SETTINGS } from "../core/selection.js";
import { faultIn } from "./faults.js";
import { speaker } from "../core/strings.js";

/**
 * All panes lack the same document, so only one of them says so and resets the settings: the
 * controls, which are above the others and contain the settings.
 *
 * @param {HTMLElement} root of the pane
 * @param {import("./pane.js").PaneConfig} config
 * @param {import("../core/channel.js").Channel} channel
 * @param {() => void} show asks for the document of the present selection
 * @returns {{keep: (shown: import("./swapping.js").Shown, wanted: object, reason: Error) => void,
 *   clear: () => void, remove: () => void}} `keep` stays at what is shown, because what is wanted cannot be loaded
 */
export function fallBack(root, config, channel, show) {
  const fault = faultIn(root, retry);
  /** @type {any} */
  let failed = null; // the settings whose document cannot be loaded

  function keep(shown, wanted, reason) {
    if (config.pane !== "controls") return;
    console.warn(reason);
    failed = settingsOf(wanted);
    if (shown.state) channel.change(settingsOf(shown.state), { from: "correction" });
    fault.show(speaker(shown.doc ? wordsOf(shown.doc) : { strings: config.strings }));
  }
  function retry() {
    channel.change(failed, { from: config.pane });
    channel.ask("retry", { from: config.pane }); // heard by those who do not show it yet
    show();
  }
  return { keep, clear: fault.clear, remove: fault.remove };
}

function settingsOf(state) {
  return Object.fromEntries([...SETTINGS, "version"].map((name) => [name, state[name]]));
}
