/**
 * Halos: how exactly a place is known, as a circle of that radius on the ground. Drawn for the
 * current place and for one that is pointed at; faintly for all, once zoomed in far enough to matter.
 */

const ALL_FROM_ZOOM = 8;
const MOST_FAINT = 150;

/**
 * @param {import("./map.js").MapPane} pane
 * @returns {{show: (place: string|null) => void, hint: (place: string|null) => void,
 *   meet: () => void, remove: () => void}}
 */
export function drawHalos({ L, map, journey, met }) {
  const group = L.layerGroup().addTo(map);
  const circle = ({ latLng, properties }, look) => {
    const className = `ex-halo ex-halo-${look}`;
    return L.circle(latLng, { radius: properties.accuracy_km * 1000, className, interactive: false });
  };
  const single = (look) => {
    /** @type {import("leaflet").Circle|null} */
    let drawn = null;
    /** @type {string|null} */
    let shown = null;
    return (place) => {
      if (place === shown) return;
      drawn?.remove();
      const stop = journey.stops[journey.at.get(place) ?? -1];
      drawn = stop?.properties.accuracy_km ? circle(stop, look).addTo(group) : null;
      shown = place;
    };
  };

  /** @type {import("leaflet").LayerGroup|null} */
  let faint = null;
  const hide = () => faint && group.removeLayer(faint);
  const fit = () => {
    if (journey.stops.length > MOST_FAINT) return;
    if (map.getZoom() < ALL_FROM_ZOOM) return hide();
    const isFaint = (_, i) => met.stops[i];
    faint ??= L.layerGroup(journey.stops.filter(isFaint).map((stop) => circle(stop, "faint")));
    faint.addTo(group);
  };
  fit();
  map.on("zoomend", fit);
  return {
    show: single("current"),
    hint: single("hint"),
    meet() {
      hide();
      faint = null;
      fit();
    },
    remove() {
      map.off("zoomend", fit);
      group.remove();
    },
  };
}
