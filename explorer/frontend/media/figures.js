/**
 * Media as they are seen in a pane: a picture with its caption and who made it, covered where it may distress.
 *
 * Space is kept before a picture comes, so nothing moves; it is fetched only when it is near, and where data are to be
 * saved only when it is asked for. A press opens the viewer.
 */

import { wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { speaker } from "../core/strings.js";
import { isPlayed, played } from "./played.js";
import { credits, isPicture, isSlow, isWaiting, picture, reason, small } from "./pictures.js";

/** @import { MediumView, StoryDocument } from "../core/story_document.js" */

/** How wide a picture of a pane is shown, as the attribute `sizes` says it. */
const IN_PANE = "(max-width: 60rem) 92vw, 30vw";

/**
 * The media of an event or a place: the first picture large, more of them as a strip, then what is played or read.
 *
 * @param {StoryDocument} doc
 * @param {MediumView[]} media
 * @returns {?HTMLElement} null where there is nothing to show
 */
export function figures(doc, media) {
  const all = media.filter(isPicture);
  const rest = media.filter(isPlayed).map((medium) => figure(doc, medium));
  if (all.length + rest.length === 0) return null;
  const thumbs = all.slice(1).map((medium) => el("li", {}, enlarging(doc, all, medium, small(doc, medium))));
  const strip = thumbs.length > 0 && el("ul", { class: "ex-thumbs" }, thumbs);
  return el("div", { class: "ex-media" }, figure(doc, all[0], all), strip, rest);
}

/**
 * @param {StoryDocument} doc
 * @param {MediumView|undefined} medium
 * @param {MediumView[]} [all] those that the viewer leads to from there
 * @returns {?HTMLElement} null for what cannot be shown
 */
export function figure(doc, medium, all) {
  if (!medium || !(isPicture(medium) || isPlayed(medium))) return null;
  const seen = isPlayed(medium)
    ? played(doc, medium)
    : enlarging(doc, all ?? [medium], medium, picture(doc, medium, IN_PANE));
  const waits = isPlayed(medium) ? medium.covered : isWaiting(medium);
  const shown = waits ? covered(doc, medium, seen) : seen;
  return el("figure", { class: "ex-figure", "data-medium": medium.id }, shown, credits(doc, medium));
}

/**
 * Fetch what the next step shows while there is nothing else to do, unless the line is slow or costly.
 *
 * @param {StoryDocument} doc
 * @param {MediumView[]} media of the next event
 */
export function fetchAhead(doc, media) {
  const [first] = media.filter(isPicture);
  if (!first || isWaiting(first) || isSlow()) return;
  const fetching = () => picture(doc, first, IN_PANE, { fetchpriority: "low" });
  (window.requestIdleCallback ?? setTimeout)(fetching);
}

/** A button that shows a picture as large as the window. */
function enlarging(doc, all, medium, shown) {
  const say = speaker(wordsOf(doc));
  const onclick = async ({ currentTarget: button }) => {
    try {
      const { openViewer } = await import("./viewer.js");
      openViewer(doc, all, medium, button);
    } catch {
      if (!button.nextSibling?.role) button.after(el("p", { role: "alert" }, say("load_failed")));
    }
  };
  const name = say("media_enlarge", { alt: medium.alt });
  return el("button", { type: "button", class: "ex-enlarge", "aria-label": name, onclick }, shown);
}

/** A picture that is seen only by who asks for it. */
function covered(/** @type {StoryDocument} */ doc, /** @type {MediumView} */ medium, seen) {
  const words = speaker(wordsOf(doc))(medium.covered ? "media_uncover" : "media_show");
  const act = el("span", { class: "ex-uncover" }, words);
  return el("details", { class: "ex-cover" }, el("summary", {}, reason(doc, medium), " ", act), seen);
}
