// Asks where rows lie after heights were measured or rows hidden. See test_row_heights.py.
import { rowHeights } from "../../explorer/frontend/core/row_heights.js";

/** The answer of each step, `[name, ...given]`, over rows in groups. */
export function answers(firsts, count, guess, steps) {
  const heights = rowHeights(Int32Array.from(firsts), count, guess);
  return steps.map(([name, ...given]) => heights[name](...given) ?? null);
}
