/**
 * Content that the browser skips until it comes near the view (`content-visibility: auto`): after a jump it
 * would come a frame late, and the pane would be empty until then.
 */

const SHOWN = "ex-not-skipped";

/**
 * Have the browser lay out and paint at once what is around `element`, as far as a view reaches, and skip
 * again what an earlier call has shown: not before, because that would be empty for a frame as well.
 *
 * @param {HTMLElement} scroller
 * @param {HTMLElement} element
 */
export function showAround(scroller, element) {
  const earlier = new Set(scroller.getElementsByClassName(SHOWN));
  const show = (box) => {
    earlier.delete(box);
    box.classList.add(SHOWN);
    const height = box.offsetHeight; // the real one: that of a skipped box is a guess
    if (height === 0) box.classList.remove(SHOWN); // a filter hides it
    return height;
  };
  for (let box = /** @type {any} */ (element); box !== scroller; box = box.parentElement) {
    if (!box.classList.contains(SHOWN) && getComputedStyle(box).contentVisibility !== "auto") continue;
    show(box);
    for (const way of ["previousElementSibling", "nextElementSibling"]) {
      let far_px = 0;
      for (let next = box[way]; next && far_px < scroller.clientHeight; next = next[way])
        far_px += show(next);
    }
  }
  earlier.forEach(({ classList }) => classList.remove(SHOWN));
}
