/**
 * A window of rows: of a long list in groups, only the rows around what is seen have elements, and space takes the place
 * of the others. What the reader sees stays where it is when rows turn out to be higher or lower than guessed: the space
 * above them takes up the difference while the reader scrolls, and is put right at once otherwise.
 */

import { holdOf, isAtEndOf } from "./holding.js";
import { endsOfSelection, heightOf, inUse, middle, putAfter, setSpace } from "./row_elements.js";
import { rowHeights } from "./row_heights.js";

/** After so long without scrolling it rests. */
const REST_MS = 150;
/** Rows beside the one that has the focus, so that Tab leads on. */
const BESIDE = 2;
/** Before the view was measured. */
const GUESS_VIEW_PX = 800;
/** Rows that are there at once above and below one that is to be shown; with the next frame, all that are in view. */
const [ABOVE, BELOW] = [3, 7];

/**
 * @typedef {Object} Group
 * @property {HTMLElement} element
 * @property {HTMLElement} heading in it, before its rows
 * @property {HTMLElement} list what its rows are in: `element` itself, or a list in it
 */

/**
 * @typedef {Object} Rows
 * @property {HTMLElement} list what the groups are in
 * @property {?HTMLElement} above what is in the list before all groups
 * @property {Int32Array} firsts position of the first row of each group
 * @property {number} count of the rows
 * @property {{row_px: number, heading_px: number}} guess of their heights
 * @property {(group: number) => Group} makeGroup
 * @property {(at: number) => HTMLElement} makeRow
 * @property {(at: number) => void} [onGone] called when a row has left
 * @property {() => Element} scroller what scrolls the list, perhaps the whole page
 * @property {() => void} [onMoved] called when rows lie elsewhere, because others turned out to be higher or lower
 * @property {() => void} [onRest] called when scrolling rests
 * @property {(first: number, last: number) => void} onSeen called with what is in view when scrolling rests
 */

