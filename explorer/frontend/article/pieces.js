/**
 * A long article as a box for each of its pieces: those near the view are filled with their passages, the others
 * keep their height.
 */

import { articlePassage } from "./passages.js";
import { articleOf, withPiece, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { holdOf, isAtEndOf } from "../core/holding.js";
import { ifLoaded } from "../core/on_demand.js";
import { pieceOf } from "../core/parts.js";
import { speaker } from "../core/strings.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/** Until a piece has been measured: a line of text, and the room between two passages. */
const [LINE_PX, CHAR_PX, GAP_PX] = [27, 8, 16];
/** So much of the view above and below it is filled, too. */
const MARGIN = "100%";
const AGAIN_MS = 3000;

/**
 * @typedef {Object} Pieces
 * @property {HTMLElement[]} boxes
 * @property {Map<number, HTMLElement>} passages those that are there, by their position in the article
 * @property {(at: number) => Promise<HTMLElement|undefined>} bring the passage at a position, when it is there
 * @property {(at?: number) => void} keep the piece of the passage at a position, which is that of the current event; none
 *   without one
 * @property {(at: number) => number} topOf where the passage at a position is or will be, in the scroller's content, in px
 * @property {() => void} remove
 */

/**
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {HTMLElement} scroller in which the boxes will be
 * @param {(passages: HTMLElement[]) => void} onFilled
 * @returns {Pieces}
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function piecesOf(doc, channel, scroller, onFilled) {
  const { outline } = articleOf(doc);
  const { piece_size, chars } = /** @type {NonNullable<typeof outline>} */ (outline);
  const count = Math.ceil(chars.length / piece_size);
  const passages = new Map();
  /** @type {Map<number, Promise<void>>} */
  const filling = new Map();
  /** @type {Map<number, number>} */
  const measured = new Map();
  const filled = new Set();
  let kept = -1; // the piece of the current event, which stays even if it cannot be scrolled to yet
  let isGone = false;

  const boxes = Array.from({ length: count }, (_, at) => el("div", { class: "ex-piece", "data-piece": at }));
  const sizeOf = (/** @type {number} */ at) =>
    chars.slice(at * piece_size, (at + 1) * piece_size).reduce((sum, each) => sum + each, 0);
  const sizes = boxes.map((_, at) => sizeOf(at));
  const guess_px = (at) => {
    const [known] = measured;
    if (known) return (known[1] / Math.max(sizes[known[0]], 1)) * sizes[at];
    const line_chars = Math.max(scroller.clientWidth / CHAR_PX, 20);
    return (sizes[at] / line_chars) * LINE_PX + piece_size * GAP_PX;
  };
  let isFitted = false;
  const fit = () => {
    isFitted = true;
    boxes.forEach((box, at) => {
      if (!filled.has(at)) box.style.height = `${Math.round(measured.get(at) ?? guess_px(at))}px`;
    });
  };

  async function load(at) {
    const found = await pieceOf(doc, "article", at);
    if (isGone || filled.has(at)) return;
    filled.add(at);
    const known = withPiece(doc, found);
    const made = found.passages.map((passage) => articlePassage(passage, known, channel.state));
    keepingPlace(at, () => {
      boxes[at].replaceChildren(...made);
      boxes[at].style.height = "";
    });
    made.forEach((element, nth) => passages.set(at * piece_size + nth, element));
    onFilled(made);
    await layOutRest(boxes[at], known);
    measured.set(at, boxes[at].offsetHeight);
    for (const each of filled) observeAgain(each); // it can have come too late, others can be used no more
  }
  function fill(at) {
    if (!filling.has(at)) {
      const done = load(at);
      filling.set(at, done);
      done.catch(() => {
        filling.delete(at);
        if (isGone) return;
        sayMissing(at);
        setTimeout(() => !isGone && isNear(at) && fill(at).catch(() => {}), AGAIN_MS);
      });
    }
    return /** @type {Promise<void>} */ (filling.get(at));
  }
  function sayMissing(at) {
    if (boxes[at].firstChild) return;
    const say = speaker(wordsOf(doc));
    const onclick = () => fill(at).catch(() => {});
    const button = el("button", { type: "button", class: "ex-button", onclick }, say("retry"));
    const text = el("p", {}, say("load_failed"));
    boxes[at].append(el("div", { class: "ex-fault", role: "status" }, text, button));
  }
  function observeAgain(at) {
    observer.unobserve(boxes[at]);
    observer.observe(boxes[at]);
  }
  function empty(at) {
    const box = boxes[at];
    if (!filled.has(at) || at === kept || isInUse(box)) return;
    filled.delete(at);
    measured.set(at, box.offsetHeight);
    box.style.height = `${box.offsetHeight}px`;
    box.replaceChildren();
    filling.delete(at);
    for (let nth = 0; nth < piece_size; nth++) passages.delete(at * piece_size + nth);
  }
  function isNear(at) {
    const view = scroller.getBoundingClientRect();
    const { top, bottom } = boxes[at].getBoundingClientRect();
    return bottom > view.top - view.height && top < view.bottom + view.height;
  }
  /** Change the height of a box while what is read below or within it stays where it is, as does who is at the end. */
  function keepingPlace(at, change) {
    const top = boxes[at].offsetTop;
    const before_px = boxes[at].offsetHeight;
    const was_px = scroller.scrollTop; // at the end of the text a smaller box changes it by itself
    const wasAtEnd = isAtEndOf(scroller);
    change();
    if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
    if (wasAtEnd || was_px <= top || hold.isHeld()) return;
    const share = Math.min((was_px - top) / Math.max(before_px, 1), 1);
    scroller.scrollTop = was_px + (boxes[at].offsetHeight - before_px) * share;
  }

  const hold = holdOf(
    () => scroller,
    () => /** @type {HTMLElement} */ (scroller.firstElementChild),
  );
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const at = Number(/** @type {HTMLElement} */ (target).dataset.piece);
        if (isIntersecting) fill(at).catch(() => {});
        else empty(at);
      }
    },
    { root: scroller, rootMargin: `${MARGIN} 0px` },
  );
  const sized = new ResizeObserver(() => {
    measured.clear();
    for (const at of filled) measured.set(at, boxes[at].offsetHeight);
    fit();
  });
  sized.observe(scroller); // it fits the boxes in the first frame: to do so now would lay out the page at once
  for (const box of boxes) observer.observe(box);

  const within = (at) => Math.floor(at / piece_size);
  return {
    boxes,
    passages,
    async bring(at) {
      await fill(within(at));
      return passages.get(at);
    },
    keep(at = -1) {
      const before = kept;
      kept = within(at);
      if (filled.has(before)) observeAgain(before);
    },
    topOf(at) {
      if (!isFitted) fit();
      const [box, first] = [boxes[within(at)], within(at) * piece_size];
      const before = chars.slice(first, at).reduce((sum, each) => sum + each, 0);
      return box.offsetTop + (before / Math.max(sizes[within(at)], 1)) * box.offsetHeight;
    },
    remove() {
      isGone = true;
      hold.remove();
      observer.disconnect();
      sized.disconnect();
    },
  };
}

/** Whether a box has the focus, or text that is selected. */
function isInUse(/** @type {HTMLElement} */ box) {
  const selection = document.getSelection();
  const isSelected = selection?.type === "Range" && selection.containsNode(box, true);
  return isSelected || box.contains(document.activeElement);
}

/** Tables and footnotes of a piece. */
async function layOutRest(/** @type {HTMLElement} */ box, /** @type {StoryDocument} */ known) {
  if (!articleOf(known).passages.some(({ kind }) => kind === "table" || kind === "footnote")) return;
  const code = await ifLoaded(async () => await import("./tables_and_footnotes.js"));
  code?.layOut(box, known);
}
