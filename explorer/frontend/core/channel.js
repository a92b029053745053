/**
 * The one selection that all panes of a page view share, and how they pass it on to each other.
 *
 * A pane that is acted on shows the new selection at once and then publishes it; nothing waits for
 * a server. The wire is an event on the page's window, which frames of the page listen to as well:
 * every pane shows a step within the same task, and two tabs cannot steer each other.
 */

import { pageWindow } from "./page_window.js";
import { STANDARDS } from "./selection.js";

const WIRE = "explorer";

/**
 * @typedef {Object} State
 * @property {string} story slug of the story
 * @property {string|null} event id of the current event; null until a pane has found the first one
 * @property {boolean} isOpening whether the address names no event: the story is shown as a whole, at its first event
 * @property {string} lang language code
 * @property {string} clock "place", "own" or an IANA zone
 * @property {string} asof "publication" or "now"
 * @property {string} from first day of the time window, in EDTF; of this and the next ones empty where nothing is asked
 * @property {string} until its last day
 * @property {string} track ids with commas, as in those that follow
 * @property {string} tag
 * @property {string} status
 * @property {string} place
 * @property {string} source
 * @property {string} q words
 * @property {string} rest what becomes of other events: "gone" or "dim"
 * @property {?string} version of the story's files, as the server knows it; not in the address
 * @property {number} seq grows by one with each act; the higher one holds
 * @property {string} by which channel acted; breaks a tie, the lower one holds
 */

/**
 * @typedef {Object} Channel
 * @property {State} state the current state; null until somebody started, so before any pane is mounted
 * @property {(selection: object) => void} start set `selection`; for the current story
 *   only its version
 * @property {(event: string, how?: {from?: string}) => void} select
 * @property {(part: object, how?: {from?: string}) => void} change lang, clock, asof, version
 *   and/or event
 * @property {(event: string|null, how?: {from?: string, place?: string}) => void} preview
 * @property {(what: "whole-journey"|"retry"|"pause"|"typed"|`focus-${string}`|`way/${string}`, how?: {from?: string}) => void} ask
 *   something that every pane may answer and that is no part of the state
 * @property {(fn: (state: State, previous: State|null, from: string) => void) => () => void} onState
 * @property {(fn: (event: string|null, how: {from: string, place: string|null}) => void)
 *   => () => void} onPreview called for previews that begin in another pane
 * @property {(fn: (what: string, from: string) => void) => () => void} onAsk called for what another
 *   pane asks
 * @property {() => void} close
 */

/**
 * Open this pane's end of the channel of the page view that `win` belongs to.
 *
 * @param {Window} [win] the window of the pane; in the map's frame, the frame's own
 * @returns {Channel}
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function openChannel(win = window) {
  const page = pageWindow(win);
  const by = newId();
  const heard = { state: new Set(), preview: new Set(), ask: new Set() };
  // The page remembers the state, so that a pane that mounts late has it without asking.
  let state = page.__explorerState ?? null;

  function hold(next, from) {
    const previous = state;
    state = next;
    page.__explorerState = next;
    notify(heard.state, next, previous, from);
  }
  function publish(message) {
    page.dispatchEvent(new page.CustomEvent(WIRE, { detail: { ...message, sender: by } }));
  }
  function act(part, from) {
    const held = state;
    if (!held || Object.entries(part).every(([key, value]) => held[key] === value)) return;
    const next = Object.freeze({ ...held, ...part, seq: held.seq + 1, by });
    hold(next, from);
    publish({ kind: "state", state: next, from });
  }
  function start(selection) {
    const { story, version = null } = selection;
    if (state?.story === story) return act({ version }, "start");
    const seq = (state?.seq ?? 0) + 1;
    const isOpening = !selection.event;
    hold(Object.freeze({ ...STANDARDS, ...selection, isOpening, version, seq, by: "" }), "start");
    publish({ kind: "state", state, from: "start" });
  }

  const hear = {
    state: ({ state: received, from }) => isNewer(received, state) && hold(received, from),
    preview: ({ event, place, from }) => notify(heard.preview, event, { from, place }),
    ask: ({ what, from }) => notify(heard.ask, what, from),
  };
  /** @type {(event: any) => void} */
  const receive = ({ detail }) => detail.sender !== by && hear[detail.kind]?.(detail);
  const close = () => {
    page.removeEventListener(WIRE, receive);
    Object.values(heard).forEach((listeners) => listeners.clear());
  };
  page.addEventListener(WIRE, receive);
  // A frame that is removed must not be kept in memory by the page that stays.
  win.addEventListener("pagehide", ({ persisted }) => persisted || close());

  return {
    get state() {
      return /** @type {State} */ (state);
    },
    start,
    select: (event, { from = "" } = {}) => act({ event, isOpening: false }, from),
    change: (part, { from = "" } = {}) => act(part, from),
    preview: (event, { from = "", place = null } = {}) => publish({ kind: "preview", event, place, from }),
    ask: (what, { from = "" } = {}) => publish({ kind: "ask", what, from }),
    onState: (fn) => listen(heard.state, fn),
    onPreview: (fn) => listen(heard.preview, fn),
    onAsk: (fn) => listen(heard.ask, fn),
    close,
  };
}

function isNewer(received, held) {
  if (!held) return true;
  return received.seq > held.seq || (received.seq === held.seq && received.by < held.by);
}

function listen(listeners, fn) {
  listeners.add(fn);
  return () => listeners.delete(fn);
}

function notify(listeners, ...what) {
  for (const fn of [...listeners]) {
    try {
      fn(...what);
    } catch (fault) {
      reportError(fault); // one pane's fault must not keep the others from hearing
    }
  }
}

function newId() {
  // Not crypto.randomUUID: browsers have it on https only, and newsrooms try things on http.
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
