/**
 * What a vector tile has to be named, in the terms of the Protomaps basemap: where each name belongs, from which
 * zoom, and how important it is.
 */

import { STYLE } from "./styles.js";
import { numberOf } from "./vector_tile.js";

/**
 * @typedef {Object} Label
 * @property {string} key the same in whatever tile it is found
 * @property {keyof typeof STYLE.labels} look how it is written
 * @property {Object<string, any>} tags with its names
 * @property {string} [otherwise] the name for readers in whose language there is none, if not the English one
 * @property {number} minZoom from which it is written
 * @property {number} rank the lower the more important
 * @property {number} x of its middle, in widths of the world from the antimeridian
 * @property {number} y of its middle, from the north
 * @property {number} [reach] how far its line goes from its middle at most, in widths of the world; 1 if not given
 * @property {Float64Array|null} line x0, y0, x1, y1, … along which it is written; null at a point
 */

const RANGES = new Set(["mountain_range", "range", "foothills", "plateau", "desert"]);

/**
 * @param {import("./vector_tile.js").VectorTile} tile
 * @param {import("./shapes.js").Address} address
 * @returns {Label[]}
 */
export function labelsOf(tile, address) {
  const side = 2 ** address.z;
  const labels = [];
  for (const [name, { extent, features }] of tile) {
    for (const feature of features) {
      const look = feature.tags.name ? lookOf(name, feature) : null;
      if (!look) continue;
      const scale = 1 / (extent * side);
      for (const part of feature.parts) {
        const points = Float64Array.from(part, (value, i) =>
          i % 2 ? address.y / side + value * scale : address.x / side + value * scale,
        );
        if (feature.kind === "point" || points.length > 2) labels.push(labelAt(points, look, feature.tags));
      }
    }
  }
  return labels;
}

function labelAt(points, look, tags) {
  const middle = 2 * Math.floor(points.length / 4);
  const [x, y] = [points[middle], points[middle + 1]];
  const minZoom = numberOf(tags.min_zoom, 0);
  const first = numberOf(tags.sort_rank, 0) / 1000;
  return {
    key: `${look} ${tags.name} ${Math.round(x * 4096)} ${Math.round(y * 4096)}`,
    look,
    tags,
    minZoom,
    rank: minZoom + STYLE.labels[look].rank + first,
    x,
    y,
    line: points.length > 2 ? points : null,
  };
}

/** How a feature is written; null if it is not. */
function lookOf(layer, { kind, tags }) {
  if (kind === "polygon") return null;
  if (layer === "water") return kind === "line" ? "river" : "lake";
  if (layer === "landforms") return RANGES.has(tags.kind) ? "range" : "region";
  if (kind !== "point") return null;
  if (layer === "places") return placeLook(tags);
  if (layer === "pois") return tags.kind === "peak" ? "peak" : null;
  if (layer !== "earth") return null;
  return tags.kind === "cape" ? "cape" : "island";
}

function placeLook({ kind, capital, kind_detail, population_rank }) {
  if (kind === "country") return "country";
  if (kind !== "locality") return null;
  if (capital === "yes") return "capital";
  if (Number(population_rank ?? 0) >= 11) return "city";
  return kind_detail === "village" || kind_detail === "hamlet" ? "village" : "town";
}
