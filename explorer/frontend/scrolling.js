/**
 * Bringing what is current into view inside its pane's own scroller; the page itself never moves.
 */

const GLIDE_MS = 200;
/** Beyond this many views of way a glide says nothing any more. */
const FAR_VIEWS = 3;
const BY_READER = ["wheel", "touchmove", "pointerdown", "keydown"];

/**
 * @typedef {Object} Placing
 * @property {number} [top_px] what is covered at the top of the view
 * @property {number} [share] where the top of the element comes to stand, as a share of the view
 * @property {boolean} [atOnce] without a glide
 */

/**
 * Take over the scrolling of `scroller`.
 *
 * `bring` brings an element into view if it is not, in a glide of 200 ms, or at once where the reader
 * wants no motion or the way is far; when the scroller gets another size later (the window turned, a
 * style sheet came late) it does so again, unless the reader has scrolled since.
 * `hold` changes the content while an element stays where it is on the screen.
 *
 * @param {HTMLElement} scroller
 * @returns {{
 *   bring: (element: HTMLElement, placing?: Placing) => void,
 *   hold: (element: HTMLElement, change: () => void) => void,
 *   remove: () => void,
 * }}
 */
export function scrolling(scroller) {
  let again = () => {};
  let stopGlide = () => {};
  const leave = () => {
    stopGlide();
    again = () => {};
  };

  function bring(element, { top_px = 0, share = 0.25, atOnce = false } = {}) {
    stopGlide();
    again = () => bring(element, { top_px, share, atOnce: true });
    if (isInView(scroller, element, top_px)) return;
    const away_px = () => distance_px(scroller, element, top_px, share);
    const isFar = Math.abs(away_px()) > FAR_VIEWS * scroller.clientHeight;
    if (atOnce || isFar || wantsNoMotion()) jump(scroller, away_px);
    else stopGlide = glide(scroller, away_px);
  }
  function hold(element, change) {
    const before_px = element.getBoundingClientRect().top;
    change();
    const moved_px = element.getBoundingClientRect().top - before_px;
    if (Math.abs(moved_px) >= 1) scroller.scrollTop += moved_px;
  }

  const observer = new ResizeObserver(() => again());
  observer.observe(scroller);
  for (const type of BY_READER) scroller.addEventListener(type, leave, { passive: true });
  const remove = () => {
    leave();
    observer.disconnect();
    for (const type of BY_READER) scroller.removeEventListener(type, leave);
  };
  return { bring, hold, remove };
}

/** Whether an element is in view: whole, or, if it does not fit, with its top in the upper half. */
function isInView(scroller, element, top_px) {
  const view = scroller.getBoundingClientRect();
  const { top, bottom, height } = element.getBoundingClientRect();
  const fits = height <= view.height - top_px;
  const low_px = fits ? view.bottom - height : view.top + view.height / 2;
  return top >= view.top + top_px - 1 && top <= low_px + 1 && bottom > view.top;
}

/** How far the view has to go, so that the element stands well in it, whole if it fits. */
function distance_px(scroller, element, top_px, share) {
  const view = scroller.getBoundingClientRect();
  const { top, height } = element.getBoundingClientRect();
  const room_px = Math.max(view.height - top_px - height, 0);
  return top - (view.top + top_px + Math.min(share * view.height, room_px));
}

function jump(scroller, away_px) {
  scroller.scrollTop += away_px();
  scroller.scrollTop += away_px(); // what came into view has its real height only now
}

function glide(scroller, away_px) {
  const began = performance.now();
  let done = 0;
  let frame = requestAnimationFrame(step);
  function step(now) {
    const share = Math.min(Math.max(now - began, 0) / GLIDE_MS, 1);
    const eased = 1 - (1 - share) ** 3;
    // The rest of the way is measured anew each time: rows get their real height as they appear.
    if (share === 1) return void (scroller.scrollTop += away_px());
    scroller.scrollTop += (away_px() * (eased - done)) / (1 - done);
    done = eased;
    frame = requestAnimationFrame(step);
  }
  return () => cancelAnimationFrame(frame);
}

function wantsNoMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
