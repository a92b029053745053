/**
 * Letting the panes fill the window below the header, however high that turns out; on a phone, where
 * the header passes with the page, letting it pass.
 */

/** Where the header does not stick; as in layout.css. */
const PASSING = "(max-width: 699.98px)";

/**
 * Mark the page as one of ours (class `ex-page`, for layout.css), and keep its custom property
 * `--ex-header` at the height of `root`, which stands above the panes.
 *
 * @param {HTMLElement} root the root of the controls
 * @returns {() => void} what stops it
 */
export function fitPanes(root) {
  const page = document.documentElement;
  let known = "";
  const measure = () => {
    const height = `${Math.ceil(root.getBoundingClientRect().height)}px`;
    if (height === known) return;
    known = height;
    page.style.setProperty("--ex-header", height); // inherited: costs every element its style
  };
  const observer = new ResizeObserver(measure);
  page.classList.add("ex-page");
  measure(); // at once, while the panes below are still empty
  observer.observe(root);
  return () => {
    observer.disconnect();
    page.classList.remove("ex-page");
  };
}

/**
 * Where the header passes with the page and still takes room from the panes, scroll the page until it is
 * gone: who steps on a phone wants to see where to.
 *
 * @param {HTMLElement} root the root of the controls
 */
export function passHeader(root) {
  const seen_px = root.getBoundingClientRect().bottom;
  if (seen_px > 0 && matchMedia(PASSING).matches) scrollerAround(root).scrollBy(0, seen_px);
}

function scrollerAround(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    const doesScroll = overflowY === "auto" || overflowY === "scroll";
    if (doesScroll && box.scrollHeight > box.clientHeight) return box;
  }
  return document.scrollingElement;
}
