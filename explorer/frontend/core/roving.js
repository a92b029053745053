/**
 * One Tab stop for several controls: arrows, Home and End lead from one to another. A reader who has pressed one
 * with a pointer is not among them by keys: there the same keys step, as everywhere on the page.
 */

import { el } from "./elements.js";

/** Where each arrow leads, as steps to the right and down. */
const WAYS = { ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} element what holds the controls; they begin with the `tabindex` -1
 * @param {() => HTMLElement[]} controls those that can have the focus now, in order
 * @param {(all: HTMLElement[], from: HTMLElement, way: [number, number]) => HTMLElement|undefined} [next] where an
 *   arrow leads; without it along the order
 * @returns {{stopAt: (chosen: HTMLElement|undefined) => void, remove: () => void}} `stopAt` makes one the Tab stop
 */
export function rove(element, controls, next = along) {
  /** @type {HTMLElement|undefined} */
  let stop;
  function stopAt(chosen) {
    if (stop) stop.tabIndex = -1;
    if (chosen) chosen.tabIndex = 0;
    stop = chosen;
  }
  let isByKey = false;
  function enter({ target }) {
    isByKey = target.matches(":focus-visible"); // later any key makes it so
    if (controls().includes(target)) stopAt(target);
  }
  function press(pressed) {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = pressed;
    if (altKey || ctrlKey || metaKey || shiftKey || !isByKey) return;
    const all = controls();
    const ends = { Home: all[0], End: all[all.length - 1] };
    const to = WAYS[key] ? next(all, target, WAYS[key]) : ends[key];
    if (!all.includes(target) || !(WAYS[key] || to)) return;
    pressed.preventDefault(); // at the edge, too, it does not step
    to?.focus();
  }
  element.addEventListener("focusin", enter);
  element.addEventListener("keydown", press);
  return {
    stopAt,
    remove() {
      element.removeEventListener("focusin", enter);
      element.removeEventListener("keydown", press);
    },
  };
}

/**
 * A named toolbar, which is one Tab stop.
 *
 * @param {Object<string, string>} attributes
 * @param {HTMLElement[]} controls
 * @param {HTMLElement[]} [content] what is in it, if that is more
 * @returns {ReturnType<typeof rove> & {element: HTMLElement}}
 */
export function toolbar(attributes, controls, content = controls) {
  const element = el("div", { role: "toolbar", ...attributes }, content);
  for (const control of controls) control.tabIndex = -1;
  const roving = rove(element, () => controls.filter(({ hidden }) => !hidden));
  roving.stopAt(controls[0]);
  return { element, ...roving };
}

function along(all, from, [right, down]) {
  return all[all.indexOf(from) + right + down];
}
