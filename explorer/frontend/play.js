/**
 * Playing the story by itself: off until asked for, and over as soon as the reader does anything.
 */

/** How long an event is shown before the next, in milliseconds. */
export const PLAY_STEP_MS = 4000;

const INTERACTIONS = ["pointerdown", "keydown", "wheel", "touchstart"];

/**
 * Make a player that steps through the events.
 *
 * It stops at the last event, at any pointer, key or wheel on the page (except on `button`, which
 * stops it itself), when another pane selects something, and when the page is hidden.
 *
 * @param {Object} parts
 * @param {import("./channel.js").Channel} parts.channel
 * @param {HTMLElement} parts.button the button that toggles it
 * @param {() => ?string} parts.nextEvent the event to step to, null at the end
 * @param {(isPlaying: boolean) => void} parts.onChange called when it starts and when it stops
 * @returns {{toggle: () => void, stop: () => void, remove: () => void}}
 */
export function player({ channel, button, nextEvent, onChange }) {
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
    timer = setInterval(step, PLAY_STEP_MS);
    onChange(true);
  };
  const interrupt = ({ target }) => !button.contains(target) && stop();
  const stopHidden = () => document.hidden && stop();

  for (const type of INTERACTIONS) window.addEventListener(type, interrupt, { capture: true, passive: true });
  document.addEventListener("visibilitychange", stopHidden);
  const unhear = channel.onState((_, __, from) => from !== "play" && stop());
  return {
    toggle: () => (timer === null ? start() : stop()),
    stop,
    remove() {
      stop();
      unhear();
      for (const type of INTERACTIONS) window.removeEventListener(type, interrupt, { capture: true });
      document.removeEventListener("visibilitychange", stopHidden);
    },
  };
}
