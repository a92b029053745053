/**
 * Journeys that go the same way many times: they share one line.
 */

/** More journeys than this on one way share a line; so many have lanes of their own beside each other. */
const MOST_LINES = 3;

/** @import { LegFeature } from "../core/story_document.js" */

/**
 * @param {LegFeature[]} features legs and connections
 * @returns {LegFeature[][]} each alone or with all that go the same way in the same manner, in the order of the first
 *   of them
 */
export function bundled(features) {
  const byWay = groupedBy(features, ({ properties: { from, to, kind, mode, schematic } }) =>
    [kind, from, to, mode, schematic].join(" "),
  );
  const bundles = byWay.flatMap((alike) => {
    if (alike[0].properties.kind !== "leg" || alike.length <= MOST_LINES) return alike.map((one) => [one]);
    return groupedBy(alike, ({ geometry }) => JSON.stringify(geometry.coordinates));
  });
  const order = new Map(features.map((feature, at) => [feature, at]));
  const placeOf = (/** @type {LegFeature[]} */ bundle) => order.get(bundle[0]) ?? 0;
  return bundles.sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => string} keyOf
 * @returns {Item[][]}
 */
function groupedBy(items, keyOf) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
