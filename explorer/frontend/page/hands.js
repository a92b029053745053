/**
 * What a reader holds down just now.
 */

/**
 * Follow the pointers and keys of a page.
 *
 * @param {Window} page
 * @returns {() => boolean} whether any of them is down
 */
export function followHands(page) {
  const [pointers, keys] = [new Set(), new Set()];
  const on = (type, fn) => page.addEventListener(type, fn, { capture: true, passive: true });
  on("pointerdown", ({ pointerId }) => pointers.add(pointerId));
  for (const type of ["pointerup", "pointercancel"]) on(type, ({ pointerId }) => pointers.delete(pointerId));
  on("keydown", ({ code }) => keys.add(code));
  on("keyup", ({ code, key }) => {
    if (key === "Meta")
      keys.clear(); // a Mac does not say which others are let go while this one is down
    else keys.delete(code);
  });
  on("blur", () => [pointers, keys].forEach((held) => held.clear())); // what is let go elsewhere is not heard
  return () => pointers.size + keys.size > 0;
}
