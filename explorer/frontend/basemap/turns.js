/**
 * Work done in small parts, so that the page can draw a frame between them.
 */

/** How long the page is kept busy at a time, in milliseconds: half a frame. */
const SLICE_MS = 8;

/**
 * @returns {<Result>(work: () => Result) => Promise<Result>} does what it is given, one after the other: rejects
 *   with what the work throws
 */
export function workInTurn() {
  /** @type {(() => void)[]} */
  const waiting = [];
  let isUnderWay = false;

  function doSome() {
    const end = performance.now() + SLICE_MS;
    do waiting.shift()?.();
    while (waiting.length > 0 && performance.now() < end);
    isUnderWay = waiting.length > 0;
    if (isUnderWay) setTimeout(doSome);
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      if (!isUnderWay) setTimeout(doSome);
      isUnderWay = true;
    });
}
