/**
 * Work that nobody waits for, done in slices of some milliseconds after what the reader does wait for.
 */

const SLICE_MS = 8;
/** How long what the reader waits for has the browser to itself. */
const BEGIN_MS = 1500;

/**
 * Call `work` with each item, in slices of some milliseconds between which the page stays usable; with all
 * that are left before the page is printed.
 *
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item, at: number) => void} work
 * @param {number} [begin_ms] how long to wait with the first
 * @returns {{finish: () => void, stop: () => void}} `finish` does the rest at once
 */
export function inSlices(items, work, begin_ms = BEGIN_MS) {
  let next = 0;
  let timer = 0;
  const isDone = () => next >= items.length;
  function slice() {
    const until = performance.now() + SLICE_MS;
    while (!isDone() && performance.now() < until) work(items[next], next++);
    if (!isDone()) timer = setTimeout(slice);
  }
  function stop() {
    clearTimeout(timer);
    window.removeEventListener("beforeprint", finish);
  }
  function finish() {
    stop();
    while (!isDone()) work(items[next], next++);
  }
  timer = setTimeout(slice, begin_ms);
  window.addEventListener("beforeprint", finish);
  return { finish, stop };
}
