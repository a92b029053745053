/**
 * Positions on the world of web maps (EPSG:3857).
 */

/** The latitude where a square world ends, in degrees. */
export const MAX_LAT = 85.0511287798;

/**
 * @param {{lat: number, lon: number}} position in degrees
 * @returns {{x: number, y: number}} where it is, in widths of the world from its upper left corner
 */
export function positionOf({ lat, lon }) {
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.atanh(sine) / (2 * Math.PI) };
}
