/**
 * Keeping the reader's place while a pane is rebuilt in another language or clock: the line that
 * was at the top of its scroller, what was unfolded, and the focus.
 */

const NAMES = ["data-action", "data-control", "data-event", "data-place", "data-note", "name"];

/** Let a pane that has only the elements around what is seen make those of an event. */
function seek(root, anchor) {
  root.dispatchEvent(new CustomEvent("seek", { detail: anchor }));
}

/**
 * Note where the reader is in `root`; the returned function brings them back there, as far as what
 * they looked at still exists.
 *
 * A scroller has `data-scroller`; elements that can keep its position have `data-anchor`.
 *
 * @param {HTMLElement} root
 * @returns {() => void}
 */
export function placeIn(root) {
  const scroll = anchorIn(root);
  const unfolded = [...root.querySelectorAll("[data-action][aria-expanded=true]")]
    .filter((button) => button.checkVisibility())
    .map(({ dataset }) => `[data-action="${dataset.action}"][aria-expanded=false]`);
  const focus = focusIn(root);
  return () => {
    scroll();
    for (const selector of unfolded) root.querySelector(selector)?.click();
    focus();
  };
}

/**
 * Give a pane the focus: its scroller where it has one, so that the keys scroll it at once.
 *
 * @param {HTMLElement} root
 */
export function takeFocus(root) {
  const target = root.querySelector("[data-scroller]") ?? root;
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus();
}

function anchorIn(root) {
  const scroller = root.querySelector("[data-scroller]");
  if (!scroller || scroller.scrollTop === 0) return () => {};
  const top = scroller.getBoundingClientRect().top;
  const anchor = [...scroller.querySelectorAll("[data-anchor]")].find(
    (element) => element.getBoundingClientRect().bottom > top,
  );
  if (!anchor) return () => {};
  const offset_px = anchor.getBoundingClientRect().top - top;
  return () => {
    const now = root.querySelector("[data-scroller]");
    seek(root, anchor.dataset.anchor);
    const same = now?.querySelector(`[data-anchor="${CSS.escape(anchor.dataset.anchor)}"]`);
    if (!same) return;
    const away_px = same.getBoundingClientRect().top - now.getBoundingClientRect().top - offset_px;
    now.scrollTop += away_px;
  };
}

function focusIn(root) {
  const focused = /** @type {HTMLInputElement} */ (document.activeElement);
  if (focused === root || !root.contains(focused)) return () => {};
  const name = NAMES.find((attribute) => focused.hasAttribute(attribute));
  if (!name) return () => {};
  const selector = `${focused.tagName}[${name}="${CSS.escape(focused.getAttribute(name) ?? "")}"]`;
  const nth = [...root.querySelectorAll(selector)].indexOf(focused);
  const wasChecked = focused.checked;
  return () => {
    if (focused.dataset.event) seek(root, focused.dataset.event);
    const same = [...root.querySelectorAll(selector)];
    // Of a radio group the checked one has the focus, whichever that is now.
    const next = wasChecked ? (same.find(({ checked }) => checked) ?? same[nth]) : same[nth];
    (next ?? same[0])?.focus({ preventScroll: true });
  };
}
