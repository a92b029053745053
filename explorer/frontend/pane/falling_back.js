/**
 * What happens when a story document cannot be had: what is shown stays, and the reader is told.
 */

import { wordsOf } from "../core/document.js";
import { SETTINGS } from "../core/selection.js";
import { faultIn } from "./faults.js";
import { speaker } from "../core/strings.js";

/**
 * All panes lack a document together, so one of them says so and takes the settings back: the
 * controls, which stand above the others and hold the settings.
 *
 * @param {HTMLElement} root of the pane
 * @param {import("./pane.js").PaneConfig} config
 * @param {import("../core/channel.js").Channel} channel
 * @param {() => void} show asks for the document of the present selection
 * @returns {{keep: (shown: import("./swapping.js").Shown, wanted: object, reason: Error) => void,
 *   clear: () => void, remove: () => void}} `keep` stays at what is shown, since what is wanted cannot be had
 */
export function fallBack(root, config, channel, show) {
  const fault = faultIn(root, retry);
  let failed = null; // the settings whose document cannot be had

  function keep(shown, wanted, reason) {
    if (config.pane !== "controls") return;
    console.warn(reason);
    failed = settingsOf(wanted);
    if (shown.state) channel.change(settingsOf(shown.state), { from: "correction" });
    fault.tell(speaker(shown.doc ? wordsOf(shown.doc) : { strings: config.strings }));
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
