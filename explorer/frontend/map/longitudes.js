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
 * Lay a line out on the map. One that leaves it at an edge ends there, and comes in again at the other. Pieces that
 * do not meet at the antimeridian have a gap between them.
 *
 * @param {[number, number][][]} pieces as GeoJSON has them, longitude first, cut at the antimeridian
 * @param {number} west where the map begins, degrees east
 * @returns {[number, number][][]} one line or more, latitude first, as Leaflet wants it
 */
export function laidOut(pieces, west) {
  /** @type {[number, number][][]} */
  const runs = [];
  for (const piece of pieces) {
    if (runs.length > 0 && Math.abs(piece[0][0]) === 180) runs[runs.length - 1].push(...piece);
    else runs.push([...piece]);
  }
  return runs.flatMap((run) => laidOutRun(run, west));
}

/**
 * @param {[number, number][]} run positions without a gap
 * @param {number} west
 */
function laidOutRun([first, ...rest], west) {
  let [lon, lat] = [eastOf(first[0], west), first[1]];
  /** @type {[number, number][]} */
  let line = [[lat, lon]];
  const lines = [line];
  for (const [next, nextLat] of rest) {
    const turn = shortWay(next - lon);
    const edge = turn < 0 ? west : west + 360;
    if (Math.abs(turn) > Math.abs(edge - lon)) {
      const middle = lat + ((nextLat - lat) * (edge - lon)) / turn;
      line.push([middle, edge]);
      line = [[middle, edge === west ? west + 360 : west]];
      lines.push(line);
    }
    lon = eastOf(lon + turn, west);
    if (lon > west + 360) lon -= 360;
    lat = nextLat;
    line.push([lat, lon]);
  }
  return lines.filter(({ length }) => length > 1);
}

/** The same turn in -180° to 180°. */
function shortWay(turn) {
  return turn - 360 * Math.round(turn / 360);
}
