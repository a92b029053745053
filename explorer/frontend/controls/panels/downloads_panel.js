/**
 * What is in the panel "Download": the formats in which a story can be taken away, each with what it cannot
 * carry.
 */

import { withKnown } from "../../core/conditions.js";
import { eventsOf } from "../../core/document.js";
import { adopt, el } from "../../core/elements.js";
import { addressFor } from "../../core/loading.js";
import { rootOf } from "../../core/page_addresses.js";
import { shownIn } from "../../core/showing.js";
import sheet from "./downloads_panel.css" with { type: "css" };

/** @import { StoryDocument } from "../../core/story_document.js" */
/** @import { Channel } from "../../core/channel.js" */
/** @import { Say } from "../../core/strings.js" */

/**
 * @param {StoryDocument} doc
 * @param {Channel} channel
 * @param {Say} say
 * @param {{download: string, formats: {label: string, suffix: string, omits: string[]}[]}} offers
 *   the address of a file with placeholders, and the formats
 * @returns {HTMLElement[]}
 */
export function downloadsContent(doc, channel, say, { download, formats }) {
  adopt(sheet);
  const item = ({ label, suffix, omits }) => {
    const href = rootOf() + addressFor(download, { ...withKnown(doc, channel.state), suffix });
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
  const [count, total] = [shownIn(doc).length, eventsOf(doc).length];
  return [
    el("p", {}, say("download_about")),
    ...(count < total ? [el("p", {}, say("download_excerpt", { count, total }))] : []),
    el("ul", { class: "ex-formats" }, formats.map(item)),
  ];
}
