/**
 * All that is drawn on the map, as one: what is under the journey, the journey itself, and the controls.
 */

import { drawCaptions } from "./map_captions.js";
import { drawControls } from "./map_controls.js";
import { drawHalos } from "./map_halos.js";
import { drawLabels } from "./map_labels.js";
import { showLayers } from "./map_layers.js";
import { drawLegs } from "./map_legs.js";
import { nameStops } from "./map_names.js";
import { trackProgress } from "./map_progress.js";
import { drawStops } from "./map_stops.js";

/**
 * @param {import("./map.js").MapPane} pane
 * @param {Object<string, object>} tileLayers online basemaps by id
 * @param {{select: (place: string) => void, showJourney: () => void}} acts what the reader can do
 * @returns {{show: (position: number) => void, hint: (place: string|null) => void, remove: () => void}}
 *   `show` for the event which the reader is at, `hint` for a place that is pointed at
 */
export function drawParts(pane, tileLayers, { select, showJourney }) {
  const { doc } = pane;
  const layers = showLayers(pane, tileLayers);
  const halos = drawHalos(pane);
  const labels = drawLabels(pane);
  const legs = drawLegs(pane, labels.tell);
  const hint = (place) => {
    halos.hint(place);
    labels.hint(place);
    stops.hint(place);
  };
  const stops = drawStops(pane, { select, hint });
  const names = nameStops(pane, stops.buttonOf);
  const captions = drawCaptions(pane);
  const controls = drawControls(pane, { showJourney, layers, captions });
  const progress = trackProgress(doc.events.length, [...stops.tracked, ...legs.tracked]);

  function show(position) {
    const event = doc.events[position];
    progress.move(position);
    stops.show(event);
    names.show(event.place);
    halos.show(event.place);
    labels.show(event);
    captions.show(event);
  }
  const parts = [controls, names, stops, labels, legs, halos, layers];
  return { show, hint, remove: () => parts.forEach((part) => part.remove()) };
}
