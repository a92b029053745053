/**
 * Which lane each event of the time axis lies in, and how lanes with many events are drawn.
 */

/** A track with a smaller share of the events has no lane of its own. */
const LEAST = 0.1;

/**
 * Return the lanes: one for each track that has many events, as far as there is room; the others share the last.
 *
 * @param {{id: string, label: string}[]} tracks of the story
 * @param {{tracks: string[]}[]} events
 * @param {{rows: number, others: string}} room how many rows of marks the lanes have together; the label of the shared
 *   lane
 * @returns {{lanes: {label: string, track: string|null, row: number, rows: number}[], laneOf: Uint8Array}} the lanes, each with its
 *   track, its first row and how many it has; of each event, its lane from 0
 */
export function lanesOf(tracks, events, { rows, others }) {
  /** @type {Map<string, number>} */
  const firsts = new Map();
  for (const {
    tracks: [first],
  } of events)
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  const large = tracks.filter(({ id }) => (firsts.get(id) ?? 0) >= LEAST * events.length);
  const all = large.slice(0, rows);
  const own = inLanes(all, events).includes(all.length) ? large.slice(0, rows - 1) : all;
  const laneOf = inLanes(own, events);
  const labels = own.map(({ label }) => label);
  if (laneOf.includes(own.length)) labels.push(others);
  if (labels.length < 2) return { lanes: [{ label: "", track: null, row: 0, rows }], laneOf: laneOf.fill(0) };
  const lanes = inRows(labels, laneOf, rows).map((lane, nth) => ({ ...lane, track: own[nth]?.id ?? null }));
  return { lanes, laneOf };
}

/** Of each event the first lane of one of its tracks; after all of them if none has one. */
function inLanes(own, events) {
  const lanes = new Map(own.map(({ id }, lane) => [id, lane]));
  const found = new Uint8Array(events.length).fill(own.length);
  for (let at = 0; at < found.length; at += 1) {
    for (const id of events[at].tracks) found[at] = Math.min(found[at], lanes.get(id) ?? own.length);
  }
  return found;
}

/** A row for each lane, and those that are left for the one with the most events. */
function inRows(labels, laneOf, rows) {
  const counts = labels.map(() => 0);
  for (const lane of laneOf) counts[lane] += 1;
  const largest = counts.indexOf(Math.max(...counts));
  let next = 0;
  return labels.map((label, lane) => {
    const row = next;
    next += lane === largest ? rows - labels.length + 1 : 1;
    return { label, row, rows: next - row };
  });
}

/**
 * Return in which row of a lane each mark lies, so that marks cover each other as little as possible.
 *
 * @param {number[]} places_px of the marks
 * @param {{rows: number, size_px: number}} room
 * @returns {{rows: number[], crowded: number}} `crowded` is how many marks cover half of another one or more
 */
export function packed(places_px, { rows: count, size_px }) {
  const order = [...places_px.keys()].sort((a, b) => places_px[a] - places_px[b]);
  const ends = Array.from({ length: count }, () => Number.NEGATIVE_INFINITY);
  const rows = places_px.map(() => 0);
  let crowded = 0;
  for (const at of order) {
    const free = ends.findIndex((end) => places_px[at] - end >= size_px);
    const row = free >= 0 ? free : ends.indexOf(Math.min(...ends));
    if (places_px[at] - ends[row] < size_px / 2) crowded += 1;
    ends[row] = places_px[at];
    rows[at] = row;
  }
  return { rows, crowded };
}

/**
 * Return counts as bars in parts, each above the one before, for the `d` of a path for each part: the highest bar is 1
 * high, and all are a unit wide.
 *
 * @param {ArrayLike<number>[]} parts of each part, its count in each bin
 * @returns {string[]}
 */
export function stacked(parts) {
  const wholes = Array.from(parts[0], (_, bin) => parts.reduce((sum, counts) => sum + counts[bin], 0));
  const most = Math.max(1, ...wholes);
  const tops = wholes.map(() => 1);
  return parts.map((counts) => {
    const bars = Array.from(counts, (count, bin) => {
      if (count === 0) return "";
      const foot = tops[bin];
      // the root: one event is seen beside a hundred
      tops[bin] -= (Math.sqrt(wholes[bin] / most) * count) / wholes[bin];
      return `M${bin} ${foot.toFixed(3)}V${tops[bin].toFixed(3)}h1V${foot.toFixed(3)}Z`;
    });
    return bars.join("");
  });
}
