/**
 * Streamlit's part of the page, which comes after the panes, or never.
 */

const APP = ".stApp";

/**
 * Call `fn` with Streamlit's outermost element as soon as it is on a page; on other pages never.
 *
 * @param {Window & typeof globalThis} page
 * @param {(app: HTMLElement) => void} fn
 * @returns {() => void} what stops the waiting
 */
export function whenStreamlit(page, fn) {
  const root = page.document.getElementById("root");
  const observer = new page.MutationObserver(look);
  function look() {
    const app = page.document.querySelector(APP);
    if (!app) return false;
    observer.disconnect(); // or everything that Streamlit builds would wake it
    fn(app);
    return true;
  }
  if (!look() && root) observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}
