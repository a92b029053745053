/**
 * Letting the panes fill the window below the header, however high that turns out.
 */

/**
 * Mark the page as one of ours (class `ex-page`, for layout.css), and keep its custom property
 * `--ex-header` at the height of `root`, which stands above the panes.
 *
 * @param {HTMLElement} root the root of the controls
 * @returns {() => void} what stops it
 */
export function fitPanes(root) {
  const page = document.documentElement;
  const measure = () => {
    const { height } = root.getBoundingClientRect();
    page.style.setProperty("--ex-header", `${Math.ceil(height)}px`);
  };
  const observer = new ResizeObserver(measure);
  page.classList.add("ex-page");
  observer.observe(root); // which also measures for the first time, before the next paint
  return () => {
    observer.disconnect();
    page.classList.remove("ex-page");
  };
}