/**
 * @param {Rows} source
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function rowWindow({ list, above, firsts, count, guess, makeGroup, makeRow, ...source }) {
  const heights = rowHeights(firsts, count, guess);
  /** @type {Map<number, HTMLElement>} */
  const rows = new Map();
  /** @type {Map<number, Group>} */
  const groups = new Map();
  /** @type {number[]} */
  let order = []; // positions of the rows that are there
  let seen = { first: 0, last: -1 }; // with a view above and one below
  let view = { top_px: 0, height_px: GUESS_VIEW_PX }; // below the top of the list
  let width_px = 0;
  let drift_px = 0; // so much lower than their heights say the rows lie that are seen
  let pinned = -1; // the row that is there, with those around it, wherever the reader is
  let sought = -1; // likewise, until the reader scrolls
  /** @type {?number[]} */
  let printed = null; // the rows that are there for as long as they are printed
  let isAtBottom = false; // the reader, who stays there
  let whole_px = 0; // how high the list is, which does not change while the reader holds the scroller
  let held = -1; // the row that stays in its place when others are measured
  let isScrolling = false; // the reader, whose way is not to be changed
  let rest = 0;
  let frame = 0;
  /** @type {Node[]} */
  let selected = []; // where a selection of text begins and ends

  function wantedRows() {
    const pins = [pinned, sought].filter((at) => at >= 0);
    const wanted = new Set(printed ?? pins);
    const add = (first, last) => {
      for (let at = Math.max(first, 0); at <= Math.min(last, count - 1); at += 1)
        if (heights.isShown(at)) wanted.add(at);
    };
    if (!printed) {
      add(seen.first, seen.last);
      for (const at of pins) add(heights.shownFrom(at, -ABOVE), heights.shownFrom(at, BELOW));
    }
    for (const own of inUse(rows, selected))
      add(heights.shownFrom(own, -BESIDE), heights.shownFrom(own, BESIDE));
    return [...wanted].sort((one, other) => one - other);
  }
  function render() {
    const wanted = wantedRows();
    order = wanted;
    const isWanted = new Set(wanted);
    const wantedGroups = new Set(wanted.map(heights.groupOf));
    for (const [at, row] of rows) if (!isWanted.has(at)) leave(rows, at, row, row);
    for (const [at, { element, heading }] of groups)
      if (!wantedGroups.has(at)) leave(groups, at, element, heading);
    let group = -1;
    let [before, beforeGroup] = [/** @type {?HTMLElement} */ (null), above];
    for (const at of wanted) {
      const own = heights.groupOf(at);
      const { element, heading, list: inside } = there(groups, own, makeGroup, (made) => made.heading);
      if (own !== group) {
        putAfter(list, element, beforeGroup);
        [group, before, beforeGroup] = [own, heading.parentElement === inside ? heading : null, element];
      }
      const row = there(rows, at, makeRow, (made) => made);
      putAfter(inside, row, before);
      before = row;
    }
    space();
  }
  function there(all, at, make, measuredIn) {
    if (!all.has(at)) {
      all.set(at, make(at));
      observer.observe(measuredIn(all.get(at)));
    }
    return all.get(at);
  }
  function leave(all, at, element, measured) {
    observer.unobserve(measured);
    element.remove();
    all.delete(at);
    if (all === rows) source.onGone?.(at);
  }

  /** Put space in the place of the rows that are not there. */
  function space() {
    let [bottom_px, group, end_px] = [0, -1, 0];
    const drift = (at) => (at >= seen.first && at <= seen.last ? drift_px : 0);
    const lower = (element, edge, px) => {
      setSpace(element, edge, printed ? 0 : px - bottom_px);
      bottom_px = Math.max(px, bottom_px);
    };
    const endGroup = () => group >= 0 && lower(groups.get(group)?.list, "paddingBlockEnd", end_px);
    for (const at of order.filter(heights.isShown)) {
      const own = heights.groupOf(at);
      if (own !== group) {
        endGroup();
        lower(groups.get(own)?.element, "marginBlockStart", heights.groupTopOf(own) + drift(at));
        bottom_px += heights.headingOf(own);
        group = own;
      }
      lower(rows.get(at), "marginBlockStart", heights.topOf(at) + drift(at));
      bottom_px += heights.bottomOf(at) - heights.topOf(at);
      end_px = heights.groupTopOf(own + 1) + drift(at);
    }
    endGroup();
    if (!hold.isHeld()) whole_px = heights.topOf(count) + (isLastSeen() ? drift_px : 0);
    lower(list, "paddingBlockEnd", whole_px);
  }
  function isLastSeen() {
    return seen.last >= seen.first && heights.bottomOf(seen.last) >= heights.topOf(count);
  }

  /** Take the real heights; what is held, or the end, or what is at the top of the view, stays where it is on the screen. */
  function measure() {
    if (printed) return;
    const isSeen = (at) => at >= seen.first && at <= seen.last;
    const top = isAtBottom && isLastSeen() ? count : heights.rowAt(view.top_px - drift_px);
    const anchor = isSeen(held) ? held : top;
    const isOpened = anchor === held;
    held = -1;
    const before_px = heights.topOf(anchor);
    const isOther = measureAll();
    if (!isOther) return;
    if (isOpened) isAtBottom = false; // the reader reads on from there
    if (anchor === count || isSeen(anchor)) drift_px += before_px - heights.topOf(anchor);
    space();
    if (!isScrolling || isAtEnd()) settle();
    source.onMoved?.();
    waitForRest();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  }
  function measureAll() {
    const sizes = [...rows].map(([at, row]) => [at, heightOf(row)]);
    const headings = [...groups].map(([at, { heading }]) => [at, heightOf(heading)]);
    const width = list.clientWidth;
    const isAnew = width !== width_px && sizes.length > 0 && width > 0;
    if (isAnew) {
      heights.forget({ row_px: middle(sizes, guess.row_px), heading_px: middle(headings, guess.heading_px) });
      width_px = width;
    }
    const others = [
      ...sizes.map(([at, height_px]) => heights.measuredRow(at, height_px)),
      ...headings.map(([at, height_px]) => heights.measuredHeading(at, height_px)),
    ];
    return isAnew || others.includes(true);
  }
  function isAtEnd() {
    if (seen.last < seen.first) return true;
    const { first } = seen;
    return isLastSeen() || heights.topOf(first) <= heights.headingOf(heights.groupOf(first));
  }
  /** Let the rows lie where their heights say, and the reader see the same. */
  function settle() {
    if (hold.isHeld()) return;
    const moved_px = drift_px;
    drift_px = 0;
    if (Math.abs(moved_px) < 0.5 && whole_px === heights.topOf(count)) return;
    const scroller = source.scroller();
    const was_px = scroller.scrollTop; // a list that becomes lower changes it by itself
    space();
    scroller.scrollTop = isAtBottom ? scroller.scrollHeight : was_px - moved_px;
    view.top_px -= moved_px;
    source.onMoved?.();
  }

  /** See which rows are in view, and make those. */
  function look() {
    if (printed) return;
    const scroller = source.scroller();
    const isPage = scroller === document.scrollingElement;
    const edge_px = isPage ? 0 : scroller.getBoundingClientRect().top;
    const start_px = above ? above.getBoundingClientRect().bottom : list.getBoundingClientRect().top;
    view = { top_px: edge_px - start_px, height_px: isPage ? innerHeight : scroller.clientHeight };
    const was = seen;
    sought = -1;
    isAtBottom = isAtEndOf(scroller);
    if (hold.isHeld()) drift_px = heldDrift_px();
    else if (!isAmong(was)) drift_px = 0; // a jump: rows elsewhere lie where their heights say
    seen = rowsIn(view.top_px - view.height_px, view.top_px + 2 * view.height_px);
    if (was.first === seen.first && was.last === seen.last) return hold.isHeld() && space();
    if (drift_px && isAtEnd()) settle();
    render();
  }
  /** While the list keeps its height, the first row lies at its beginning and the last one at its end. */
  function heldDrift_px() {
    const share = view.top_px / Math.max(whole_px - view.height_px, 1);
    return (whole_px - heights.topOf(count)) * Math.min(Math.max(share, 0), 1);
  }
  /** Whether some of the view is within rows. */
  function isAmong({ first, last }) {
    const bottom_px = view.top_px + view.height_px - drift_px;
    return (
      last >= first && heights.topOf(first) < bottom_px && heights.bottomOf(last) > view.top_px - drift_px
    );
  }
  function rowsIn(from_px, to_px) {
    const isOut = to_px < 0 || from_px > heights.topOf(count) + Math.abs(drift_px) || count === 0;
    if (isOut) return { first: 0, last: -1 };
    return { first: heights.rowAt(from_px - drift_px), last: heights.rowAt(to_px - drift_px) };
  }
  function hear() {
    look();
    waitForRest();
  }
  function scrolled() {
    isScrolling = true;
    held = -1; // what was pressed opened nothing
    hear();
  }
  function waitForRest() {
    clearTimeout(rest);
    rest = setTimeout(() => {
      isScrolling = false;
      settle();
      source.onRest?.();
      const { first, last } = rowsIn(view.top_px, view.top_px + view.height_px);
      source.onSeen(first, last);
    }, REST_MS);
  }

  const rowWith = (node) => [...rows].find(([, row]) => row.contains(node))?.[0] ?? -1;

  const observer = new ResizeObserver(measure);
  const select = () => (selected = endsOfSelection());
  document.addEventListener("selectionchange", select);
  list.addEventListener("click", ({ target }) => (held = rowWith(target))); // what is opened there stays where it is
  const content = () => (above ? /** @type {HTMLElement} */ (list.parentElement) : list); // a table has no fixed height
  const hold = holdOf(source.scroller, content, waitForRest);
  return {
    rows,
    groups,
    /** Call it when the list is there, gets another size, or was scrolled by code. */
    hear,
    /** Call it when the reader scrolls. */
    scrolled,
    measure,
    /** Have a row there, with those around it, until another one is. */
    pin(at) {
      pinned = at;
      render();
    },
    /** Have a row in its place, with those around it, until the reader scrolls. */
    seek(at) {
      sought = at;
      render();
      measure();
    },
    /**
     * Have these rows there, whatever is in view, and those that the reader uses; all that are wanted again with `null`.
     *
     * @param {?number[]} positions
     */
    print(positions) {
      printed = positions;
      render();
    },
    /** Change rows while one of them stays where it is on the screen. */
    hold(row, change) {
      held = rowWith(row);
      change();
    },
    /** @param {?Uint8Array} mask which rows have a place: 1 or 0 of each; null for all */
    show(mask) {
      heights.show(mask);
      drift_px = 0;
      if (seen.last >= seen.first) {
        seen = rowsIn(view.top_px - view.height_px, view.top_px + 2 * view.height_px);
        waitForRest(); // the details of rows that are in view now may not be here
      }
      render();
    },
    remove() {
      observer.disconnect();
      document.removeEventListener("selectionchange", select);
      hold.remove();
      clearTimeout(rest);
      cancelAnimationFrame(frame);
    },
  };
}
