/**
 * Past, current, coming: which of the things on the map change their look when the reader steps.
 */

/**
 * @typedef {Object} Tracked
 * @property {number[]} positions where it is current, rising; it is coming before the first of them
 *   and past at any other
 * @property {(progress: "past"|"current"|"coming") => void} set show it so
 */

/**
 * Follow the reader through the story. A move looks only at what lies between the old and the new
 * position, so a step costs the same in a story of ten events and of a thousand.
 *
 * @param {number} events how many there are
 * @param {Tracked[]} things all drawn as coming
 * @returns {{move: (position: number) => void}}
 */
export function trackProgress(events, things) {
  /** @type {Tracked[][]} */
  const at = Array.from({ length: events }, () => []);
  for (const thing of things) {
    for (const position of thing.positions) at[position]?.push(thing);
  }
  let now = -1;
  return {
    move(position) {
      const [from, to] = [Math.min(now, position), Math.max(now, position)];
      const touched = new Set(at.slice(Math.max(from, 0), to + 1).flat());
      touched.forEach((thing) => thing.set(progressAt(thing.positions, position)));
      now = position;
    },
  };
}

/**
 * @param {number[]} positions rising
 * @param {number} position
 * @returns {"past"|"current"|"coming"}
 */
export function progressAt(positions, position) {
  if (positions.includes(position)) return "current";
  return positions[0] < position ? "past" : "coming";
}
