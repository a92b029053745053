/**
 * Media as they are seen in a pane: a picture with its caption and who made it, covered where it may distress.
 *
 * Space is kept before a picture comes, so nothing moves; it is fetched only when it is near.
 */

import { authored, copyAddress, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { inlined } from "../core/files.js";
import { speaker } from "../core/strings.js";

/** @import { MediumView, StoryDocument } from "../core/story_document.js" */

/** How wide a picture of a pane is shown, as the attribute `sizes` says it. */
const IN_PANE = "(max-width: 60rem) 92vw, 30vw";
/** How wide one of several is. */
const IN_STRIP = "8rem";

/**
 * The media of an event or a place: the first one large, more of them as a strip.
 *
 * @param {StoryDocument} doc
 * @param {MediumView[]} media
 * @returns {?HTMLElement} null where there is nothing to show
 */
export function figures(doc, media) {
  const [first, ...more] = media.filter(isSeen);
  if (!first) return null;
  const strip = more.map((medium) => el("li", {}, figure(doc, medium, IN_STRIP)));
  const list = strip.length > 0 && el("ul", { class: "ex-strip" }, strip);
  return el("div", { class: "ex-media" }, figure(doc, first), list);
}

/** @param {MediumView} medium */
function isSeen({ kind, copies }) {
  return kind === "image" && copies.length > 0;
}

/**
 * @param {StoryDocument} doc
 * @param {MediumView|undefined} medium
 * @param {string} [sizes]
 * @returns {?HTMLElement} null for what cannot be shown
 */
export function figure(doc, medium, sizes = IN_PANE) {
  if (!medium || !isSeen(medium)) return null;
  const seen = picture(doc, medium, sizes);
  return el(
    "figure",
    { class: "ex-figure", "data-medium": medium.id },
    medium.covered ? covered(doc, medium, seen) : seen,
    credits(doc, medium),
  );
}

/**
 * The picture itself; the browser takes the copy that is just wide enough.
 *
 * @param {StoryDocument} doc
 * @param {MediumView} medium
 * @param {string} sizes
 */
function picture(doc, medium, sizes) {
  const { copies, width, height, alt, left, top } = medium;
  const address = (/** @type {string} */ copy) => carried(copyAddress(doc, medium, copy));
  const webp = copies.filter((copy) => copy.endsWith(".webp"));
  const srcset = webp.map((copy) => `${address(copy)} ${parseInt(copy, 10)}w`).join(", ");
  const near = { loading: "lazy", decoding: "async" };
  const img = el("img", { ...authored(doc), ...near, alt, width, height });
  if (left !== null && top !== null) img.style.objectPosition = `${left * 100}% ${top * 100}%`;
  const seen = el("picture", {}, el("source", { type: "image/webp", srcset, sizes }), img);
  img.src = address(copies.at(-1) ?? ""); // only now, or the browser would not look at the copies above it
  return seen;
}

/** The address of a copy; where the page is one file, the copy itself. */
function carried(/** @type {string} */ address) {
  const holder = inlined(address);
  return holder ? `data:image/webp;base64,${holder.textContent}` : address;
}

/** A picture that is seen only by who asks for it: why it is covered comes first. */
function covered(/** @type {StoryDocument} */ doc, /** @type {MediumView} */ { warning }, seen) {
  const say = speaker(wordsOf(doc));
  const why = el("span", warning ? authored(doc) : {}, warning ?? say("media_covered"));
  const act = el("span", { class: "ex-uncover" }, say("media_uncover"));
  return el("details", { class: "ex-cover" }, el("summary", {}, why, " ", act), seen);
}

/** What is said below a picture: its caption, who made it, its licence and when it was made. */
function credits(/** @type {StoryDocument} */ doc, { caption, credit, licence, date }) {
  const made = [credit, licence, date].filter(Boolean).join(" · ");
  if (!caption && !made) return null;
  return el(
    "figcaption",
    {},
    caption && [el("span", authored(doc), caption), " "],
    made && el("span", { class: "ex-made" }, made),
  );
}
