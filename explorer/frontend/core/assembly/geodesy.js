/**
 * Distances and shortest lines on the WGS84 ellipsoid, so that no document has to carry them.
 *
 * T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested
 * equations", Survey Review 23 (1975). It agrees with `story/geodesy.py` to a millimetre, except between
 * points that are nearly opposite each other, for which it finds no solution: there the earth is taken for
 * a sphere, and distances are wrong by up to 0.6 %.
 */

/** @typedef {{lat: number, lon: number}} Point degrees north and east */

/**
 * @typedef {Object} Line the shortest line between two points
 * @property {number} km
 * @property {(share: number) => Point} at the point after this share of it, 0 to 1
 */

const EQUATOR_M = 6378137;
const FLATTENING = 1 / 298.257223563;
const POLE_M = EQUATOR_M * (1 - FLATTENING);
const SPHERE_KM = 6371.0088;
const PRECISE_RAD = 1e-12;
const MOST_ROUNDS = 100;
/** Longest piece of a drawn line; as `MAX_SEGMENT_KM` in `story/geodesy.py`. */
const MAX_SEGMENT_KM = 50;

const { PI, abs, atan, atan2, cos, floor, hypot, max, sin, tan } = Math;
const inRadians = (degrees) => (degrees * PI) / 180;
const inDegrees = (radians) => (radians * 180) / PI;

/**
 * @param {Point} start
 * @param {Point} end
 * @returns {Line}
 */
export function shortestLine(start, end) {
  const { sin: sin1, cos: cos1 } = reduced(start);
  const { sin: sin2, cos: cos2 } = reduced(end);
  const lon = inRadians(wrapped(end.lon - start.lon));
  let lambda = lon;
  for (let round = 0; round < MOST_ROUNDS && abs(lambda) <= PI; round += 1) {
    const east = cos2 * sin(lambda);
    const north = cos1 * sin2 - sin1 * cos2 * cos(lambda);
    const arc = atan2(hypot(east, north), sin1 * sin2 + cos1 * cos2 * cos(lambda));
    if (arc < PRECISE_RAD) return { km: 0, at: () => start };
    const azimuth = atan2(east, north);
    const line = lineFrom(start, azimuth);
    const next = lon + line.bend(arc);
    if (abs(next - lambda) < PRECISE_RAD) {
      const metres = line.metres(arc);
      return { km: metres / 1000, at: (share) => line.at(metres * share) };
    }
    lambda = next;
  }
  return onSphere(start, end);
}

/**
 * The line through points, shortest lines between them, in pieces that do not cross the antimeridian.
 *
 * @param {Point[]} points at least two
 * @returns {Point[][]}
 */
export function pathThrough(points) {
  const path = [points[0]];
  for (let at = 1; at < points.length; at += 1) {
    const line = shortestLine(points[at - 1], points[at]);
    const pieces = max(1, floor(line.km / MAX_SEGMENT_KM) + 1);
    for (let piece = 1; piece < pieces; piece += 1) path.push(line.at(piece / pieces));
    path.push(points[at]);
  }
  return cutAtAntimeridian(path);
}

