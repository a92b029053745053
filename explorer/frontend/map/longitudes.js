/**
 * Longitudes of a journey on one flat map, which begins at some meridian in the west and is 360° wide:
 * beyond 180° they go on counting (GeoJSON's own, RFC 7946, start again at -180°).
 */

/**
 * @param {number} lon degrees east, -180 to 180
 * @param {number} west where the map begins, degrees east
 * @returns {number} the same meridian, `west` or up to 360° east of it
 */
export function eastOf(lon, west) {
  return lon < west ? lon + 360 : lon;
}

/**
 * Lay a line out on the map. One that leaves it at an edge is there twice: going out at that edge, and
 * coming in at the other.
 *
 * @param {[number, number][][]} pieces as GeoJSON has them, longitude first, cut at the antimeridian
 * @param {number} west where the map begins, degrees east
 * @returns {[number, number][][]} one or two lines, latitude first, as Leaflet wants it
 */
export function laidOut(pieces, west) {
  const [first, ...rest] = pieces.flat();
  let lon = eastOf(first[0], west);
  /** @type {[number, number][]} */
  const line = [[first[1], lon]];
  for (const [next, lat] of rest) {
    lon += shortWay(next - lon);
    line.push([lat, lon]);
  }
  const beyond = eastOf(rest.at(-1)?.[0] ?? first[0], west) - lon;
  const isWhole = Math.abs(beyond) < 180;
  return isWhole
    ? [line]
    : [line, line.map(([lat, along]) => /** @type {[number, number]} */ ([lat, along + beyond]))];
}

/** The same turn in -180° to 180°. */
function shortWay(turn) {
  return turn - 360 * Math.round(turn / 360);
}
