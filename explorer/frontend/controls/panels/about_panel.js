/**
 * What is in the panel About: how to read the explorer, where its content comes from, and whose work it is.
 */

import { aboutOf, articleOf, sourcesOf } from "../../core/document.js";
import { adopt, el, outLink } from "../../core/elements.js";
import { STATUSES } from "../../core/listed.js";
import { statusMark } from "../../marks/marks.js";
import sheet from "./about.css" with { type: "css" };

/** @import { StoryDocument } from "../../core/story_document.js" */
/** @import { Say } from "../../core/strings.js" */

const CREDITS = [
  ["Natural Earth", "https://www.naturalearthdata.com/", "about_natural_earth"],
  ["GeoNames", "https://www.geonames.org/", "about_geonames"],
  ["Leaflet", "https://leafletjs.com/", "about_leaflet"],
  ["Source Serif, Source Sans", "https://openfontlicense.org", "about_faces"],
];

/**
 * Build its content.
 *
 * @param {StoryDocument} doc the story document
 * @param {Say} say
 * @returns {HTMLElement[]}
 */
export function aboutContent(doc, say) {
  adopt(sheet);
  const part = (key, ...content) => el("section", {}, el("h3", {}, say(key)), content);
  const paragraph = (key, values) => el("p", {}, say(key, values));
  const listed = Object.values(sourcesOf(doc));
  const sources = say("source_count", { count: listed.length });
  const publishers = say("publisher_count", {
    count: new Set(listed.map(({ publisher }) => publisher)).size,
  });
  return [
    part(
      "guide",
      paragraph("guide_choices"),
      meanings(say),
      paragraph("shortcuts_hint"),
      paragraph("about_map_keys"),
    ),
    part("about_method", paragraph("about_statuses"), paragraph("about_times"), paragraph("about_places")),
    part(
      "sources",
      paragraph("about_sources", { sources, publishers }),
      articleOf(doc).credit && el("p", {}, articleOf(doc).credit),
    ),
    part(
      "about_credits",
      el(
        "ul",
        {},
        CREDITS.map(([name, url, key]) => el("li", {}, outLink(url, {}, name), ": ", say(key))),
      ),
    ),
    part(
      "about_licence",
      paragraph("about_code"),
      paragraph("about_version", { version: aboutOf(doc).explorer }),
    ),
  ];
}

function meanings(say) {
  const rows = STATUSES.map((kind) => [
    el("dt", {}, statusMark(kind), say(`status_${kind}`)),
    el("dd", {}, say(`meaning_${kind}`)),
  ]);
  return el("dl", { class: "ex-meanings" }, rows);
}
