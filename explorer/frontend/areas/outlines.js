/**
 * The outlines of areas as Leaflet wants them, from the whole numbers of the story document.
 */

/** @import { AreaFacts } from "../core/story_document.js" */

/** @typedef {[number, number]} LatLng degrees, latitude first */

/** Web Mercator ends here; an edge beyond it is that of the map. */
const MOST_NORTH = 85.05;

/**
 * @param {AreaFacts} area
 * @returns {{digits: number, polygons: LatLng[][][], lines: LatLng[][]}} the rings of each polygon, its outline first,
 *   and the lines
 */
export function outlinesOf({ digits, polygons, lines }) {
  const line = (/** @type {number[]} */ steps) => positionsOf(steps, digits);
  return { digits, polygons: polygons.map((rings) => rings.map(line)), lines: lines.map(line) };
}

/**
 * The parts of a ring that are to be drawn as its edge: not those where it was cut, at the edge of the map or at 180°.
 *
 * @param {LatLng[]} ring without its first position again at its end
 * @param {number} west where the map begins, degrees east
 * @param {number} digits decimals that its degrees have
 * @returns {LatLng[][]|null} null if that is all of it
 */
export function edgesOf(ring, west, digits) {
  const isCut = ring.map((point, i) => isSeam(point, ring[(i + 1) % ring.length], west, 10 ** -digits));
  const first = isCut.indexOf(true);
  if (first < 0) return null;
  /** @type {LatLng[][]} */
  const edges = [[]];
  for (let i = 1; i <= ring.length; i += 1) {
    const at = (first + i) % ring.length;
    edges[edges.length - 1].push(ring[at]);
    if (isCut[at]) edges.push([]);
  }
  return edges.filter(({ length }) => length > 1);
}

function isSeam([lat, lon], [nextLat, nextLon], west, unit) {
  if (Math.abs(lat) > MOST_NORTH && Math.abs(nextLat) > MOST_NORTH) return true;
  const isOn = (meridian) => Math.abs(lon - meridian - 360 * Math.round((lon - meridian) / 360)) < unit;
  return lon === nextLon && (isOn(west) || isOn(180));
}

/** @returns {LatLng[]} */
function positionsOf(steps, digits) {
  const unit = 10 ** digits;
  /** @type {LatLng[]} */
  const positions = [];
  let [lon, lat] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    positions.push([lat / unit, lon / unit]);
  }
  return positions;
}
