/**
 * The drawing of Leaflet's lines and circles, exactly in its place. When Leaflet shows another view at once, it puts
 * the drawing up to half a pixel beside it, so that two maps of the same view would differ.
 */

/**
 * Let `map` draw its lines and circles this way, from the first one on.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 */
export function drawOnWholePixels(L, map) {
  map.options.renderer ??= rendererOnWholePixels(L);
}

/**
 * Return a renderer that draws this way.
 *
 * @param {typeof import("leaflet")} L
 * @param {object} [options] of Leaflet, such as its pane
 * @returns {import("leaflet").Renderer}
 */
export function rendererOnWholePixels(L, options) {
  const SVG = /** @type {any} */ (L.SVG);
  const OnWholePixels = SVG.extend({
    _reset() {
      SVG.prototype._reset.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
    },
  });
  return new OnWholePixels(options);
}
