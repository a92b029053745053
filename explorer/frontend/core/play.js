/**
 * Playing the story by itself: off until asked for, and over as soon as the reader does anything.
 */

import { playSpeed } from "./reading_choices.js";

/** How long an event is shown before the next, in milliseconds, at the usual speed: half of it at most is travel. */
const PLAY_STEP_MS = 4000;

const INTERACTIONS = ["pointerdown", "keydown", "wheel", "touchstart"];

/**
 * Make a player that steps through the events.
 *
 * It stops at the last event, at any pointer, key or wheel on the page or in a frame of it (except on
 * `button`, which stops it itself), when another pane selects something, and when the page is hidden.
 *
 * @param {Object} parts
 * @param {import("./channel.js").Channel} parts.channel
 * @param {HTMLElement} parts.button the button that toggles it
 * @param {() => ?string} parts.nextEvent the event to step to, null at the end
 * @param {(isPlaying: boolean) => void} parts.onChange called when it starts and when it stops
 * @returns {{toggle: () => void, stop: () => void, remove: () => void}}
 */
export function player({ channel, button, nextEvent, onChange }) {
  /** @type {number|null} */
  let timer = null;

  const stop = () => {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    onChange(false);
  };
  const step = () => {
    const next = nextEvent();
    if (next) channel.select(next, { from: "play" });
    if (!nextEvent()) stop();
  };
  const start = () => {
    timer = setInterval(step, PLAY_STEP_MS / playSpeed());
    onChange(true);
  };
  const interrupt = ({ target }) => !button.contains(target) && stop();
  const stopHidden = () => document.hidden && stop();

  const unwatch = watch(window, interrupt);
  document.addEventListener("visibilitychange", stopHidden);
  const unhear = channel.onState((_, __, from) => from !== "play" && stop());
  const unask = channel.onAsk((what) => what === "pause" && stop());
  return {
    toggle: () => (timer === null ? start() : stop()),
    stop,
    remove() {
      stop();
      unhear();
      unask();
      unwatch();
      document.removeEventListener("visibilitychange", stopHidden);
    },
  };
}

/**
 * Ask the player to pause whenever the reader does something in `win`, a frame that the player
 * cannot watch by itself.
 *
 * @param {Window} win
 * @param {import("./channel.js").Channel} channel
 * @returns {() => void} what stops it
 */
export function askToPause(win, channel) {
  return watch(win, () => channel.ask("pause"));
}

function watch(win, fn) {
  const how = { capture: true, passive: true };
  for (const type of INTERACTIONS) win.addEventListener(type, fn, how);
  return () => {
    for (const type of INTERACTIONS) win.removeEventListener(type, fn, how);
  };
}
