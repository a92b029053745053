/**
 * The elevation along the recorded ways that lead to an event: a chart for each, read with the pointer or, on its
 * slider, by keyboard. The map shows the position that is read, and a pointer on the map's line moves the slider.
 */

import sheet from "./profiles.css" with { type: "css" };
import { openChannel } from "../core/channel.js";
import { sums } from "../core/assembly/features.js";
import { speechOf } from "../core/assembly/numbers.js";
import { timesOf } from "../core/document.js";
import { adopt, el, svg } from "../core/elements.js";
import { askAbout, spotIn, waysTo } from "./asking.js";

/** @import { EventView, StoryDocument, WayFacts } from "../core/story_document.js" */

/** The chart in its own units; it is stretched to the width that it has. */
const [WIDTH, HEIGHT] = [240, 60];
/** Less than this between the lowest and the highest point looks as flat as it is. */
const LEAST_M = 60;
/** A key leads along a hundredth of the way. */
const SLIDER = { type: "range", class: "ex-profile-slider", min: 0, max: 1, step: 0.01, value: 0 };

/**
 * Show what is known of the ways to an event.
 *
 * @param {HTMLElement} place
 * @param {StoryDocument} doc
 * @param {EventView} event
 */
export function showProfiles(place, doc, event) {
  adopt(sheet);
  if (!place.isConnected) return; // replaced while this was loaded
  const speech = speechOf(/** @type {any} */ (timesOf(doc)));
  const channel = openChannel();
  const ask = (at, share) => channel.ask(askAbout(event.id, at, share), { from: "timeline" });
  const charts = waysTo(doc, event.id).map((way, at) =>
    way?.elevations ? chartOf(way, speech, (share) => ask(at, share)) : null,
  );
  const parts = event.legs.map(({ way }, at) =>
    el("div", {}, way && el("p", { class: "ex-soft" }, way), charts[at]?.element),
  );
  place.replaceChildren(...parts);
  channel.onAsk((what, from) => {
    if (!place.isConnected) return channel.close();
    const spot = spotIn(what);
    if (from === "map" && spot?.event === event.id) charts[spot.at]?.show(spot.share);
  });
  // The map gets ready to say where its line is pointed at.
  if (charts.some((chart) => chart)) ask(0, null);
}

/**
 * @param {WayFacts} way
 * @param {import("../core/assembly/numbers.js").Speech} speech
 * @param {(share: number|null) => void} read called with the share of the way that is read; null for none
 */
function chartOf(way, { say, km }, read) {
  const elevations = sums(way.elevations ?? []);
  const [low, high] = [Math.min(...elevations), Math.max(...elevations)];
  const words = (share) => {
    const metres = elevations[Math.round(share * (elevations.length - 1))];
    return say("way_spot", { km: km(way.km * share), metres });
  };
  const cursor = el("span", { class: "ex-profile-cursor", hidden: true });
  const said = el("output", { class: "ex-profile-said" });
  const slide = () => choose(Number(slider.value));
  const slider = el("input", { ...SLIDER, "aria-label": say("way_slider"), "aria-valuetext": words(0) });
  slider.addEventListener("input", slide);
  slider.addEventListener("focus", slide);
  slider.addEventListener("blur", () => choose(null));
  function show(/** @type {number|null} */ share) {
    cursor.hidden = share === null;
    said.textContent = share === null ? "" : words(share);
    if (share === null) return;
    cursor.style.insetInlineStart = `${100 * share}%`;
    slider.value = `${share}`;
    slider.setAttribute("aria-valuetext", words(share));
  }
  function choose(share) {
    show(share);
    read(share);
  }
  const plot = el("div", { class: "ex-profile-plot" }, drawn(elevations, low, high), cursor);
  const point = ({ clientX }) => choose(shareAt(plot, clientX));
  plot.addEventListener("pointermove", point);
  plot.addEventListener("pointerdown", point);
  const leave = ({ pointerType }) =>
    pointerType === "touch" || document.activeElement === slider || choose(null);
  plot.addEventListener("pointerleave", leave); // a finger leaves wherever it is lifted
  const metres = (number) => say("way_metres", { metres: number });
  const labels = [axis("heights", metres(high), metres(low)), axis("kms", "0", km(way.km))];
  const attributes = { class: "ex-profile", "aria-label": say("way_profile") };
  const element = el("figure", attributes, labels, plot, slider, said);
  // A finger on it reads; it does not step to another event, as elsewhere in the timeline.
  const keep = (touch) => touch.stopPropagation();
  for (const type of ["touchstart", "touchend"]) element.addEventListener(type, keep);
  return { element, show };
}

/** The values at the ends of one side of the chart, which the slider says in words. */
function axis(name, ...ends) {
  const labels = ends.map((label) => el("span", {}, label));
  return el("div", { class: `ex-profile-${name}`, "aria-hidden": "true" }, labels);
}

/** The line with the ground below it. */
function drawn(elevations, low, high) {
  const span = Math.max(high - low, LEAST_M);
  const middle = (low + high) / 2;
  const points = elevations.map((metres, at) => {
    const x = (at / (elevations.length - 1)) * WIDTH;
    const y = HEIGHT / 2 - ((metres - middle) / span) * (HEIGHT - 4);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  const line = `M${points.join("L")}`;
  const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" };
  return svg(
    "svg",
    box,
    svg("path", { class: "ex-profile-ground", d: `${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z` }),
    svg("path", { class: "ex-profile-line", d: line }),
  );
}

/** Which share of the plot's width is left of the pointer; right of it where text is written that way. */
function shareAt(plot, clientX) {
  const { left, width } = plot.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (clientX - left) / width));
  return getComputedStyle(plot).direction === "rtl" ? 1 - share : share;
}
