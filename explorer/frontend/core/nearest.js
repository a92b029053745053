/**
 * The nearest of several marks on one side of another, for arrow keys.
 */

/** Farther than any mark on a side is one that is more beside than on it. */
const BESIDE_PX = 1e6;

/**
 * The mark to which an arrow leads, as `rove` asks for it.
 *
 * @param {Element[]} all
 * @param {Element} from
 * @param {[number, number]} way see `nearestOn`
 * @returns {any}
 */
export function nearestMark(all, from, way) {
  const points = all.map((mark) => {
    const { x, y, width, height } = mark.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  return all[nearestOn(points, all.indexOf(from), way)];
}

/**
 * The nearest point on one side of another.
 *
 * @param {{x: number, y: number}[]} points in pixels
 * @param {number} from index of the other
 * @param {[number, number]} way to the right and down, one of them 1 or -1, the other 0
 * @returns {number} its index; -1 if there is none on that side
 */
export function nearestOn(points, from, [right, down]) {
  const away = points.map(({ x, y }) => {
    const [across, along] = [x - points[from].x, y - points[from].y];
    const ahead = across * right + along * down;
    const aside = Math.abs(across * down) + Math.abs(along * right);
    return ahead > 0 ? Math.hypot(ahead, aside) + (aside > ahead ? BESIDE_PX : 0) : Infinity;
  });
  const least = Math.min(...away);
  return least === Infinity ? -1 : away.indexOf(least);
}
