/**
 * The areas of a story as the map shows them: which events or place each belongs to, how it looks, what it is called.
 */

import { areasOf, eventAt, eventsOf, placesOf, positionOf } from "../core/document.js";
import { outlinesOf } from "./outlines.js";

/** @import { EventView } from "../core/story_document.js" */

/** A status that some of the events of an area have goes before those after it. */
const RANKED = ["disputed", "confirmed", "reported", "announced"];

/**
 * @typedef {Object} AreaItem
 * @property {?string} place id of the place whose area it is; null for that of events
 * @property {string[]} events ids of its events, or of those at the place
 * @property {number[]} positions of these, rising
 * @property {string} look the status of its events, or `place`
 * @property {any} outlines see `outlinesOf`
 * @property {(current: ?string) => string} next the event that a press means
 * @property {(event: string) => string} name what it is, in words
 */

/**
 * The areas that are drawn, the largest first, so that none hides a smaller one; lines last.
 *
 * @param {import("../map/map.js").MapPane} pane
 * @returns {AreaItem[]}
 */
export function areaItems({ doc, say }) {
  const { areas, sizes } = areasOf(doc);
  /** @type {any[]} */
  const outlines = areas.map((area) => area && outlinesOf(area));
  const events = eventsOf(doc);
  const next = (/** @type {EventView[]} */ among) => (/** @type {?string} */ current) => {
    const at = positionOf(doc, current);
    const shown = among.filter(({ shown: isShown }) => isShown);
    const left = shown.length > 0 ? shown : among;
    return (left.find(({ id }) => positionOf(doc, id) > at) ?? left[0]).id;
  };
  const itemOf = (area, among, place) => ({
    place: place?.id ?? null,
    events: among.map(({ id }) => id),
    positions: among.map(({ id }) => positionOf(doc, id)),
    look: place ? "place" : statusOf(among),
    outlines: outlines[area],
    next: place ? (/** @type {?string} */ current) => eventAt(doc, place.id, current) ?? "" : next(among),
    name(id) {
      const event = events[positionOf(doc, id)];
      const name = place?.name ?? event.title;
      const said = { name, size: sizes[area], status: event?.status.label };
      return say(place ? "map_area_of_place" : "map_area_of_event", said);
    },
  });
  const ofEvents = outlines.map((_, area) => events.filter((event) => event.area === area));
  const ofPlaces = Object.values(placesOf(doc)).filter(({ area }) => area !== null);
  const items = [
    ...ofPlaces.map((place) =>
      itemOf(
        place.area,
        events.filter((event) => event.place === place.id),
        place,
      ),
    ),
    ...ofEvents.map((among, area) => itemOf(area, among)),
  ];
  const drawn = items.filter(({ outlines: found, events: among }) => found && among.length > 0);
  const extents = new Map(drawn.map((item) => [item, extentOf(item.outlines)]));
  return drawn.sort((one, other) => (extents.get(other) ?? 0) - (extents.get(one) ?? 0));
}

function statusOf(among) {
  return RANKED.find((kind) => among.some(({ status }) => status.kind === kind)) ?? "reported";
}

/** The box around an area, in square degrees. */
function extentOf({ polygons, lines }) {
  if (polygons.length === 0) return 0;
  const points = [...polygons.flat(), ...lines].flat();
  const side = (axis) => {
    const values = points.map((point) => point[axis]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  };
  return side(0) * side(1);
}
