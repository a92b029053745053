/**
 * A page of panes without Streamlit: the page of a story on the server, and a static export. The page has the places
 * for the panes and, as JSON, what they are given; what they show is chosen here, by its address.
 */

import { conditionsIn } from "../core/conditions.js";
import { isInPath } from "../core/page_addresses.js";
import { nearest, readerLanguage } from "../core/reader_language.js";
import { choose, selectionIn } from "../core/selection.js";
import { speaker } from "../core/strings.js";
import { onTheme, themeOf } from "../core/theme.js";
import { whenShown } from "./opening.js";

/**
 * @typedef {Object} Site what the page is given, in `<script id="ex-site">`; the rest as in `Explorer`
 * @property {string} story slug
 * @property {string} [version] of the story, for the addresses of its documents
 * @property {Object<string, string[]>} offered the values of each setting; the first language is for readers
 *   who prefer none of those offered, and that of the page where a server has chosen it
 * @property {import("../core/loading.js").Documents} documents addresses of what story documents are made from
 * @property {Object<string, Object<string, string>>} strings what is said before a document is there,
 *   by language and key
 * @property {?{worker: string, strings: Object<string, Object<string, string>>}} [offline] the service worker that keeps the
 *   story, and what the page then says; null where readers' browsers keep none
 */

/**
 * Mount the panes, if this is such a page.
 *
 * @param {(root: HTMLElement, explorer: import("../explorer.js").Explorer) => void} mountExplorer
 */
export function openStoryPage(mountExplorer) {
  const given = document.getElementById("ex-site");
  if (!given) return;
  const site = JSON.parse(given.textContent ?? "");
  open(site, mountExplorer);
  if (site.offline) whenShown(() => keepOffline(site));
}

/** Not in the frames of other sites, and where browsers have no service workers: they ask for HTTPS. */
async function keepOffline(site) {
  if (!("serviceWorker" in navigator) || window !== window.parent) return;
  try {
    const { keepStory } = await import("../offline/keeping.js");
    await keepStory(site);
  } catch {
    // A browser that refuses service workers (a private window, a proxy without HTTPS) keeps nothing.
  }
}

/** @param {Site} site */
function open({ story, version, offered, strings, offline: _, ...rest }, mountExplorer) {
  const asked = selectionIn();
  asked.lang = nearest(asked.lang ?? "", offered.lang) ?? asked.lang;
  const preferred = isInPath(window) ? [] : navigator.languages; // the server has looked at these
  const { settings, refused } = choose(asked, offered, readerLanguage(preferred, offered.lang));
  const { lang } = settings;
  const say = speaker({ lang, strings: strings[lang] });
  const shown = strings[lang].language_name;
  followTheme();
  fixIcon();
  mountExplorer(document.body, {
    ...rest,
    selection: { ...conditionsIn(asked), story, version, event: asked.event, ...settings },
    strings: strings[lang],
    notices: [
      ...(wasFull() ? [say("notice_full")] : []),
      ...refused.map(([key, value]) => say(`notice_${key}`, { value: value.slice(0, 60), shown })),
    ],
  });
}

/** Whether the server led here because the dashboard is full (`arrivals.py`); the address is then cleared of it. */
function wasFull() {
  const { hash, pathname, search } = location;
  if (hash !== "#full") return false;
  history.replaceState(history.state, "", pathname + search);
  return true;
}

/** Steps change the path of the page, and browsers look for its icon again. */
function fixIcon() {
  const icon = /** @type {?HTMLLinkElement} */ (document.querySelector("link[rel=icon]"));
  icon?.setAttribute("href", icon.href);
}

/** The page's own background follows the panes'. */
function followTheme() {
  const applyTheme = (theme) => (document.body.dataset.theme = theme);
  applyTheme(themeOf(window));
  onTheme(window, applyTheme);
}
