/**
 * A vector tile made ready for drawing: paths by the way they are painted, and its labels. The geometry itself is
 * let go.
 *
 * Paths are in thousandths of a side, y downwards; so a tile is drawn at any size with one transform.
 */

import { labelsOf } from "./label_sources.js";
import { Outlines } from "./outlines.js";
import { numberOf } from "./vector_tile.js";

export const UNITS = 1000;
export const LAYERS = new Set("earth depths landcover water boundaries places landforms pois".split(" "));

/** @typedef {{z: number, x: number, y: number}} Address of a tile */

/**
 * @typedef {Object} Shapes
 * @property {Object<string, import("./outlines.js").Outline[]>} fills by name: earth, deep, abyss, ice, lakes, playas
 * @property {{outlines: import("./outlines.js").Outline[], minZoom: number, isBroken: boolean}[]} rivers by the zoom at
 *   which they begin
 * @property {{outlines: import("./outlines.js").Outline[], isBroken: boolean}[]} borders
 * @property {import("./label_sources.js").Label[]} labels
 * @property {(shapes: any, pen: any) => void} [draw] how they are drawn, if otherwise than the world
 */

/**
 * @param {import("./vector_tile.js").VectorTile} tile
 * @param {Address} address
 * @returns {Shapes}
 */
export function shapesOf(tile, address) {
  const groups = new Map();
  for (const [name, { extent, features }] of tile) {
    for (const feature of features) {
      const group = groupOf(name, feature);
      if (!group) continue;
      if (!groups.has(group)) groups.set(group, new Outlines());
      for (const part of feature.parts)
        groups.get(group).add(part, UNITS / extent, feature.kind === "polygon");
    }
  }
  const strokes = (kind) =>
    [...groups].flatMap(([group, { all }]) => {
      const [name, minZoom, broken] = group.split(" ");
      return name === kind
        ? [{ outlines: all, minZoom: Number(minZoom), isBroken: broken === "broken" }]
        : [];
    });
  return {
    fills: Object.fromEntries([...groups].map(([group, { all }]) => [group, all])),
    rivers: strokes("river"),
    borders: strokes("border"),
    labels: labelsOf(tile, address),
  };
}

/** The path to which a feature belongs; null if it is not drawn as one. */
function groupOf(layer, { kind, tags }) {
  if (kind === "polygon") {
    if (layer === "earth") return "earth";
    if (layer === "depths") return tags.depth === 200 ? "deep" : "abyss";
    if (layer === "landcover") return tags.kind === "glacier" ? "ice" : null;
    if (layer !== "water") return null;
    return tags.kind === "playa" ? "playas" : "lakes";
  }
  if (kind !== "line") return null;
  if (layer === "water" && !tags.lake_centerline) {
    return `river ${Math.floor(numberOf(tags.min_zoom, 6))} ${tags.intermittent ? "broken" : "whole"}`;
  }
  if (layer === "boundaries" && tags.kind === "country") {
    return `border 0 ${tags.disputed || tags.status === "undetermined" ? "broken" : "whole"}`;
  }
  return null;
}
