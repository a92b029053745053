/**
 * What pointers and wheels do on the time axis: a click chooses; the marker is dragged from event to event, and so
 * is the whole axis if all of it is in view, else dragging moves the view; two fingers and Ctrl with the wheel zoom.
 */

/**
 * @typedef {object} Moves what they call; all places are in pixels from the left edge
 * @property {() => number} markerAt_px
 * @property {() => boolean} canPan whether only a part of the axis is in view
 * @property {() => boolean} isBrushing whether dragging chooses a stretch of time also without the Shift key
 * @property {(at_px: number, target: Element) => void} choose
 * @property {(at_px: number) => void} scrub
 * @property {(by_px: number) => void} pan
 * @property {(factor: number, at_px: number) => void} zoom
 * @property {(from_px: number, until_px: number, isDone: boolean) => void} brush
 * @property {(at_px: number|null, target: Element|null) => void} hover
 */

/** A pointer that moves no further than this has been clicked. */
const STILL_PX = 4;
const GRIP_PX = { mouse: 12, pen: 16, touch: 24 };
/** How much a wheel zooms for each of its pixels. */
const WHEEL = 0.004;

/**
 * @param {HTMLElement} plot
 * @param {Moves} moves
 * @returns {() => void} what ends it
 */
export function followGestures(plot, moves) {
  const drags = dragsOn(moves);
  let left_px = 0;
  const placeOf = ({ clientX }) => clientX - left_px;
  const find = () => (left_px = plot.getBoundingClientRect().left);

  /** @type {Object<string, (event: any) => void>} */
  const listeners = {
    pointerenter: find,
    pointerdown(press) {
      if (press.button !== 0) return;
      find();
      plot.setPointerCapture(press.pointerId);
      drags.press(press, placeOf(press));
    },
    // Comes before the frame has begun. Not all browsers have it, and none without HTTPS.
    pointerrawupdate: (press) => drags.scrubs() && drags.move(press, placeOf(press)),
    pointermove(press) {
      if (drags.move(press, placeOf(press))) return;
      if (press.pointerType !== "touch") moves.hover(placeOf(press), press.target);
    },
    pointerup: (press) => drags.release(press, placeOf(press)),
    pointercancel: (press) => drags.cancel(press),
    pointerleave: () => moves.hover(null, null),
    wheel(turn) {
      const { deltaX, deltaY, ctrlKey, metaKey, shiftKey } = turn;
      const isSideways = shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
      if (!(ctrlKey || metaKey) && !(isSideways && moves.canPan())) return; // the page scrolls
      turn.preventDefault();
      find();
      moves.hover(null, null); // what was under the pointer moves away
      if (ctrlKey || metaKey) moves.zoom(Math.exp(deltaY * WHEEL), placeOf(turn));
      else moves.pan(deltaX || deltaY);
    },
  };
  for (const [type, listener] of Object.entries(listeners)) {
    plot.addEventListener(type, listener, { passive: false });
  }
  return () => {
    for (const [type, listener] of Object.entries(listeners)) plot.removeEventListener(type, listener);
  };
}

/** @param {Moves} moves */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
function dragsOn(moves) {
  /** @type {Map<number, number>} where each pointer is */
  const pointers = new Map();
  /** @type {{start: number, kind: ?string, isShifted: boolean, grip: number, target: Element}|null} */
  let drag = null;

  function kindOf({ start, isShifted, grip }) {
    if (isShifted || moves.isBrushing()) return "brush";
    return !moves.canPan() || Math.abs(start - moves.markerAt_px()) <= grip ? "scrub" : "pan";
  }
  function pinch(id, at) {
    const [other] = [...pointers].filter(([one]) => one !== id).map(([, place]) => place);
    const before = pointers.get(id) ?? at;
    const factor = Math.max(1, Math.abs(before - other)) / Math.max(1, Math.abs(at - other));
    moves.zoom(factor, other);
  }
  function dragTo(at, by) {
    if (!drag) return;
    if (!drag.kind && Math.abs(at - drag.start) <= STILL_PX) return;
    if (!drag.kind) {
      drag.kind = kindOf(drag);
      moves.hover(null, null);
    }
    if (drag.kind === "scrub") moves.scrub(at);
    if (drag.kind === "pan") moves.pan(-by);
    if (drag.kind === "brush") moves.brush(drag.start, at, false);
  }
  return {
    press({ pointerId, pointerType, shiftKey, target }, at) {
      pointers.set(pointerId, at);
      const grip = GRIP_PX[pointerType] ?? GRIP_PX.mouse;
      drag = pointers.size > 1 ? null : { start: at, kind: null, isShifted: shiftKey, grip, target };
    },
    /** Whether what is dragged is the marker. */
    scrubs: () => drag?.kind === "scrub",
    /** @returns {boolean} whether the pointer is held down */
    move({ pointerId }, at) {
      const before = pointers.get(pointerId);
      if (before === undefined) return false;
      if (pointers.size > 1) pinch(pointerId, at);
      else dragTo(at, at - before);
      pointers.set(pointerId, at);
      return true;
    },
    release({ pointerId }, at) {
      if (!pointers.delete(pointerId) || !drag) return;
      if (!drag.kind) moves.choose(at, drag.target);
      if (drag.kind === "brush") moves.brush(drag.start, at, true);
      drag = null;
    },
    cancel({ pointerId }) {
      pointers.delete(pointerId);
      if (drag?.kind === "brush") moves.brush(drag.start, drag.start, true);
      drag = null;
    },
  };
}
