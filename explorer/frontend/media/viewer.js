/**
 * The viewer: one picture after another as large as the window, with all that is said of it.
 *
 * It is an entry in the history, so that *back* closes it, with the address of the page below it.
 */

import sheet from "./viewer.css" with { type: "css" };
import { citation } from "../core/citations.js";
import { authored, sourcesOf, wordsOf } from "../core/document.js";
import { adopt, el } from "../core/elements.js";
import { speaker } from "../core/strings.js";
import { icon } from "../marks/icons.js";
import { credits, picture, reason } from "./pictures.js";
import { zooming } from "./zooming.js";

/** @import { MediumView, StoryDocument } from "../core/story_document.js" */

const ZOOM = 1.5;
/** How far an arrow key moves a picture that is zoomed. */
const MOVE_PX = 80;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Show a picture.
 *
 * @param {StoryDocument} doc
 * @param {MediumView[]} all those that its buttons lead to
 * @param {MediumView} medium the one to begin with
 * @param {HTMLElement} from the button that opens it, which gets the focus back
 */
export function openViewer(doc, all, medium, from) {
  adopt(sheet);
  const say = speaker(wordsOf(doc));
  const stage = el("div", { class: "ex-viewer-stage" });
  const text = el("div", { class: "ex-viewer-text", role: "group", tabindex: 0 });
  const at = el("p", { id: "ex-viewer-at", role: "status" });
  const view = zooming(stage, (by) => step(by));
  const asked = new Set(from.closest("details") && [medium]);
  let now = all.indexOf(medium);

  const step = (by) => show((now + by + all.length) % all.length);
  const show = (/** @type {number} */ next) => {
    now = next;
    const shown = all[now];
    const { alt } = shown;
    at.replaceChildren(
      say("media_at", { number: now + 1, count: all.length }),
      ": ",
      el("span", authored(doc), alt),
    );
    text.replaceChildren(...said(doc, shown, say));
    text.setAttribute("aria-label", say("media_description"));
    const isAsked = !shown.covered || asked.has(shown);
    const seen = isAsked && picture(doc, shown, "100vw", {});
    stage.replaceChildren(seen || cover(doc, shown, say, () => uncover(shown)));
    view.hold(seen ? seen.querySelector("img") : null);
  };
  const uncover = (shown) => {
    asked.add(shown);
    show(now);
    dialog.querySelector("[autofocus]")?.focus();
  };
  const dialog = dialogOf(say, { at, stage, text }, { step, zoom: view.zoom, isOne: all.length === 1 });
  dialog.addEventListener("keydown", keysOf(view, step, text));
  (from.closest("[data-explorer]") ?? document.body).append(dialog);
  show(now);
  dialog.showModal();
  closeByHistory(dialog, () => from.focus());
}

/** Let *back* close a dialog, and all that closes it go back. */
function closeByHistory(/** @type {HTMLDialogElement} */ dialog, done) {
  let isEntered = true;
  try {
    history.pushState(history.state, "", location.href);
  } catch {
    isEntered = false; // browsers refuse more than some hundred entries a minute
  }
  const leave = () => {
    isEntered = false;
    dialog.close();
  };
  // The next step must not be written to the history before it has gone back.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (isEntered) history.back();
    else dialog.close();
  });
  dialog.addEventListener("close", () => {
    window.removeEventListener("popstate", leave);
    dialog.remove();
    if (isEntered) history.back();
    done();
  });
  window.addEventListener("popstate", leave);
}

/** The dialog with its buttons around the parts that change. */
function dialogOf(say, { at, stage, text }, { step, zoom, isOne }) {
  const button = (shape, words, onclick, more = {}) => {
    const look = {
      type: "button",
      class: "ex-button",
      title: words,
      "data-action": `viewer-${shape}`,
      onclick,
    };
    return el("button", { ...look, ...more }, icon(shape), el("span", { class: "ex-hidden" }, words));
  };
  const screen = () => (document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen());
  const close = () => dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
  const bar = el(
    "div",
    { class: "ex-viewer-bar" },
    at,
    button("zoom-out", say("map_zoom_out"), () => zoom(1 / ZOOM)),
    button("zoom-in", say("map_zoom_in"), () => zoom(ZOOM)),
    document.fullscreenEnabled && button("whole-journey", say("full_screen"), screen),
    button("close", say("close"), close, { autofocus: true }),
  );
  const turns = !isOne && [
    button("previous", say("media_previous"), () => step(-1)),
    button("next", say("media_next"), () => step(1)),
  ];
  const keys = el("p", { id: "ex-viewer-keys", class: "ex-hidden" }, say("media_keys"));
  const page = el("div", { class: "ex-viewer-page" }, bar, stage, turns, text, keys);
  const named = { "aria-labelledby": at.id, "aria-describedby": keys.id };
  const dialog = el("dialog", { class: "ex-viewer", ...named }, page);
  for (const kind of ["click", "touchstart", "touchend", "pointerover"])
    dialog.addEventListener(kind, (event) => event.stopPropagation()); // none of them is meant for the pane
  return dialog;
}

/** What the keys do; they step through no events here. */
function keysOf(view, step, text) {
  const acts = {
    "+": () => view.zoom(ZOOM),
    "=": () => view.zoom(ZOOM),
    "-": () => view.zoom(1 / ZOOM),
    0: () => view.zoom(0),
    PageUp: () => step(-1),
    PageDown: () => step(1),
  };
  const arrow = ([across, down], press) => {
    if (view.isZoomed()) return () => view.move(-across * MOVE_PX, -down * MOVE_PX);
    return across && press.target !== text ? () => step(across) : null;
  };
  return (press) => {
    press.stopPropagation();
    if (press.altKey || press.ctrlKey || press.metaKey) return;
    const way = ARROWS[press.key];
    const act = way ? arrow(way, press) : acts[press.key];
    if (!act) return;
    press.preventDefault();
    act();
  };
}

/** What is said of a picture that is covered, and the button that shows it. */
function cover(doc, medium, say, uncover) {
  const button = el("button", { type: "button", class: "ex-button", onclick: uncover }, say("media_uncover"));
  return el("div", { class: "ex-viewer-cover" }, reason(doc, medium), button);
}

/** All that is said of a picture. */
function said(/** @type {StoryDocument} */ doc, /** @type {MediumView} */ medium, say) {
  const { description, source } = medium;
  const made = credits(doc, medium);
  return [
    made && el("div", {}, ...made.childNodes),
    description && el("p", authored(doc), description),
    source && el("p", { class: "ex-made" }, citation(sourcesOf(doc)[source], say)),
  ].filter((part) => part !== null && part !== "");
}
