/**
 * The panel "Download": the formats in which a story can be taken away, each with what it cannot
 * carry.
 */

import { panel } from "./dialogs.js";
import { addressFor } from "../../core/loading.js";
import { el } from "../../core/elements.js";

/** @import { Channel } from "../../core/channel.js" */
/** @import { Say } from "../../core/strings.js" */

/**
 * @param {Channel} channel
 * @param {Say} say
 * @param {{download: string, formats: {label: string, suffix: string, omits: string[]}[]}} offers
 *   the address of a file with placeholders, and the formats
 * @returns {{element: HTMLElement, open: () => void}}
 */
export function downloadsPanel(channel, say, { download, formats }) {
  const item = ({ label, suffix, omits }) => {
    const href = addressFor(download, { ...channel.state, suffix });
    return el(
      "li",
      { class: "ex-format" },
      el("a", { href, download: true, "data-format": suffix }, label),
      el(
        "details",
        {},
        el("summary", {}, say("download_omits")),
        el(
          "ul",
          {},
          omits.map((key) => el("li", {}, say(key))),
        ),
      ),
    );
  };
  return panel("downloads", say("download"), say, () => [
    el("p", {}, say("download_about")),
    el("ul", { class: "ex-formats" }, formats.map(item)),
  ]);
}
