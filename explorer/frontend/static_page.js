/**
 * The explorer on a page of its own, without a server: what Streamlit does for the app. The page has
 * the places for the panes and, as JSON, what they are given; it has loaded Leaflet before.
 */

import { mountExplorer } from "./explorer.js";
import { conditionsIn } from "./core/conditions.js";
import { nearest, readerLanguage } from "./core/reader_language.js";
import { choose, selectionIn } from "./core/selection.js";
import { speaker } from "./core/strings.js";
import { onTheme, themeOf } from "./core/theme.js";

/**
 * @typedef {Object} Site what the page is given, in `<script id="ex-site">`
 * @property {string} story slug
 * @property {Object<string, string[]>} offered the values of each setting; the first language is for readers
 *   who prefer none of those offered
 * @property {import("./core/loading.js").Documents} documents addresses of what story documents are made from,
 *   relative to the page
 * @property {object} map options of the Leaflet map
 * @property {object} offers what the panels of the controls are given
 * @property {Object<string, Object<string, string>>} strings what is said before a document is there,
 *   by language and key
 */

/** @param {Site} site */
function open({ story, offered, strings, ...addresses }) {
  const asked = selectionIn();
  asked.lang = nearest(asked.lang ?? "", offered.lang) ?? asked.lang;
  const { settings, refused } = choose(asked, offered, readerLanguage(navigator.languages, offered.lang));
  const { lang } = settings;
  const say = speaker({ lang, strings: strings[lang] });
  const shown = strings[lang].language_name;
  followTheme();
  mountExplorer(document.body, {
    ...addresses,
    selection: { ...conditionsIn(asked), story, event: asked.event, ...settings },
    strings: strings[lang],
    notices: refused.map(([key, value]) => say(`notice_${key}`, { value: value.slice(0, 60), shown })),
  });
}

/** The page's own background follows the panes'. */
function followTheme() {
  const applyTheme = (theme) => (document.body.dataset.theme = theme);
  applyTheme(themeOf(window));
  onTheme(window, applyTheme);
}

open(JSON.parse(document.getElementById("ex-site")?.textContent ?? ""));
