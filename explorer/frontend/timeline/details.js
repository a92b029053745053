/**
 * What the current row of the timeline opens to: the event in words and how well it is known; folded, who says so, and
 * the place with its names.
 */

import {
  areasOf,
  authored,
  hasPlaces,
  languageNamesOf,
  placesOf,
  sourcesOf,
  wordsOf,
} from "../core/document.js";
import { coordinatesOf } from "./coordinates.js";
import { citation } from "../core/citations.js";
import { el, outLink } from "../core/elements.js";
import { fillFrom } from "../core/on_demand.js";
import { figures } from "../media/figures.js";
import { statusMark } from "../marks/marks.js";
import { pageWindow } from "../core/page_window.js";
import { speaker } from "../core/strings.js";

/** @import { ClaimView, PlaceView, EventView, Says, SourceView, Status, StoryDocument } from "../core/story_document.js" */

/**
 * Build the details of an event.
 *
 * @param {StoryDocument} doc
 * @param {EventView} event
 * @returns {HTMLElement}
 */
export function timelineDetails(doc, event) {
  const say = speaker(wordsOf(doc));
  const { certainty } = event.time;
  return el(
    "div",
    { class: "ex-details" },
    event.draft && el("p", { class: "ex-draft" }, event.draft),
    el("p", { class: "ex-summary", ...authored(doc) }, event.summary),
    figures(doc, event.media),
    event.about.map((line) => el("p", { class: "ex-soft", dir: "auto" }, line)),
    certainty !== "exact" && el("p", { class: "ex-certainty" }, say(`certainty_${certainty}`)),
    waysTo(doc, event, say),
    event.note && aside(say("editors_note"), el("span", authored(doc), event.note)),
    event.status.detail && el("p", { class: "ex-soft" }, `${event.status.label}: ${event.status.detail}`),
    folded(say, [
      claims(doc, event, say),
      event.place && place(doc, placesOf(doc)[event.place], say),
      hasPlaces(doc) && el("p", { class: "ex-soft" }, event.map?.description ?? say("map_no_place")),
    ]),
  );
}

/** The recorded ways that lead to it; with their profiles, if they have one. */
function waysTo(doc, event, say) {
  const words = event.legs.map(({ way }) => way && el("p", { class: "ex-soft" }, way)).filter(Boolean);
  if (words.length === 0) return null;
  const ways = el("div", { class: "ex-ways" }, words);
  const load = async () => await import("../ways/profiles.js");
  fillFrom(ways, say, load, ({ showProfiles }) => showProfiles(ways, doc, event));
  return ways;
}

/** Sources and place; unfolded where the reader has left those of an event before unfolded. */
function folded(say, parts) {
  const page = pageWindow(window);
  // Browsers fire `toggle` later: who presses and steps at once must not lose it.
  const keepNext = () => (page.__explorerDetails = !details.open);
  const keep = () => (page.__explorerDetails = details.open);
  const attributes = { class: "ex-grounds", open: page.__explorerDetails ?? false, ontoggle: keep };
  const summary = el("summary", { onclick: keepNext }, say("sources_and_place"));
  const details = el("details", attributes, summary, parts);
  return details;
}

function aside(label, text) {
  return el("aside", { class: "ex-note" }, el("strong", {}, label), " ", text);
}

/**
 * @param {StoryDocument} doc
 * @param {EventView} event
 */
function claims(doc, { claims: all }, say) {
  if (all.length === 0) return null;
  return el(
    "section",
    { class: "ex-claims" },
    el("h4", {}, say("who_says_so")),
    el(
      "ul",
      {},
      all.map((claim) => claimItem(doc, claim, say)),
    ),
  );
}

/** @type {Record<Says, Status>} */
const MARK_OF = { happened: "reported", announced: "announced", disputed: "disputed" };

/**
 * @param {StoryDocument} doc
 * @param {ClaimView} claim
 */
function claimItem(doc, { source, says, label, note }, say) {
  const contrary = says === "disputed" ? say("says_instead") : null;
  return el(
    "li",
    { class: `ex-claim ex-claim-${says}` },
    statusMark(MARK_OF[says]),
    el(
      "div",
      {},
      el("span", { class: "ex-says" }, label),
      " ",
      citation(sourcesOf(doc)[source], say),
      note &&
        el(
          "p",
          { class: "ex-claim-note" },
          contrary && el("strong", {}, contrary),
          " ",
          el("span", authored(doc), note),
        ),
    ),
  );
}

/**
 * @param {StoryDocument} doc
 * @param {PlaceView} shown
 */
function place(doc, shown, say) {
  const { name, names, zone_label: zone, accuracy, links, note, coordinate_source, area } = shown;
  const rows = names.map((other) => [
    el("dt", {}, languageNamesOf(doc)[other.lang]),
    el("dd", { lang: other.lang }, other.name),
  ]);
  const unbroken = accuracy?.replaceAll(" ", "\u00a0"); // a number stays with its unit
  const known = say(accuracy ? "place_accuracy" : "place_position", {
    source: coordinate_source,
    accuracy: unbroken,
  });
  return el(
    "section",
    { class: "ex-place-card" },
    el("h4", {}, say("the_place", { name })),
    el("dl", {}, rows),
    el("p", { class: "ex-soft" }, zone && `${zone} · `, coordinate_source && known),
    area !== null && el("p", { class: "ex-soft", dir: "auto" }, areasOf(doc).sizes[area]),
    coordinatesOf(shown, say),
    links.length > 0 &&
      el(
        "p",
        { class: "ex-links" },
        links.map(({ url, label }) => [outLink(url, {}, label), " "]),
      ),
    note && el("p", authored(doc), note),
  );
}
