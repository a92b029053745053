/**
 * Clusters: for a group of stops that would lie on each other, one button with their number. It opens them: the
 * map zooms in until they lie apart or, where even its last zoom does not part them, lists them. If the stop that
 * leads them is drawn itself, which the current one always is, the button is at its shoulder and counts the others.
 */

import { boxAround } from "../core/boxes.js";
import { apartFor, groupsOf, isCrowd } from "./grouping.js";
import { el } from "../core/elements.js";
import { followMotion } from "../core/motion.js";
import { ifLoaded } from "../core/on_demand.js";

const loadList = async () => await import("./cluster_list.js");

/** How many of the places are named before the rest is only counted. */
const NAMED = 3;
/** How far they keep from the edges of the view that they open. */
const MARGIN_PX = 60;
/** Half the width of a button, and where it is beside a stop; `clusters.css` draws it so. */
export const CLUSTER_PX = 13;
const BESIDE = { x: -27, y: -13 };
/** Just above the stops that the buttons belong to. */
const LIFT = { alone: 500, beside: 2100 };

/** @typedef {import("./boxes.js").Box} Box */

/**
 * @typedef {Object} Cluster
 * @property {number[]} members indices of its stops, the leading one first
 * @property {boolean} isCluster whether it is drawn for all of them; else the leading one is drawn itself
 * @property {boolean} isReached whether the reader has been at one of them
 * @property {boolean} isMet whether one of them meets the reader's conditions
 */

/**
 * @param {import("./map.js").MapPane} pane
 * @param {import("leaflet").LayerGroup} layer
 * @param {{select: (place: string) => void, reveal: (place: string) => HTMLElement|null}} acts `reveal` draws a stop
 *   and gives its button
 * @returns {{show: (clusters: Cluster[]) => Map<number, HTMLElement>, remove: () => void}} `show` gives the
 *   buttons, by the stop that leads
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function drawClusters(pane, layer, { select, reveal }) {
  const { L, map, journey } = pane;
  const { stops } = journey;
  const motion = followMotion();
  /** @type {Map<string, ReturnType<typeof clusterButton>>} by the place that leads */
  let drawn = new Map();
  /** @type {ReturnType<typeof import("./cluster_list.js").listStops>|undefined} */
  let list;
  const choose = (/** @type {string} */ place) => {
    select(place);
    reveal(place)?.focus({ preventScroll: true });
  };

  /** Without the code of the list, the button leads to the stop that leads its group. */
  async function showList(group, button) {
    const part = await ifLoaded(loadList);
    if (!button.isConnected) return;
    list ??= part?.listStops(pane, choose);
    if (list) list.show(group, button);
    else choose(group[0].place);
  }

  function open(group, button, isByKey) {
    const points = group.map((i) => map.project(stops[i].latLng, map.getMaxZoom()));
    const apart_px = apartFor(window, isCrowd(stops));
    const isParted = groupsOf(points, { order: [...group.keys()], apart_px }).length > 1;
    if (!isParted)
      return showList(
        group.map((i) => stops[i]),
        button,
      );
    if (isByKey) reveal(stops[group[0]].place)?.focus({ preventScroll: true });
    const bounds = L.latLngBounds(group.map((i) => stops[i].latLng));
    map.fitBounds(bounds, { padding: [MARGIN_PX, MARGIN_PX], animate: !motion.wantsNone() });
  }
  function show(clusters) {
    const before = drawn;
    drawn = new Map();
    const buttons = clusters.map((cluster) => {
      const { place, latLng, properties } = stops[cluster.members[0]];
      const made = before.get(place) ?? clusterButton(L, latLng, properties.name, open);
      before.delete(place);
      drawn.set(place, made);
      made.set(cluster, () => labelOf(pane, cluster.members));
      layer.addLayer(made.marker);
      return /** @type {const} */ ([cluster.members[0], made.button]);
    });
    const lost = [...before].find(([, { button }]) => button === document.activeElement);
    before.forEach(({ marker }) => layer.removeLayer(marker));
    if (lost) followFocus(lost[0]);
    return new Map(buttons);
  }
  /** What is drawn now for a stop whose button had the focus takes it over. */
  function followFocus(place) {
    const now = [...drawn.values()].find(({ has }) => has(journey.at.get(place)));
    (now?.button ?? reveal(place))?.focus({ preventScroll: true });
  }

  return {
    show,
    remove() {
      motion.remove();
      list?.hide();
    },
  };
}

/**
 * What the button covers beside a stop that is drawn.
 *
 * @param {{x: number, y: number}} point the stop
 * @returns {Box}
 */
export function besideBox({ x, y }) {
  return boxAround({ x: x + BESIDE.x, y: y + BESIDE.y }, CLUSTER_PX);
}

/** How many places there are, and which: the one that is named beside them first, then as in the story. */
function labelOf({ journey: { stops }, say }, [leader, ...others]) {
  const ordered = [leader, ...others.sort((a, b) => a - b)];
  const names = ordered.map((i) => stops[i].properties.name);
  const first = names.slice(0, NAMED).join(", ");
  const rest = names.length - NAMED;
  const listed = rest > 0 ? say("and_others", { names: first, count: rest }) : first;
  return say("map_cluster_label", { count: names.length, names: listed });
}

function clusterButton(L, latLng, name, open) {
  let members = /** @type {number[]} */ ([]);
  const onclick = ({ detail }) => open(members, button, detail === 0);
  const button = el(
    "button",
    { type: "button", class: "leaflet-marker-icon ex-stop ex-cluster", tabindex: "-1", onclick },
    el("span", { class: "ex-cluster-count", "aria-hidden": "true" }),
    el("span", { class: "ex-stop-name", "aria-hidden": "true", dir: "auto" }, name),
  );
  L.DomEvent.disableClickPropagation(button);
  const icon = { options: {}, createIcon: () => button, createShadow: () => null };
  const marker = L.marker(latLng, { icon, keyboard: false, interactive: false });
  return {
    marker,
    button,
    has: (/** @type {number|undefined} */ stop) => stop !== undefined && members.includes(stop),
    set(/** @type {Cluster} */ cluster, labelOfIt) {
      const isBeside = !cluster.isCluster;
      if (members !== cluster.members) {
        members = cluster.members;
        const label = labelOfIt();
        const count = isBeside ? `+${members.length - 1}` : String(members.length);
        button.querySelector(".ex-cluster-count")?.setAttribute("data-count", count);
        button.setAttribute("aria-label", label);
        button.title = label;
      }
      button.toggleAttribute("data-beside", isBeside);
      button.dataset.progress = cluster.isReached ? "past" : "coming";
      button.toggleAttribute("data-unmet", !cluster.isMet);
      marker.setZIndexOffset(isBeside ? LIFT.beside : LIFT.alone);
    },
  };
}
