/**
 * A scroller that the reader holds with a pointer, perhaps by its scroll bar: its content keeps its height meanwhile. A
 * browser that drags a scroll bar loses part of the way whenever the height changes.
 */

const ENDS = ["pointerup", "pointercancel", "blur"];

/**
 * @param {() => Element} scrollerOf
 * @param {() => HTMLElement} contentOf what keeps its height
 * @param {() => void} [onRelease]
 * @returns {{isHeld: () => boolean, remove: () => void}}
 */
export function holdOf(scrollerOf, contentOf, onRelease = () => {}) {
  let isHeld = false;
  const keep = (height, overflowY) => Object.assign(contentOf().style, { height, overflowY });
  const take = (/** @type {PointerEvent} */ event) => {
    if (isHeld || !event.composedPath().includes(scrollerOf())) return;
    isHeld = true;
    const content = contentOf();
    // What hangs out of it can be scrolled to as well.
    keep(`${Math.max(content.getBoundingClientRect().height, content.scrollHeight)}px`, "clip");
  };
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    const scroller = scrollerOf();
    const wasAtEnd = isAtEndOf(scroller);
    keep("", "");
    if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
    onRelease();
  };
  document.addEventListener("pointerdown", take, true);
  for (const type of ENDS) window.addEventListener(type, release, true);
  return {
    isHeld: () => isHeld,
    remove() {
      document.removeEventListener("pointerdown", take, true);
      for (const type of ENDS) window.removeEventListener(type, release, true);
    },
  };
}

/** Whether a scroller is at its end, and was scrolled there. */
export function isAtEndOf(/** @type {Element} */ { scrollTop, clientHeight, scrollHeight }) {
  return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
}
