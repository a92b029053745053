/**
 * Sounds, films and documents with the browser's own controls, and players of other sites behind a press.
 *
 * Nothing is loaded before a reader asks for it, except the poster of a film that is near and the first page of a
 * document; not even these where data are to be saved. Another site is not even contacted.
 */

import { authored, copyAddress, wordsOf } from "../core/document.js";
import { adopt, el, outLink } from "../core/elements.js";
import { mayLoad, reloadNotice } from "../core/allowed.js";
import { speaker } from "../core/strings.js";
import { picture, savesData } from "./pictures.js";
import sheet from "./players.css" with { type: "css" };

/** @import { MediumView, StoryDocument } from "../core/story_document.js" */

/** How wide a picture of a pane is shown, as the attribute `sizes` says it. */
const IN_PANE = "(max-width: 60rem) 92vw, 30vw";
/** What a player of another site may do: run, know itself, open its own page; not lead away from ours. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation";

/**
 * @param {StoryDocument} doc
 * @param {MediumView} medium
 * @returns {HTMLElement}
 */
export function player(doc, medium) {
  adopt(sheet);
  const say = speaker(wordsOf(doc));
  const { kind, copies, url, description, transcript } = medium;
  const whole = copies.find((copy) => !/\.(webp|jpg)$/.test(copy));
  const fold = (/** @type {string} */ key, /** @type {?string} */ text) =>
    text && el("details", {}, el("summary", {}, say(key)), el("p", authored(doc), text));
  const shown = () => {
    if (url) return elsewhere(medium, say);
    if (!whole)
      return [copies.length > 0 && picture(doc, medium, IN_PANE), el("p", {}, say("media_left_out"))];
    return kind === "document" ? pages(doc, medium, whole, say) : playing(doc, medium, whole, say);
  };
  return el("div", {}, shown(), fold("media_description", description), fold("media_transcript", transcript));
}

/** A sound or a film. Only a film's element shows captions, so a sound that has some is played in one. */
function playing(doc, medium, whole, say) {
  const { kind, width, height, copies, captions, seconds, alt, caption } = medium;
  const isFilm = kind === "video";
  const size = isFilm ? { width, height } : {};
  const element = el(
    isFilm || captions ? "video" : "audio",
    { controls: true, preload: "none", playsinline: true, ...size, "aria-label": alt ?? caption },
    tracks(doc, medium),
  );
  element.src = copyAddress(doc, medium, whole);
  if (isFilm && !savesData()) showWhenNear(element, copyAddress(doc, medium, copies.at(-1) ?? ""));
  // Captions are loaded with what they belong to; a reader who turns them off is not shown them again.
  const showCaptions = () => {
    const [first] = element.textTracks;
    if (first) first.mode = "showing";
  };
  element.addEventListener("play", showCaptions, { once: true });
  if (!isFilm && captions) element.style.aspectRatio = "3";
  return [element, seconds && el("p", { class: "ex-soft" }, say("media_length", { time: clock(seconds) }))];
}

/** Browsers fetch the poster of every film at once, so it is set only when the film comes into view. */
function showWhenNear(/** @type {HTMLElement} */ film, /** @type {string} */ poster) {
  const whenSeen = (/** @type {IntersectionObserverEntry[]} */ seen) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    film.setAttribute("poster", poster);
    observer.disconnect();
  };
  const observer = new IntersectionObserver(whenSeen, { rootMargin: "50%" });
  observer.observe(film);
}

/** The captions, those in the reader's language first. */
function tracks(doc, { id, captions }) {
  const first = wordsOf(doc).lang;
  const langs = Object.keys(captions ?? {}).sort((a, b) => Number(b === first) - Number(a === first));
  const names = new Intl.DisplayNames([first], { type: "language" });
  return langs.map((srclang) =>
    el("track", {
      kind: "captions",
      srclang,
      label: names.of(srclang),
      src: copyAddress(doc, { id, digest: captions[srclang] }, "captions.vtt"),
    }),
  );
}

/** A document: its first page, and a link that opens it. */
function pages(doc, medium, whole, say) {
  const href = copyAddress(doc, medium, whole);
  const link = el(
    "a",
    { href, target: "_blank", rel: "noopener" },
    say("media_document", { count: medium.pages }),
  );
  return [!savesData() && picture(doc, medium, IN_PANE), el("p", {}, link)];
}

/** What another site has: a press loads its player, if it has one here; a link opens its page. */
function elsewhere({ url, player: address, host: name, ratio, alt, caption }, say) {
  const link = el("p", {}, outLink(url, {}, say("media_elsewhere", { host: new URL(url).host })));
  if (!address) return link;
  const { host, origin } = new URL(address);
  if (!mayLoad([origin])) return [reloadNotice(say, host), link];
  const onclick = () => {
    const frame = el("iframe", {
      src: address,
      title: caption ?? alt ?? name,
      sandbox: SANDBOX,
      allow: "fullscreen; picture-in-picture; encrypted-media",
      referrerpolicy: "strict-origin", // YouTube plays nothing without
      loading: "lazy",
    });
    frame.style.aspectRatio = String(ratio);
    press.replaceWith(frame);
    frame.focus();
  };
  const words = say("media_load", { name, host });
  const press = el("button", { type: "button", class: "ex-embed", onclick }, el("span", {}, "▶ ", words));
  return [press, link];
}

/** Minutes and seconds, as players write them: 4:05. */
function clock(/** @type {number} */ seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
