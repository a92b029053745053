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
