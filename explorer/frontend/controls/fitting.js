/**
 * Letting the panes fill the window below the header, however high that turns out; and letting the header
 * pass with the page where it would leave them too little.
 */

/** Where the header passes at any text size: `--ex-phone` and `--ex-low` of tokens.css. */
const PASSING = "(max-width: 43.74rem), (max-height: 480px)";
/** How much of the window a header that stays may take: it grows with the reader's text. */
const LARGEST_SHARE = 0.3;
/**
 * Mark the page as the explorer’s (class `ex-page`, for layout.css) and, at sizes where the header passes with it,
 * `ex-passing`. This is done before any pane is mounted, so that the panes have the sizes of the style sheets until
 * the header is there and measured; in a frame it does nothing.
 */
export function markPage() {
  const { classList } = document.documentElement;
  if (classList.contains("ex-page") || !document.querySelector("[data-pane=controls]")) return;
  classList.add("ex-page");
  classList.toggle("ex-passing", matchMedia(PASSING).matches);
}

/**
 * Keep the page marked, also as `ex-passing` where a header that stays would take too much of the window, and keep its
 * custom properties, in whole pixels: `--ex-controls` at the height of `root`, and `--ex-header` at that of all that is
 * above the panes, the time axis included; `--ex-stepper` and `--ex-foot` at those of the stepper and of stepper and axis,
 * which are below the panes where the header passes, one above or beside the other.
 *
 * @param {HTMLElement} root the root of the controls
 * @returns {() => void} what stops it
 */
export function fitPanes(root) {
  const page = document.documentElement;
  const stepper = /** @type {HTMLElement} */ (root.querySelector(".ex-stepper"));
  const axis = /** @type {HTMLElement|null} */ (document.querySelector("[data-pane=axis]"));
  const query = matchMedia(PASSING);
  const known = {};
  const keep = (name, height) => {
    const value = `${height}px`;
    if (value === known[name]) return;
    known[name] = value;
    page.style.setProperty(name, value); // inherited: costs every element its style
  };
  let size = "";
  const measure = () => {
    const now = `${window.innerWidth} ${window.innerHeight} ${getComputedStyle(page).fontSize}`;
    // A header that passes is a smaller one: only at another size is it asked again whether it fits.
    if (now !== size) page.classList.toggle("ex-passing", query.matches);
    size = now;
    const isTooHigh = root.getBoundingClientRect().height > LARGEST_SHARE * window.innerHeight;
    if (isTooHigh) page.classList.add("ex-passing");
    const isPassing = page.classList.contains("ex-passing");
    // Read before any is kept: each that is read afterwards is another layout of the page.
    const controls = Math.ceil(root.getBoundingClientRect().height);
    const [above, below] = [isPassing ? 0 : (axis?.offsetHeight ?? 0), stepper.offsetHeight];
    const foot = isPassing ? footOf(stepper, axis) : below;
    keep("--ex-controls", controls);
    keep("--ex-header", controls + above);
    keep("--ex-stepper", below);
    keep("--ex-foot", foot);
  };
  const observer = new ResizeObserver(measure); // in the first frame as well
  markPage();
  if (page.style.getPropertyValue("--ex-controls")) measure(); // mounted again: other panes measure themselves now
  observer.observe(root);
  observer.observe(stepper);
  if (axis) observer.observe(axis);
  window.addEventListener("resize", measure);
  return () => {
    observer.disconnect();
    window.removeEventListener("resize", measure);
    page.classList.remove("ex-page", "ex-passing");
  };
}

function footOf(/** @type {HTMLElement} */ stepper, /** @type {HTMLElement|null} */ axis) {
  const heights = [stepper.offsetHeight, axis?.offsetHeight ?? 0];
  const isAbove = axis && axis.getBoundingClientRect().bottom <= stepper.getBoundingClientRect().top + 1;
  return isAbove ? heights[0] + heights[1] : Math.max(...heights);
}

/**
 * Where the header passes with the page and still takes room from the panes, scroll the page until it is
 * gone: who steps wants to see where to.
 *
 * @param {HTMLElement} root the root of the controls
 */
export function passHeader(root) {
  if (!document.documentElement.classList.contains("ex-passing")) return; // a step itself measures nothing
  const seen_px = root.getBoundingClientRect().bottom;
  if (seen_px > 0) scrollerAround(root).scrollBy(0, seen_px);
}

function scrollerAround(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    const doesScroll = overflowY === "auto" || overflowY === "scroll";
    if (doesScroll && box.scrollHeight > box.clientHeight) return box;
  }
  return document.scrollingElement;
}
