/**
 * The reader's selection in the address, and the browser's history as its memory.
 *
 * The URL is the state: every step is in it at once, defaults are left out, and parameters that are
 * not ours (`embed=true`) stay where they are. It is in the query; on a page of a story, story and event are in
 * the path; in a static export, a file that nobody answers queries for, all is behind `#` (`page_addresses.js`).
 */

import { KEYS } from "./keys.js";
import { isInFragment, isInPath, rootOf, selectionOfPath } from "./page_addresses.js";
import { pageWindow } from "./page_window.js";
import { unescapedQuery, withoutTail } from "./pasted.js";

const BURST_MS = 250;
const NAMES = KEYS.map(({ name }) => name);

/** What is meant where an address does not say it, by key; null where that depends on story and reader. */
export const STANDARDS = Object.fromEntries(KEYS.map(({ name, standard }) => [name, standard]));

/** The keys that readers choose among values: all but story and event. */
export const SETTINGS = KEYS.filter(({ isSetting }) => isSetting).map(({ name }) => name);

/** The conditions of a reader who wants to see all events. */
export const CLEARED = Object.fromEntries(
  KEYS.filter(({ isCondition }) => isCondition).map(({ name }) => [name, ""]),
);

/**
 * Read a selection from a query string; what is not there has its standard value or is null.
 *
 * @param {string} search such as `?story=vostochny-2023&event=talks`, or the same behind `#`
 * @returns {Object<string, ?string>} by key
 */
export function parseQuery(search) {
  const query = new URLSearchParams(unescapedQuery(search.replace("#", "?")));
  const read = (key) => withoutTail(query.get(key) ?? "") || STANDARDS[key];
  return Object.fromEntries(NAMES.map((key) => [key, read(key)]));
}

/**
 * Write a selection as a query string, in canonical order.
 *
 * @param {object} state
 * @param {string} [search] the present query string, whose other parameters are kept
 * @returns {string} with its question mark
 */
