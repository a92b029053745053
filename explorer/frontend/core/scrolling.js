/**
 * Bringing what is current into view inside its pane's own scroller; the page itself never moves.
 */

import { onFaces } from "./faces.js";
import { followMotion } from "./motion.js";
import { showAround } from "./skipped_content.js";

const GLIDE_MS = 200;
/** Beyond this many views of way a glide says nothing any more. */
const FAR_VIEWS = 3;
/** Rows that come into view get their real height a frame later, and may bring others into view. */
const SETTLING_FRAMES = 6;
const BY_READER = ["wheel", "touchmove", "pointerdown", "keydown"];

/**
 * @typedef {Object} Placing
 * @property {number} [top_px] what is covered at the top of the view
 * @property {number} [share] target position of the element's top, as a share of the view
 * @property {boolean} [atOnce] without a glide
 */

/**
 * Take over the scrolling of `scroller`.
 *
 * `bring` brings an element into view, before the next frame is painted, if it is not there yet: in a
 * glide of 200 ms, or at once where the way is far or the reader wants no motion; then in a microtask, so that the frame
 * begins with it. When the scroller gets another size later (the window turned, a style sheet came late) it does so
 * again, unless the reader has scrolled since.
 * `hold` changes the content while an element stays where it is on the screen. Where content changes otherwise, `again`
 * brings the element into view once more, unless `leave` was called.
 *
 * Both measure after what a step writes, at most once in a frame or microtask.
 *
 * @param {HTMLElement} scroller
 * @param {() => void} [onMove] called after each scrolling from here
 * @returns {{
 *   bring: (choose: () => ?HTMLElement, placing?: Placing) => void,
 *   hold: (element: HTMLElement, change: () => void) => void,
 *   again: () => void,
 *   leave: () => void,
 *   remove: () => void,
 * }}
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function scrolling(scroller, onMove = () => {}) {
  const motion = followMotion();
  let again = () => {};
  let stopGlide = () => {};
  let correct = () => {};
  let frame = 0;

  function bring(choose, placing = {}) {
    const soon = motion.wantsNone() ? queueMicrotask : requestAnimationFrame;
    cancelAnimationFrame(frame);
    frame =
      soon(() => {
        correct();
        correct = () => {};
        const element = choose();
        again = () => element && place(element, { ...placing, atOnce: true });
        if (element) place(element, placing);
      }) ?? 0;
  }
  function place(element, { top_px = 0, share = 0.25, atOnce = false }) {
    stopGlide();
    const isThere = () => isInView(scroller, element, top_px);
    if (isThere()) return;
    const away_px = () => distance_px(scroller, element, top_px, share);
    const isFar = Math.abs(away_px()) > FAR_VIEWS * scroller.clientHeight;
    const glide_ms = atOnce || isFar || motion.wantsNone() ? 0 : GLIDE_MS;
    if (!glide_ms) showAround(scroller, element);
    stopGlide = glide(move, glide_ms, away_px, isThere);
  }
  function move(px) {
    scroller.scrollTop += px;
    onMove();
  }
  function hold(element, change) {
    const before_px = element.getBoundingClientRect().top;
    change();
    correct = () => {
      const moved_px = element.getBoundingClientRect().top - before_px;
      if (Math.abs(moved_px) >= 1) scroller.scrollTop += moved_px;
    };
  }

  const leave = () => {
    stopGlide();
    again = () => {};
  };
  const observer = new ResizeObserver(() => again());
  observer.observe(scroller);
  const leaveFaces = onFaces(() => again());
  for (const type of BY_READER) scroller.addEventListener(type, leave, { passive: true });
  const remove = () => {
    leave();
    motion.remove();
    cancelAnimationFrame(frame);
    observer.disconnect();
    leaveFaces();
    for (const type of BY_READER) scroller.removeEventListener(type, leave);
  };
  return {
    bring,
    hold,
    again: () => again(),
    leave,
    remove,
  };
}

/** What of a scroller is in the window, on a phone perhaps only its upper part; all where nothing is. */
function seenOf(scroller) {
  const { top, bottom } = scroller.getBoundingClientRect();
  const low = top < innerHeight ? Math.min(bottom, innerHeight) : bottom;
  return { top, bottom: low, height: low - top };
}

/** Whether an element is in view: whole, or, if it does not fit, with its top in the upper half. */
function isInView(scroller, element, top_px) {
  const view = seenOf(scroller);
  const { top, bottom, height } = element.getBoundingClientRect();
  const fits = height <= view.height - top_px;
  const low_px = fits ? view.bottom - height : view.top + view.height / 2;
  return top >= view.top + top_px - 1 && top <= low_px + 1 && bottom > view.top;
}

/** How far to scroll so that the element is well inside the view, completely if it fits. */
function distance_px(scroller, element, top_px, share) {
  const view = seenOf(scroller);
  const { top, height } = element.getBoundingClientRect();
  const room_px = Math.max(view.height - top_px - height, 0);
  return top - (view.top + top_px + Math.min(share * view.height, room_px));
}

function glide(move, glide_ms, away_px, isThere) {
  const began = performance.now();
  let done = 0;
  let frames = SETTLING_FRAMES;
  let frame = 0;
  function step(now) {
    const share = glide_ms ? Math.min(Math.max(now - began, 0) / glide_ms, 1) : 1;
    if (share < 1) {
      const eased = 1 - (1 - share) ** 3;
      move((away_px() * (eased - done)) / (1 - done));
      done = eased;
    } else {
      if (frames === SETTLING_FRAMES || !isThere()) move(away_px());
      frames -= 1;
    }
    if (frames > 0) frame = requestAnimationFrame(step);
  }
  step(began);
  return () => cancelAnimationFrame(frame);
}
