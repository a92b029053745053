/**
 * Bringing an element into view inside its pane's own scroller; the page itself never moves.
 */

const GLIDE_MS = 200;
const glides = new WeakMap();

/**
 * Bring `element` into view if it is not, by a glide of 200 ms, or at once where the reader wants no
 * motion or the way is longer than three views.
 *
 * @param {HTMLElement} scroller
 * @param {HTMLElement} element
 * @param {{top_px?: number, share?: number, atOnce?: boolean}} [how] `top_px`: what is covered at
 *   the top; `share`: where the top of the element comes to stand, as a share of the view
 */
export function bringIntoView(scroller, element, { top_px = 0, share = 0.25, atOnce = false } = {}) {
  glides.get(scroller)?.();
  const away = () => distance_px(scroller, element, top_px, share);
  if (isInView(scroller, element, top_px)) return;
  if (atOnce || wantsNoMotion() || Math.abs(away()) > 3 * scroller.clientHeight) {
    scroller.scrollTop += away();
    scroller.scrollTop += away(); // what came into view has its real height only now
    return;
  }
  glides.set(scroller, glide(scroller, away));
}

/**
 * Change the content of `scroller` while `element` stays where it is on the screen.
 *
 * @param {HTMLElement} scroller
 * @param {HTMLElement} element
 * @param {() => void} change
 */
export function holding(scroller, element, change) {
  const before_px = element.getBoundingClientRect().top;
  change();
  const moved_px = element.getBoundingClientRect().top - before_px;
  if (Math.abs(moved_px) >= 1) scroller.scrollTop += moved_px;
}

function isInView(scroller, element, top_px) {
  const view = scroller.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  const isTall = bottom - top > view.height - top_px;
  return top >= view.top + top_px && (bottom <= view.bottom || (isTall && top < view.top + view.height / 2));
}

/** How far the view has to go, so that the element stands well in it, whole if it fits. */
function distance_px(scroller, element, top_px, share) {
  const view = scroller.getBoundingClientRect();
  const { top, height } = element.getBoundingClientRect();
  const room_px = Math.max(view.height - top_px - height, 0);
  const wanted_px = view.top + top_px + Math.min(share * view.height, room_px);
  return top - wanted_px;
}

function glide(scroller, away) {
  const began = performance.now();
  let done = 0;
  let frame = requestAnimationFrame(step);
  function step(now) {
    const share = Math.min((now - began) / GLIDE_MS, 1);
    const eased = 1 - (1 - share) ** 3;
    // The rest of the way is measured anew each time: rows get their real height as they appear.
    scroller.scrollTop += share === 1 ? away() : (away() * (eased - done)) / (1 - done);
    done = eased;
    if (share < 1) frame = requestAnimationFrame(step);
    else stop();
  }
  function stop() {
    cancelAnimationFrame(frame);
    for (const type of ["wheel", "touchstart", "pointerdown"]) scroller.removeEventListener(type, stop);
    glides.delete(scroller);
  }
  for (const type of ["wheel", "touchstart", "pointerdown"]) {
    scroller.addEventListener(type, stop, { passive: true });
  }
  return stop;
}

function wantsNoMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
