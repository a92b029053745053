/**
 * Places for what is heard, played or read, or is on another site; the code for it is loaded with the first one.
 */

import { wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { speaker } from "../core/strings.js";

/** @import { MediumView, StoryDocument } from "../core/story_document.js" */

/** Whether a medium is more than a picture that the story has. */
export function isPlayed(/** @type {MediumView} */ { kind, url }) {
  return kind !== "image" || Boolean(url);
}

/**
 * A place that keeps the size of what comes into it.
 *
 * @param {StoryDocument} doc
 * @param {MediumView} medium
 * @returns {HTMLElement}
 */
export function played(doc, medium) {
  const place = el("div", { class: "ex-played", "data-kind": medium.kind });
  if (medium.kind === "video" && medium.width) place.style.aspectRatio = `${medium.width} / ${medium.height}`;
  fill(place, doc, medium);
  return place;
}

async function fill(place, doc, medium) {
  try {
    const { player } = await import("./players.js");
    place.append(player(doc, medium));
  } catch {
    place.append(el("p", { role: "alert" }, speaker(wordsOf(doc))("load_failed")));
  }
  place.style.aspectRatio = "";
}
