/**
 * Letting the panes fill the window below the header, however high that turns out.
 */

/**
 * Keep the custom property `--ex-header` of the page at the height of what stands above the panes:
 * the lower edge of `root` when the page is not scrolled.
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
  observer.observe(root);
  measure();
  return () => observer.disconnect();
}
