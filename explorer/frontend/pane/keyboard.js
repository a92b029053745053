/**
 * Stepping by keyboard: arrow left and right, Home and End; the space bar and everything pressed
 * with a modifier are left to the browser.
 */

import { positionOf } from "../core/document.js";
import { stepFrom, STEPS } from "../core/showing.js";
import { pageWindow } from "../core/page_window.js";
import { remember, remembered } from "../core/remembering.js";

/** @import { StoryDocument } from "../core/story_document.js" */

const STORED = "shortcuts";
const TAKEN = [
  "input:not([type=checkbox], [type=button])",
  "select, textarea, [contenteditable]:not([contenteditable=false])",
  "[role=radiogroup] *, [role=listbox] *, [role=menu] *, [role=tablist] *, [role=slider]",
  "video, audio, [role=combobox], [role=spinbutton], [role=grid] *, [role=tree] *",
].join(", ");
/** Where each key leads. */
const KEYS = { ArrowLeft: STEPS.previous, ArrowRight: STEPS.next, Home: STEPS.first, End: STEPS.last };

/**
 * Step through the events by the keys pressed in `win`, unless another control has a use for them or
 * the reader turned shortcuts off.
 *
 * @param {Window} win the page, or the frame of the map
 * @param {import("../core/channel.js").Channel} channel
 * @param {StoryDocument} doc the story document
 * @returns {() => void} what stops it
 */
export function listenForSteps(win, channel, doc) {
  const step = (press) => {
    const target = KEYS[press.key];
    if (!target || isTaken(press) || !shortcutsAreOn(win)) return;
    press.preventDefault();
    const current = positionOf(doc, channel.state?.event);
    const next = stepFrom(doc, current, target);
    if (next) channel.select(next, { from: "keyboard" });
  };
  win.addEventListener("keydown", step);
  return () => win.removeEventListener("keydown", step);
}

function isTaken(press) {
  const { altKey, ctrlKey, metaKey, shiftKey, isComposing, defaultPrevented, target } = press;
  if (altKey || ctrlKey || metaKey || shiftKey || isComposing || defaultPrevented) return true;
  return Boolean(target.closest?.(TAKEN));
}

/**
 * Return whether the reader wants the shortcuts; yes where nothing else was said.
 *
 * @param {Window} win
 * @returns {boolean}
 */
export function shortcutsAreOn(win) {
  const page = pageWindow(win);
  return page.__explorerShortcuts ?? remembered(page, STORED) !== "off";
}

/**
 * Turn the shortcuts on or off, for this page at once and for later ones where the browser
 * remembers.
 *
 * @param {Window} win
 * @param {boolean} areOn
 */
export function turnShortcuts(win, areOn) {
  const page = pageWindow(win);
  page.__explorerShortcuts = areOn;
  remember(page, STORED, areOn ? "on" : "off");
}
