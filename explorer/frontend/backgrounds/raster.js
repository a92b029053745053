/**
 * The pictures of an archive as a Leaflet layer. Where a static page does not carry a tile, it enlarges the nearest one
 * that it has.
 */

import { el } from "../core/elements.js";
import { readTile } from "../core/files.js";

const TYPES = { png: "image/png", jpg: "image/jpeg", webp: "image/webp", avif: "image/avif" };
/** From here on a screen shows a tile of 512 pixels as sharp on 256 as it is. */
const FINE_SCREEN = 1.5;

/** @typedef {{z: number, x: number, y: number}} Address */

/**
 * Make the layer.
 *
 * @param {typeof import("leaflet")} L
 * @param {NonNullable<import("../core/story_document.js").BackgroundFacts["tiles"]>} tiles with their whole address
 * @param {import("leaflet").TileLayerOptions} options
 * @returns {import("leaflet").GridLayer} not on the map yet
 */
export function rasterLayer(L, tiles, options) {
  const offset = tiles.px >= 512 && window.devicePixelRatio < FINE_SCREEN ? 1 : 0;
  /** @type {any} */
  const Pictures = L.GridLayer.extend({
    createTile(coords, done) {
      const wanted = { z: coords.z - offset, x: coords.x, y: coords.y };
      const found = nearest(tiles, wanted);
      const tile = el("div", { "aria-hidden": "true" });
      tile.style.overflow = "hidden";
      if (found) fill(tile, tiles.address, { wanted, found }, (error) => done(error, tile));
      else setTimeout(done, 0, null, tile);
      return tile;
    },
  });
  return new Pictures({
    ...options,
    tileSize: 256 * 2 ** offset,
    minNativeZoom: tiles.min_zoom + offset,
    maxNativeZoom: Math.min(options.maxNativeZoom ?? tiles.max_zoom, tiles.max_zoom) + offset,
  });
}

/** Show a picture, or the part of one of a lower zoom that is wanted. */
async function fill(tile, template, { wanted, found }, done) {
  const times = 2 ** (wanted.z - found.z);
  const image = el("img", { alt: "" });
  const { style } = image;
  style.width = `${100 * times}%`;
  style.height = `${100 * times}%`;
  style.marginLeft = `${-100 * (wanted.x - found.x * times)}%`;
  style.marginTop = `${-100 * (wanted.y - found.y * times)}%`;
  image.addEventListener("load", () => done(null));
  image.addEventListener("error", () => done(new Error(image.src)));
  tile.append(image);
  image.src = await sourceOf(template, found).catch(() => "data:,");
}

/** The address of a picture; of one that the page itself carries, its content. */
async function sourceOf(template, { z, x, y }) {
  const values = { z, x, y };
  const url = template.replace(/\{([zxy])\}/g, (_, name) => String(values[name]));
  if (!url.includes("#")) return url;
  const bytes = await readTile(url, new AbortController().signal, "auto");
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener("load", resolve, { once: true }));
  reader.readAsDataURL(new Blob([/** @type {any} */ (bytes)], { type: typeOf(bytes) }));
  await read;
  return String(reader.result);
}

/** What a picture is, by its first bytes. */
function typeOf(bytes) {
  if (bytes[0] === 0x89) return TYPES.png;
  if (bytes[0] === 0xff) return TYPES.jpg;
  return bytes[0] === 0x52 ? TYPES.webp : TYPES.avif; // RIFF
}

/** @returns {?Address} the deepest tile that is there and covers an address */
function nearest({ carried, min_zoom }, { z, x, y }) {
  for (; z >= min_zoom; z -= 1, x = Math.floor(x / 2), y = Math.floor(y / 2)) {
    if (!carried || isIn(carried[z] ?? [], x, y)) return { z, x, y };
  }
  return null;
}

function isIn(boxes, x, y) {
  return boxes.some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom);
}
