/**
 * Lines and polygons collected into paths of a canvas, each with its bounds, so that a tile draws only those that it shows.
 *
 * A path is kept short: in Chromium each `moveTo` takes as long as the path is (version 156: a second for a world's islands).
 */

const MOST_PARTS = 32;

/** @typedef {{path: Path2D, left: number, top: number, right: number, bottom: number}} Outline with its bounds */

/** Collects parts into outlines. */
export class Outlines {
  constructor() {
    /** @type {Outline[]} */
    this.all = [];
    this.parts = 0;
  }

  /**
   * @param {Int32Array} part x0, y0, x1, y1, …
   * @param {number} scale from its units to those of the path
   * @param {boolean} isRing whether it is closed, and filled with the holes that follow it
   */
  add(part, scale, isRing) {
    if (part.length < 4) return;
    const isHole = isRing && areaOf(part) < 0;
    if (this.all.length === 0 || (this.parts >= MOST_PARTS && !isHole)) {
      const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      this.all.push({ path: new Path2D(), ...bounds });
      this.parts = 0;
    }
    this.parts += 1;
    trace(this.all[this.all.length - 1], part, scale);
    if (isRing) this.all[this.all.length - 1].path.closePath();
  }
}

function trace(outline, part, scale) {
  const { path } = outline;
  for (let i = 0; i < part.length; i += 2) {
    const x = part[i] * scale;
    const y = part[i + 1] * scale;
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
    if (x < outline.left) outline.left = x;
    if (x > outline.right) outline.right = x;
    if (y < outline.top) outline.top = y;
    if (y > outline.bottom) outline.bottom = y;
  }
}

/** Twice the area of a ring; negative for a hole. */
function areaOf(ring) {
  let area = 0;
  let [x, y] = [ring[ring.length - 2], ring[ring.length - 1]];
  for (let i = 0; i < ring.length; i += 2) {
    area += x * ring[i + 1] - ring[i] * y;
    [x, y] = [ring[i], ring[i + 1]];
  }
  return area;
}
