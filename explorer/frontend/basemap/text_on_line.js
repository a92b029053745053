/**
 * Arithmetic of text along a line, in pixels: on which stretch it is read best, and where each letter goes.
 */

/** The line is followed in steps of this length. */
const STEP_PX = 4;
/** How many steps on either side of a point make it smooth: a name does not follow every meander. */
const SMOOTHING = 5;
/** The most that a line may turn from one letter to the next, in radians, and over the whole of the text. */
const SHARPEST = 0.25;
const MOST_TURN = 1.1;
/** Names of one line are so far apart. */
const BETWEEN_PX = 480;

/** @typedef {{x: number, y: number, angle: number}} Spot the middle of a letter's foot, and how it is turned, in radians */

/**
 * Return the straightest stretches of a line for a text, none closer to the next than a name should be.
 *
 * @param {Float64Array} line x0, y0, x1, y1, …
 * @param {number} width_px of the text
 * @param {number} above_px how far above the line it is
 * @returns {Float64Array[]} smoothed paths from left to right, in even steps, on which the text is centred; none where the
 *   line is too short or too crooked
 */
export function stretchesFor(line, width_px, above_px) {
  const even = smoothed(evened(line));
  const steps = Math.ceil(width_px / STEP_PX);
  const points = even.length / 2;
  if (points <= steps + 2) return [];
  const parts = Math.max(1, Math.floor((points * STEP_PX) / BETWEEN_PX));
  const found = [];
  for (let part = 0; part < parts; part += 1) {
    const from = Math.floor((part * points) / parts);
    const to = Math.min(points - steps - 1, Math.floor(((part + 1) * points) / parts) - steps);
    const start = straightest(even, from, to, steps);
    if (start !== null) found.push(upright(even.slice(2 * start, 2 * (start + steps + 1))));
  }
  return found.map((path) => (above_px ? evened(raised(path, above_px)) : path));
}

/** The start of the straightest stretch, the middle one of equals; null where all are too crooked. */
function straightest(path, from, to, steps) {
  let best = null;
  let least = MOST_TURN;
  for (let start = from; start <= to; start += 2) {
    const middle = Math.abs(2 * start - from - to) / (to - from + 1);
    const turn = turnOf(path, start, steps) + 0.2 * middle;
    if (turn < least) [best, least] = [start, turn];
  }
  return best;
}

/** How much a stretch turns; infinite where it bends too much between two letters. */
function turnOf(path, start, steps) {
  let sum = 0;
  let before = headingAt(path, start);
  for (let at = start + 2; at <= start + steps; at += 2) {
    const heading = headingAt(path, at);
    const turn = Math.abs(shortTurn(heading - before));
    if (turn > SHARPEST) return Infinity;
    sum += turn;
    before = heading;
  }
  return sum;
}

/** The same path, backwards where the text would be upside down. */
function upright(path) {
  if (path[path.length - 2] >= path[0]) return path;
  return path.map((_, i) => path[path.length - 2 - i + 2 * (i % 2)]);
}

/** The same path, moved to its left. */
function raised(path, px) {
  return path.map((value, i) => {
    const angle = headingAt(path, Math.floor(i / 2));
    return i % 2 ? value - Math.cos(angle) * px : value + Math.sin(angle) * px;
  });
}

/**
 * @param {Float64Array} path one of `stretchesFor`
 * @param {number} width_px of the text
 * @param {number[]} advances_px from the beginning of the text to the middle of each letter
 * @returns {Spot[]}
 */
export function spotsOn(path, width_px, advances_px) {
  const first = path.length / 4 - 0.5 - width_px / STEP_PX / 2;
  return advances_px.map((advance) => {
    const at = first + advance / STEP_PX;
    const i = Math.max(0, Math.min(Math.floor(at), path.length / 2 - 2));
    const part = at - i;
    const x = path[2 * i] + (path[2 * i + 2] - path[2 * i]) * part;
    const y = path[2 * i + 1] + (path[2 * i + 3] - path[2 * i + 1]) * part;
    return { x, y, angle: headingAt(path, i) };
  });
}

/** The direction around a step. */
function headingAt(path, at) {
  const i = Math.max(0, at - 2);
  const j = Math.min(path.length / 2 - 1, at + 2);
  return Math.atan2(path[2 * j + 1] - path[2 * i + 1], path[2 * j] - path[2 * i]);
}

function shortTurn(angle) {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/** The same line in even steps. */
function evened(line) {
  const points = [line[0], line[1]];
  let rest = STEP_PX;
  for (let i = 2; i < line.length; i += 2) {
    const [x, y] = [line[i - 2], line[i - 1]];
    const length = Math.hypot(line[i] - x, line[i + 1] - y);
    for (; rest <= length; rest += STEP_PX) {
      points.push(x + ((line[i] - x) * rest) / length, y + ((line[i + 1] - y) * rest) / length);
    }
    rest -= length;
  }
  return Float64Array.from(points);
}

/** The same line without its small bends: each point is the mean of those around it. */
function smoothed(path) {
  const count = path.length / 2;
  const smooth = new Float64Array(path.length);
  for (let i = 0; i < count; i += 1) {
    const reach = Math.min(SMOOTHING, i, count - 1 - i);
    let [x, y] = [0, 0];
    for (let j = i - reach; j <= i + reach; j += 1) {
      x += path[2 * j];
      y += path[2 * j + 1];
    }
    smooth[2 * i] = x / (2 * reach + 1);
    smooth[2 * i + 1] = y / (2 * reach + 1);
  }
  return smooth;
}
