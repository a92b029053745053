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
  map.options.renderer ??= new (rendererClass(L))();
}

function rendererClass(L) {
  return L.SVG.extend({
    _reset() {
      L.SVG.prototype._reset.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
    },
  });
}