export function formatQuery(state, search = "") {
  const query = new URLSearchParams();
  for (const key of NAMES) {
    if (state[key] && state[key] !== STANDARDS[key]) query.set(key, state[key]);
  }
  for (const [key, value] of new URLSearchParams(unescapedQuery(search))) {
    if (!NAMES.includes(key)) query.append(key, value);
  }
  // These need not be escaped in a query, and `clock=Europe/Rome` is what people read and type.
  return `?${query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

/**
 * Return the selection that the address of a page holds; see `parseQuery`.
 *
 * @param {Window} [win]
 */
export function selectionIn(win = window) {
  const page = pageWindow(win);
  const { hash, pathname, search } = page.location;
  const said = parseQuery(isInFragment(page) ? hash : search);
  return isInPath(page) ? { ...said, ...selectionOfPath(pathname) } : said;
}

/**
 * Choose among what is offered: what is asked for where it can be had, else what is standard. `choose` in
 * `story/selection.py` is the same rule on the server.
 *
 * @param {Object<string, ?string>} asked by key, see `parseQuery`
 * @param {Object<string, string[]>} offered the values of each setting
 * @param {string} lang the language if another is not available
 * @returns {{settings: Object<string, string>, refused: [string, string][]}} and what was asked for in vain,
 *   as pairs of key and value
 */
export function choose(asked, offered, lang) {
  const isHad = (name) => offered[name].includes(asked[name] ?? "");
  const had = (name) => (isHad(name) ? asked[name] : (STANDARDS[name] ?? lang));
  return {
    settings: Object.fromEntries(SETTINGS.map((name) => [name, had(name) ?? lang])),
    refused: SETTINGS.filter((name) => asked[name] && !isHad(name)).map((name) => [name, asked[name] ?? ""]),
  };
}

/**
 * Return what an address holds of a state: no event while the story is shown as a whole.
 *
 * @param {import("./channel.js").State} state
 */
export function addressed(state) {
  return state.isOpening ? { ...state, event: null } : state;
}

/**
 * Return the link, relative to the page of `win`, that shows `state` there.
 *
 * @param {object} state
 * @param {Window} [win]
 * @param {?string[]} [kept] names of the other parameters of the page to keep; null keeps all
 * @returns {string} with its question mark or hash; on a page of a story with its path
 */
export function linkTo(state, win = window, kept = null) {
  const page = pageWindow(win);
  if (isInFragment(page)) return formatQuery(state).replace("?", "#");
  const search = kept ? keptOf(page.location.search, kept) : page.location.search;
  return isInPath(page)
    ? new URL(rootOf(page)).pathname + pageAddress(state, search)
    : formatQuery(state, search);
}

/**
 * Return the address, below the site's, of the page of a story that shows `state`.
 *
 * @param {Object<string, any>} state
 * @param {string} [search] see `formatQuery`
 */
export function pageAddress(state, search = "") {
  const path = ["stories", state.story, state.event].filter(Boolean).join("/");
  return path + formatQuery({ ...state, story: null, event: null }, search);
}

/**
 * Return those parameters of a query string that have one of these names.
 *
 * @param {string} search
 * @param {string[]} names
 */
export function keptOf(search, names) {
  const parameters = [...new URLSearchParams(unescapedQuery(search))];
  return `?${new URLSearchParams(parameters.filter(([key]) => names.includes(key)))}`;
}

/**
 * Keep the address of `win` and the state of `channel` the same. Exactly one pane calls this.
 *
 * Each act makes an entry in the history, except that a burst of steps (an arrow key kept pressed) and
 * a run of the player make one entry between them, so does what is typed until the field is left, and corrections
 * make none. The entry is written
 * in a task of its own: it takes the browser some milliseconds that no pane should wait for.
 *
 * @param {import("./channel.js").Channel} channel
 * @param {string[]} [hosts] origins of foreign pages that are notified of each step if they embed this one
 * @param {Window} [win]
 * @returns {() => void} what stops it
 */
export function followHistory(channel, hosts = [], win = window) {
  const page = pageWindow(win);
  let last = { at: -Infinity, from: "" };
  /** @type {any} */
  let pending = null;

  const record = (state, replaces) => {
    if (!pending) setTimeout(flush);
    pending = { state, replaces: replaces && (pending?.replaces ?? true) };
  };
  const flush = () => {
    if (pending) write(page, pending.state, pending.replaces, hosts);
    pending = null;
  };

  const follow = (state, previous, from) => {
    const now = performance.now();
    const isStep = state.event !== previous?.event;
    const isBurst = isStep && now - last.at < BURST_MS;
    const isRun = ["play", "typing"].includes(from) && last.from === from;
    const replaces = isBurst || isRun || !previous || from === "start" || from === "correction";
    if (from === "typing" || (isStep && !["history", "correction", "start"].includes(from))) {
      last = { at: now, from };
    }
    if (from !== "history") record(state, replaces);
  };
  const read = () => {
    if (isInFragment(page) && !page.location.hash.includes("=")) return; // a place on the page
    pending = null; // the reader went elsewhere before it was written
    const { story, ...part } = selectionIn(page);
    if (!channel.state || (story && story !== channel.state.story)) return;
    const lang = part.lang ?? channel.state.lang;
    channel.change({ ...part, lang, isOpening: !part.event }, { from: "history" });
  };

  if (channel.state) record(channel.state, true);
  const endTyping = (what) => {
    if (what === "typed") last = { ...last, from: "" };
  };
  const stops = [channel.onState(follow), channel.onAsk(endTyping)];
  page.addEventListener("popstate", read); // also heard where another fragment is typed
  return () => {
    flush();
    stops.forEach((stop) => stop());
    page.removeEventListener("popstate", read);
  };
}

function write(page, state, replaces, hosts) {
  const { pathname, search, hash } = page.location;
  const link = linkTo(addressed(state), page);
  if ([search, hash, pathname + search].includes(link)) return;
  const address = isInFragment(page) ? search + link : (isInPath(page) ? "" : pathname) + link + hash;
  try {
    page.history[replaces ? "replaceState" : "pushState"](null, "", address);
  } catch {
    // Browsers refuse more than some hundred entries a minute; the next step writes again.
  }
  tellHost(page, formatQuery(addressed(state), search), hosts);
}

/** Streamlit Community Cloud shows an app in a frame and keeps the address bar outside of it. */
function tellHost(page, query, named) {
  if (page.parent === page || isInFragment(page)) return;
  const host = hostOf(page, named);
  const message = { stCommVersion: 1, type: "SET_QUERY_PARAM", queryParams: query };
  if (host) page.parent.postMessage(message, host);
}

/** The origin of the page around this one if it is ours or named; nobody else learns what is read. */
function hostOf(page, named) {
  try {
    return page.parent.location.origin;
  } catch {
    const around = page.location.ancestorOrigins?.[0] ?? page.document.referrer; // Firefox has no list
    return named.find((origin) => `${around}/`.startsWith(`${origin}/`));
  }
}
