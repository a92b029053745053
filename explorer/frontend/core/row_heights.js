/**
 * Where the rows of a long list lie, which is in groups with a heading each: by the heights that were measured, and by a
 * guess for the others. Pure; heights and places are in CSS pixels.
 *
 * Rows are placed in blocks: where another height is measured, only the rows of its block get other places within it.
 */

/** How many rows a block has, as a power of two. */
const BLOCK_BITS = 8;
const BLOCK = 1 << BLOCK_BITS;

/**
 * @param {Int32Array} firsts position of the first row of each group, in order
 * @param {number} count of the rows
 * @param {{row_px: number, heading_px: number}} guess
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function rowHeights(firsts, count, guess) {
  const rows = new Float32Array(count);
  const headings = new Float32Array(firsts.length);
  const tops = new Float64Array(count); // from the top of the block, as those of groups are
  const groupTops = new Float64Array(firsts.length);
  const blocks = Math.ceil(count / BLOCK);
  const blockTops = new Float64Array(blocks + 1);
  const blockHeights = new Float64Array(blocks);
  const stale = new Uint8Array(blocks).fill(1);
  /** @type {?Uint8Array} */
  let shown = null;
  /** @type {?Uint8Array} */
  let shownGroups = null;
  let isStale = true;

  const endOf = (group) => (group + 1 < firsts.length ? firsts[group + 1] : count);
  const hasShown = (group) => !shownGroups || shownGroups[group] === 1;
  const heightOf = (at) => (shown && !shown[at] ? 0 : rows[at] || guess.row_px);
  const headingOf = (group) => (hasShown(group) ? headings[group] || guess.heading_px : 0);
  /** Place the rows of a block within it, and return its height. */
  function heightOfBlock(block) {
    const first = block * BLOCK;
    let group = lastAtMost(firsts, first - 1) + 1;
    let top_px = 0;
    for (let at = first; at < Math.min(first + BLOCK, count); at += 1) {
      if (firsts[group] === at) {
        groupTops[group] = top_px;
        top_px += headingOf(group);
        group += 1;
      }
      tops[at] = top_px;
      top_px += heightOf(at);
    }
    return top_px;
  }
  function placed() {
    if (!isStale) return;
    isStale = false;
    for (let block = 0; block < blocks; block += 1) {
      if (stale[block]) blockHeights[block] = heightOfBlock(block);
      blockTops[block + 1] = blockTops[block] + blockHeights[block];
    }
    stale.fill(0);
  }
  function forgetPlaces() {
    stale.fill(1);
    isStale = true;
  }
  function keep(heights, at, height_px, row = at) {
    if (height_px === 0 || Math.abs(heights[at] - height_px) < 0.01) return false;
    heights[at] = height_px;
    stale[row >> BLOCK_BITS] = 1;
    isStale = true;
    return true;
  }
  function topOf(at) {
    placed();
    return at < count ? blockTops[at >> BLOCK_BITS] + tops[at] : blockTops[blocks];
  }

  return {
    /** The position after the last row of a group. */
    endOf,
    /** @param {number} at position of a row @returns {number} its group */
    groupOf: (at) => lastAtMost(firsts, at),
    /** @param {number} at position of a row, or their count for the end */
    topOf,
    /** @param {number} at position of a row */
    bottomOf: (at) => topOf(at) + heightOf(at),
    /** @param {number} group or their count for the end */
    groupTopOf(group) {
      if (group === firsts.length) return topOf(count);
      placed();
      return blockTops[firsts[group] >> BLOCK_BITS] + groupTops[group];
    },
    /** How high the heading of a group is, 0 if none of its rows is shown. */
    headingOf,
    /** The row that lies at a height, the nearest one above or below all. */
    rowAt(top_px) {
      placed();
      const block = Math.max(lastAtMost(blockTops, top_px, 0, blocks), 0);
      const [first, end] = [block * BLOCK, Math.min((block + 1) * BLOCK, count)];
      let at = Math.max(lastAtMost(tops, top_px - blockTops[block], first, end), 0);
      while (shown && at > 0 && !shown[at]) at -= 1; // those without height lie where the one before them ends
      return at;
    },
    /** @returns {boolean} whether it had another height */
    measuredRow: (at, height_px) => keep(rows, at, height_px),
    /** @returns {boolean} whether it had another height */
    measuredHeading: (group, height_px) => keep(headings, group, height_px, firsts[group]),
    /** Drop all measured heights, since at another width every row has another one. */
    forget(others) {
      rows.fill(0);
      headings.fill(0);
      Object.assign(guess, others);
      forgetPlaces();
    },
    /** Which rows have a height: 1 or 0 of each; null for all. */
    show(mask) {
      shown = mask;
      shownGroups = mask && new Uint8Array(firsts.length);
      for (let group = 0; shownGroups && group < firsts.length; group += 1)
        for (let at = firsts[group]; at < endOf(group); at += 1) shownGroups[group] |= mask[at];
      forgetPlaces();
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

/** The position of the last number that is at most another one, in numbers that do not decrease; `first - 1` if none is. */
function lastAtMost(numbers, limit, first = 0, end = numbers.length) {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
