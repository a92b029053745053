/**
 * The scan of a map, laid on the map at its place: pictures that are transformed as the scan lies, turned and
 * sheared, once for each time that the view goes around the world.
 */

import { inlined } from "../core/files.js";
import { rootOf } from "../core/page_addresses.js";

const PANE = "ex-scans";
/** Above the names of the built-in map (250), which the scan covers, under Leaflet's vectors (400). */
const PANE_ORDER = 300;

/**
 * @typedef {Object} Scan
 * @property {number[]} matrix where it lies, in widths of the world from its upper left corner: the six numbers of CSS' `matrix()`
 *   for a picture that is 1 wide and 1 high
 * @property {{address: string, side: number}[]} copies smallest first, each with its longer side in pixels; relative to
 *   the site
 * @property {number} width of the original, in pixels
 * @property {number} height of the original
 */

/**
 * Make the layer. It fires the events of a layer of tiles: `tileload` when its picture is there, `tileerror` if it
 * cannot be loaded.
 *
 * @param {typeof import("leaflet")} L
 * @param {Scan} scan
 * @param {{name: string, attribution: string, opacity: number, minZoom: number, maxZoom: number}} options `name` what readers
 *   choose it by
 */
export function scanLayer(L, scan, options) {
  return new (classOf(L))(scan, options);
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short methods of one class.
function classOf(L) {
  return L.Layer.extend({
    initialize(scan, options) {
      this._scan = scan;
      this._ends = endsOf(scan.matrix);
      this._copy = -1; // which is shown
      this._loading = -1; // which is under way
      /** @type {Map<number, HTMLImageElement>} by the turn around the world */
      this._images = new Map();
      L.setOptions(this, options);
    },
    onAdd(map) {
      if (!map.getPane(PANE)) {
        const { style } = map.createPane(PANE);
        style.zIndex = String(PANE_ORDER);
        style.pointerEvents = "none";
      }
      this._draw();
    },
    onRemove() {
      for (const image of this._images.values()) image.remove();
      this._images.clear();
      this._copy = -1;
      this._loading = -1;
    },
    getEvents() {
      return { viewreset: this._draw, zoom: this._draw, moveend: this._draw, zoomanim: this._animate };
    },
    getAttribution() {
      return this.options.attribution;
    },
    setOpacity(opacity) {
      this.options.opacity = opacity;
      for (const { style } of this._images.values()) style.opacity = opacity;
      return this;
    },
    redraw() {
      return this; // as layers of tiles have it; a picture is asked for again when it is added
    },
    _draw() {
      const [map, { minZoom, maxZoom }] = [this._map, this.options];
      const zoom = map.getZoom();
      const isShown = zoom >= minZoom && zoom <= maxZoom;
      const turns = isShown ? turnsIn(map, this._ends) : [];
      for (const [turn, image] of this._images) {
        if (turns.includes(turn)) continue;
        image.remove();
        this._images.delete(turn);
      }
      for (const turn of turns) if (!this._images.has(turn)) this._images.set(turn, this._imageOf());
      this._place(zoom, map.getPixelOrigin());
      if (turns.length > 0) this._sharpen(zoom);
    },
    /** Let the browser move the pictures with the tiles, to where they will be. */
    _animate({ zoom, center }) {
      this._place(zoom, this._map._getNewPixelOrigin(center, zoom));
    },
    _place(zoom, origin) {
      for (const [turn, { style }] of this._images) {
        style.transform = transformOf(this._scan, 256 * 2 ** zoom, origin, turn);
      }
    },
    _imageOf() {
      const { width, height } = this._scan;
      const image = L.DomUtil.create("img", "ex-scan leaflet-zoom-animated", this.getPane(PANE));
      image.alt = this._images.size > 0 ? "" : this.options.name; // the others show the same
      Object.assign(image.style, {
        width: `${width}px`,
        height: `${height}px`,
        maxWidth: "none",
        opacity: this.options.opacity,
        transformOrigin: "0 0",
      });
      if (this._copy >= 0) image.src = sourceOf(this._scan.copies[this._copy]);
      return image;
    },
    /** Load the copy that has a pixel for each of the screen, if the one that is shown or under way has not. */
    _sharpen(zoom) {
      const { matrix, copies } = this._scan;
      const across = Math.max(Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3]));
      const needed = across * 256 * 2 ** zoom * (window.devicePixelRatio || 1) * 0.9;
      const found = copies.findIndex(({ side }) => side >= needed);
      const wanted = found < 0 ? copies.length - 1 : found;
      if (wanted > Math.max(this._copy, this._loading)) this._load(wanted);
    },
    /** Show a copy once it is there. If it fails, a smaller one does, and the next move asks for it again. */
    _load(wanted) {
      const picture = new Image();
      const isCurrent = () => this._loading === wanted;
      picture.onload = () => {
        if (!isCurrent()) return;
        this._copy = wanted;
        this._loading = -1;
        for (const image of this._images.values()) image.src = picture.src;
        this.fire("tileload").fire("load");
      };
      picture.onerror = () => {
        if (!isCurrent()) return;
        this._loading = -1;
        if (this._copy < 0 && wanted > 0) this._load(wanted - 1);
        else if (this._copy < 0) this.fire("tileerror").fire("load");
      };
      this._loading = wanted;
      this.fire("loading");
      picture.src = sourceOf(this._scan.copies[wanted]);
    },
  });
}

/** Where a copy is loaded from: in a page that is one file, the copy itself. */
function sourceOf({ address }) {
  const url = new URL(address, rootOf()).href;
  const holder = inlined(url);
  return holder ? `data:image/webp;base64,${holder.textContent}` : url;
}

/** From where to where a scan reaches, in widths of the world. */
function endsOf([a, b, c, d, e, f]) {
  const across = [e, e + a, e + c, e + a + c];
  const down = [f, f + b, f + d, f + b + d];
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
  };
}

/**
 * Whether a point is on a scan.
 *
 * @param {number[]} matrix of the scan
 * @param {{x: number, y: number}} point in widths of the world
 */
export function doesHold(matrix, { x, y }) {
  const inverse = new DOMMatrix(matrix).invertSelf();
  return [-1, 0, 1].some((turn) => {
    const at = inverse.transformPoint({ x: x + turn, y });
    return at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1;
  });
}

/** The turns around the world in which a scan is seen, or will be once the map is dragged by its own size. */
function turnsIn(map, { left, right, top, bottom }) {
  const world = 256 * 2 ** map.getZoom();
  const { min, max } = map.getPixelBounds();
  const [width, height] = [max.x - min.x, max.y - min.y];
  if (bottom * world < min.y - height || top * world > max.y + height) return [];
  const first = Math.ceil((min.x - width) / world - right);
  const last = Math.floor((max.x + width) / world - left);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/**
 * Where a scan lies among the pixels of the map.
 *
 * @param {Scan} scan
 * @param {number} world pixels of its width
 * @param {{x: number, y: number}} origin of the map's pixels
 * @param {number} turn around the world
 */
function transformOf({ matrix: [a, b, c, d, e, f], width, height }, world, origin, turn) {
  const [x, y] = [(e + turn) * world - origin.x, f * world - origin.y];
  const sides = [a / width, b / width, c / height, d / height].map((side) => side * world);
  return `matrix(${[...sides, x, y].map((number) => number.toFixed(9)).join(",")})`;
}