/** The line that leaves a point at an azimuth, in radians; Vincenty's names are in the comments. */
function lineFrom(start, azimuth) {
  const { sin: sinU, cos: cosU } = reduced(start);
  const sinAlpha = cosU * sin(azimuth);
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const sigma1 = atan2(sinU, cosU * cos(azimuth));
  const uSq = cosSqAlpha * ((EQUATOR_M / POLE_M) ** 2 - 1);
  const A = 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
  const B = (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
  const C = (FLATTENING / 16) * cosSqAlpha * (4 + FLATTENING * (4 - 3 * cosSqAlpha));

  /** Δσ: by how much an arc on the auxiliary sphere is longer than its distance. */
  const excess = (sigma) => {
    const middle = cos(2 * sigma1 + sigma);
    const outer = cos(sigma) * (2 * middle ** 2 - 1);
    const inner = (B / 6) * middle * (4 * sin(sigma) ** 2 - 3) * (4 * middle ** 2 - 3);
    return B * sin(sigma) * (middle + (B / 4) * (outer - inner));
  };
  /** λ - L: by how much longitudes differ more on the auxiliary sphere. */
  const bend = (sigma) => {
    const middle = cos(2 * sigma1 + sigma);
    const rest = C * sin(sigma) * (middle + C * cos(sigma) * (2 * middle ** 2 - 1));
    return (1 - C) * FLATTENING * sinAlpha * (sigma + rest);
  };
  const arcOf = (metres) => {
    let sigma = metres / (POLE_M * A);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const next = metres / (POLE_M * A) + excess(sigma);
      if (abs(next - sigma) < PRECISE_RAD) return next;
      sigma = next;
    }
    return sigma;
  };
  const at = (metres) => {
    const sigma = arcOf(metres);
    const north = sinU * cos(sigma) + cosU * sin(sigma) * cos(azimuth);
    const inward = sinU * sin(sigma) - cosU * cos(sigma) * cos(azimuth);
    const lambda = atan2(sin(sigma) * sin(azimuth), cosU * cos(sigma) - sinU * sin(sigma) * cos(azimuth));
    return {
      lat: inDegrees(atan2(north, (1 - FLATTENING) * hypot(sinAlpha, inward))),
      lon: wrapped(start.lon + inDegrees(lambda - bend(sigma))),
    };
  };
  return { bend, at, metres: (sigma) => POLE_M * A * (sigma - excess(sigma)) };
}

/** The shortest line on a sphere; between opposite points it leads over the north pole. */
function onSphere(start, end) {
  const [lat1, lat2, lon] = [start.lat, end.lat, end.lon - start.lon].map(inRadians);
  const east = cos(lat2) * sin(lon);
  const north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon);
  const arc = atan2(hypot(east, north), sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lon));
  const azimuth = atan2(east, north);
  const at = (share) => {
    const gone = arc * share;
    const up = sin(lat1) * cos(gone) + cos(lat1) * sin(gone) * cos(azimuth);
    const ahead = cos(lat1) * cos(gone) - sin(lat1) * sin(gone) * cos(azimuth);
    const aside = sin(gone) * sin(azimuth);
    return {
      lat: inDegrees(atan2(up, hypot(ahead, aside))),
      lon: wrapped(start.lon + inDegrees(atan2(aside, ahead))),
    };
  };
  return { km: SPHERE_KM * arc, at };
}

/** Sine and cosine of the reduced latitude (U). */
function reduced({ lat }) {
  const angle = atan((1 - FLATTENING) * tan(inRadians(lat)));
  return { sin: sin(angle), cos: cos(angle) };
}

function wrapped(lon) {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/**
 * A line in pieces that do not cross the antimeridian.
 *
 * @param {Point[]} line
 * @returns {Point[][]}
 */
export function cutAtAntimeridian(line) {
  let shift = line[0].lon === 180 ? -360 : 0;
  /** @type {Point[]} */
  let piece = [];
  const pieces = [piece];
  line.forEach((end, at) => {
    const turn = end.lon - (line[at - 1] ?? end).lon;
    if (Math.abs(turn) > 180) shift -= 360 * Math.sign(turn);
    if (Math.abs(end.lon + shift) > 180) {
      const edge = 180 * Math.sign(end.lon + shift);
      const start = piece[piece.length - 1];
      const part = (edge - start.lon) / (end.lon + shift - start.lon);
      const lat = start.lat + part * (end.lat - start.lat);
      if (part) piece.push({ lat, lon: edge });
      piece = [{ lat, lon: -edge }];
      pieces.push(piece);
      shift -= 2 * edge;
    }
    piece.push({ lat: end.lat, lon: end.lon + shift });
  });
  return pieces.filter(({ length }) => length > 1);
}
