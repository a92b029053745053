/**
 * Pictures of a story and what is said of them, for all that show one.
 */

import { authored, copyAddress, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { inlined } from "../core/files.js";
import { speaker } from "../core/strings.js";

/** @import { MediumView, StoryDocument } from "../core/story_document.js" */

/** How wide one of several is. */
const SMALL = "6rem";

/** @typedef {{saveData?: boolean, effectiveType?: string}} Line the connection, where the browser knows it */

/**
 * Whether it is a picture that there are copies of.
 *
 * @param {MediumView} medium
 */
export function isPicture({ kind, copies }) {
  return kind === "image" && copies.length > 0;
}

/** @returns {Line} */
function line() {
  return /** @type {any} */ (navigator).connection ?? {};
}

/** Whether nothing should be fetched before it is needed. */
export function isSlow() {
  return Boolean(line().effectiveType?.includes("2g"));
}

/** Whether readers want to save data. */
export function savesData() {
  return Boolean(line().saveData);
}

/**
 * Whether a picture is shown only to those who ask for it.
 *
 * @param {MediumView} medium
 */
export function isWaiting({ covered: isCovered }) {
  return isCovered || savesData();
}

/**
 * A small picture; in place of one that waits its words.
 *
 * @param {StoryDocument} doc
 * @param {MediumView} medium
 */
export function small(doc, medium) {
  return isWaiting(medium) ? reason(doc, medium) : picture(doc, medium, SMALL);
}

/**
 * The picture itself; the browser takes the copy that is just wide enough.
 *
 * @param {StoryDocument} doc
 * @param {MediumView} medium
 * @param {string} sizes
 * @param {Object<string, string>} [when] when it is fetched
 */
export function picture(doc, medium, sizes, when = { loading: "lazy" }) {
  const { copies, width, height, alt, left, top } = medium;
  const address = (/** @type {string} */ copy) => carried(copyAddress(doc, medium, copy));
  const webp = copies.filter((copy) => copy.endsWith(".webp"));
  const srcset = webp.map((copy) => `${address(copy)} ${parseInt(copy, 10)}w`).join(", ");
  const img = el("img", { ...authored(doc), ...when, decoding: "async", alt: alt ?? "", width, height });
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

/**
 * Why a picture waits: what may distress in it, else what it shows.
 *
 * @param {StoryDocument} doc
 * @param {MediumView} medium
 */
export function reason(doc, medium) {
  const said = medium.covered ? medium.warning : medium.alt;
  return el("span", said ? authored(doc) : {}, said ?? speaker(wordsOf(doc))("media_covered"));
}

/**
 * What is said below a picture: its caption, who made it, its licence and when it was made.
 *
 * @param {StoryDocument} doc
 * @param {MediumView} medium
 */
export function credits(doc, { caption, credit, licence, date }) {
  const made = [credit, licence, date].filter(Boolean).join(" · ");
  if (!caption && !made) return null;
  return el(
    "figcaption",
    {},
    caption && [el("span", authored(doc), caption), " "],
    made && el("span", { class: "ex-made" }, made),
  );
}
