/**
 * Whether the reader wants things to move.
 */

/**
 * Follow the reader's wish for reduced motion. The answer is kept, because asking a media query in a
 * frame brings the layout of page and frame up to date: 7 ms in the middle of a step.
 *
 * @returns {{wantsNone: () => boolean, remove: () => void}}
 */
export function followMotion() {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let wantsNone = reduced.matches;
  const keep = () => (wantsNone = reduced.matches);
  reduced.addEventListener("change", keep);
  return { wantsNone: () => wantsNone, remove: () => reduced.removeEventListener("change", keep) };
}
