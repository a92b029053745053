/**
 * Quantized TopoJSON decoded, after https://github.com/topojson/topojson-specification: arcs are stored once, as whole
 * numbers on a grid, each point as its difference from the one before; `~n` means arc n backwards.
 */

/** @typedef {{type: string, arcs: any[], properties?: Object<string, any>, geometries: Geometry[]}} Geometry */
/** @typedef {{type: string, objects: Object<string, Geometry>, arcs: number[][][],
 *   bbox: [number, number, number, number],
 *   transform: {scale: [number, number], translate: [number, number]}}} Topology */

/**
 * Return the arcs of a topology, each as one flat array x0, y0, x1, y1, … after `project`.
 *
 * @param {Topology} topology
 * @param {(lon: number, lat: number) => [number, number]} [project] from degrees to what is wanted
 * @returns {Float64Array[]}
 */
export function decodeArcs(topology, project = (lon, lat) => [lon, lat]) {
  const { scale, translate } = topology.transform;
  return topology.arcs.map((points) => {
    const flat = new Float64Array(2 * points.length);
    let x = 0;
    let y = 0;
    points.forEach((point, i) => {
      x += point[0];
      y += point[1];
      [flat[2 * i], flat[2 * i + 1]] = project(x * scale[0] + translate[0], y * scale[1] + translate[1]);
    });
    return flat;
  });
}

/**
 * Return the lines or rings of a geometry, or of every member of a collection, each with the properties it has.
 *
 * @param {Geometry | undefined} geometry a member of `topology.objects`
 * @param {Float64Array[]} arcs what `decodeArcs` returned
 * @returns {{points: Float64Array, properties: Object<string, any>}[]}
 */
export function pathsOf(geometry, arcs) {
  if (!geometry) return [];
  if (geometry.type === "GeometryCollection") {
    return geometry.geometries.flatMap((member) => pathsOf(member, arcs));
  }
  const properties = geometry.properties ?? {};
  return rowsOf(geometry).map((row) => ({ points: stitch(row, arcs), properties }));
}

/**
 * The rows of arc numbers of a geometry, whatever its kind.
 *
 * @param {Geometry} geometry
 */
function rowsOf({ type, arcs }) {
  if (type === "LineString") return [arcs];
  if (type === "MultiLineString" || type === "Polygon") return arcs;
  return type === "MultiPolygon" ? arcs.flat() : [];
}

/** Arcs laid end to end, each joint once. */
function stitch(row, arcs) {
  const pieces = row.map((number) => (number < 0 ? backwards(arcs[~number]) : arcs[number]));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0) - 2 * (pieces.length - 1);
  const points = new Float64Array(length);
  let at = 0;
  pieces.forEach((piece, i) => {
    const rest = i ? piece.subarray(2) : piece;
    points.set(rest, at);
    at += rest.length;
  });
  return points;
}

function backwards(points) {
  const turned = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    turned[i] = points[points.length - 2 - i];
    turned[i + 1] = points[points.length - 1 - i];
  }
  return turned;
}
