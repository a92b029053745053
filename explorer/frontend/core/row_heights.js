/**
 * Where the rows of a long list lie, which is in groups with a heading each: by the heights that were measured, and by a
 * guess for the others. Pure; heights and places are in CSS pixels.
 */

/**
 * @param {Int32Array} firsts position of the first row of each group, in order
 * @param {number} count of the rows
 * @param {{row_px: number, heading_px: number}} guess
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function rowHeights(firsts, count, guess) {
  const rows = new Float32Array(count);
  const headings = new Float32Array(firsts.length);
  const tops = new Float64Array(count + 1);
  const groupTops = new Float64Array(firsts.length + 1);
  /** @type {?Uint8Array} */
  let shown = null;
  /** @type {?Uint8Array} */
  let shownGroups = null;
  let isStale = true;

  const endOf = (group) => (group + 1 < firsts.length ? firsts[group + 1] : count);
  const hasShown = (group) => !shownGroups || shownGroups[group] === 1;
  const heightOf = (at) => (shown && !shown[at] ? 0 : rows[at] || guess.row_px);
  function placed() {
    if (!isStale) return;
    isStale = false;
    let top_px = 0;
    for (let group = 0; group < firsts.length; group += 1) {
      groupTops[group] = top_px;
      if (hasShown(group)) top_px += headings[group] || guess.heading_px;
      for (let at = firsts[group]; at < endOf(group); at += 1) {
        tops[at] = top_px;
        top_px += heightOf(at);
      }
    }
    tops[count] = top_px;
    groupTops[firsts.length] = top_px;
  }
  function keep(heights, at, height_px) {
    if (height_px === 0 || Math.abs(heights[at] - height_px) < 0.01) return false;
    heights[at] = height_px;
    isStale = true;
    return true;
  }

  return {
    /** The position after the last row of a group. */
    endOf,
    /** @param {number} at position of a row @returns {number} its group */
    groupOf: (at) => lastAtMost(firsts, at),
    /** @param {number} at position of a row, or their count for the end */
    topOf(at) {
      placed();
      return tops[at];
    },
    /** @param {number} at position of a row */
    bottomOf(at) {
      placed();
      return tops[at] + heightOf(at);
    },
    /** @param {number} group or their count for the end */
    groupTopOf(group) {
      placed();
      return groupTops[group];
    },
    /** How high the heading of a group is, 0 if none of its rows is shown. */
    headingOf: (group) => (hasShown(group) ? headings[group] || guess.heading_px : 0),
    /** The row that lies at a height, the nearest one above or below all. */
    rowAt(top_px) {
      placed();
      let at = Math.max(Math.min(lastAtMost(tops, top_px), count - 1), 0);
      while (shown && at > 0 && !shown[at]) at -= 1; // those without height lie where the one before them ends
      return at;
    },
    /** @returns {boolean} whether it had another height */
    measuredRow: (at, height_px) => keep(rows, at, height_px),
    /** @returns {boolean} whether it had another height */
    measuredHeading: (group, height_px) => keep(headings, group, height_px),
    /** Drop all measured heights, since at another width every row has another one. */
    forget(others) {
      rows.fill(0);
      headings.fill(0);
      Object.assign(guess, others);
      isStale = true;
    },
    /** Which rows have a height: 1 or 0 of each; null for all. */
    show(mask) {
      shown = mask;
      shownGroups = mask && new Uint8Array(firsts.length);
      for (let group = 0; shownGroups && group < firsts.length; group += 1)
        for (let at = firsts[group]; at < endOf(group); at += 1) shownGroups[group] |= mask[at];
      isStale = true;
    },
    /** The position that is so many shown rows away from another one, or the last in that direction. */
    shownFrom(from, away) {
      const step = Math.sign(away);
      let [at, left] = [from, Math.abs(away)];
      while (left > 0 && at + step >= 0 && at + step < count) {
        at += step;
        if (!shown || shown[at]) left -= 1;
      }
      return at;
    },
    isShown: (at) => !shown || shown[at] === 1,
  };
}

/** The position of the last number that is at most another one, in numbers that do not decrease; -1 if there is none. */
function lastAtMost(numbers, limit) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
