/**
 * The panel "Download": the formats in which a story can be taken away, each with what it cannot
 * carry.
 */

import { panel } from "./dialogs.js";
import { el } from "../../core/elements.js";

/** @import { StoryDocument } from "../../core/story_document.js" */
/** @import { Say } from "../../core/strings.js" */

/**
 * @param {StoryDocument} doc
 * @param {Say} say
 * @param {{download: string, formats: {label: string, suffix: string, omits: string[]}[]}} offers
 *   the address of a file with placeholders, and the formats
 * @returns {{element: HTMLElement, open: () => void}}
 */
export function downloadsPanel(doc, say, { download, formats }) {
  const { story, lang, asof } = doc;
  const item = ({ label, suffix, omits }) => {
    const values = { story, suffix, lang, asof };
    const href = download.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(values[key]));
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
