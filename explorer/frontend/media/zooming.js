/**
 * Zooming into a picture and moving it: by wheel, by two fingers, by a double press, by dragging. What is not zoomed is
 * swiped away.
 */

const MOST = 8;
/** What a double press zooms to. */
const CLOSE = 2.5;
const DOUBLE_MS = 320;
const STILL_PX = 12;
const SWIPE_PX = 56;
const FLATNESS = 2;

/**
 * @param {HTMLElement} stage where the picture is, which fills it as far as its shape allows
 * @param {(by: number) => void} swipe called with 1 for a swipe to the left, -1 for one to the right
 * @returns {{hold: (picture: ?HTMLElement) => void, zoom: (factor: number) => void,
 *   move: (across_px: number, down_px: number) => void, isZoomed: () => boolean}} `hold` takes another picture,
 *   `zoom` by a factor, 0 for the whole picture
 */
export function zooming(stage, swipe) {
  /** @type {?HTMLElement} */
  let picture = null;
  let at = { scale: 1, x: 0, y: 0 };

  const put = (scale, x, y) => {
    if (!picture) return;
    const held = Math.min(Math.max(scale, 1), MOST);
    const [across, down] = roomIn(stage, picture, held);
    at = { scale: held, x: Math.min(Math.max(x, -across), across), y: Math.min(Math.max(y, -down), down) };
    picture.style.transform = `translate(${at.x}px, ${at.y}px) scale(${held})`;
  };
  /** The point under the fingers stays there. */
  const zoomAt = (factor, [x, y]) => {
    const scale = Math.min(Math.max(at.scale * factor, 1), MOST);
    const by = scale / at.scale;
    put(scale, x - (x - at.x) * by, y - (y - at.y) * by);
  };
  const view = {
    hold(/** @type {?HTMLElement} */ next) {
      picture = next;
      put(1, 0, 0);
    },
    zoom: (factor) => (factor ? zoomAt(factor, [0, 0]) : put(1, 0, 0)),
    move: (across, down) => put(at.scale, at.x + across, at.y + down),
    isZoomed: () => at.scale > 1,
  };
  followWheel(stage, zoomAt);
  followFingers(stage, { ...view, zoomAt, swipe });
  return view;
}

/** How far a picture can be moved from the middle before its edge comes into view. */
function roomIn(stage, picture, scale) {
  const { clientWidth, clientHeight } = stage;
  const [width, height] = [picture.getAttribute("width") ?? 1, picture.getAttribute("height") ?? 1];
  const fit = Math.min(clientWidth / width, clientHeight / height) * scale;
  return [width * fit - clientWidth, height * fit - clientHeight].map((over) => Math.max(0, over / 2));
}

/** Where a pointer is, from the middle of the stage. */
function pointOf(stage, { clientX, clientY }) {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return [clientX - left - width / 2, clientY - top - height / 2];
}

function followWheel(stage, zoomAt) {
  const turn = (event) => {
    event.preventDefault();
    const speed = event.ctrlKey ? 0.01 : 0.002; // two fingers on a touchpad are sent as a slow wheel with Ctrl
    zoomAt(Math.exp(-event.deltaY * speed), pointOf(stage, event));
  };
  stage.addEventListener("wheel", turn, { passive: false });
}

function followFingers(stage, { isZoomed, zoom, zoomAt, move, swipe }) {
  /** @type {Map<number, number[]>} */
  const down = new Map();
  let began = { x: 0, y: 0, isOne: false };
  let pressed = { x: 0, y: 0, at: -Infinity };

  const begin = (event) => {
    if (event.button || event.target.closest("button")) return;
    stage.setPointerCapture(event.pointerId);
    const [x, y] = pointOf(stage, event);
    down.set(event.pointerId, [x, y]);
    began = { x, y, isOne: down.size === 1 };
    stage.dataset.held = "";
  };
  const drag = (event) => {
    const was = down.get(event.pointerId);
    if (!was) return;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    const is = pointOf(stage, event);
    down.set(event.pointerId, is);
    if (other) zoomAt(apart(is, other) / (apart(was, other) || 1), other);
    else if (isZoomed()) move(is[0] - was[0], is[1] - was[1]);
  };
  const end = (event) => {
    if (!down.delete(event.pointerId)) return;
    if (down.size === 0) delete stage.dataset.held;
    if (!began.isOne || event.type === "pointercancel") return;
    const [x, y] = pointOf(stage, event);
    const [across, upright] = [x - began.x, y - began.y];
    if (Math.hypot(across, upright) < STILL_PX) press(x, y, event.timeStamp);
    else if (!isZoomed() && Math.abs(across) > Math.max(SWIPE_PX, FLATNESS * Math.abs(upright)))
      swipe(across < 0 ? 1 : -1);
  };
  const press = (x, y, now) => {
    const isDouble = now - pressed.at < DOUBLE_MS && apart([x, y], [pressed.x, pressed.y]) < 2 * STILL_PX;
    pressed = { x, y, at: isDouble ? -Infinity : now };
    if (isDouble && isZoomed()) zoom(0);
    else if (isDouble) zoomAt(CLOSE, [x, y]);
  };
  stage.addEventListener("pointerdown", begin);
  stage.addEventListener("pointermove", drag);
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function apart(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
