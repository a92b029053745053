/**
 * Mounting a pane: opens the channel, fetches the story document of the present selection, and
 * gives both to the pane's own module; does so anew when language, clock or state of knowledge
 * change. Panes know nothing of fetching, and this knows nothing of what they show.
 */

import { openChannel } from "./channel.js";
import { documentUrl, loadDocument, presentId, standIn } from "./document.js";
import { faultIn } from "./faults.js";
import { firstSightIn } from "./first_sight.js";
import { placeIn, takeFocus } from "./keeping.js";
import { pageWindow } from "./page_window.js";
import { askToPause } from "./play.js";
import { speaker } from "./strings.js";
import { styled } from "./styles.js";
import { onTheme, themeOf } from "./theme.js";

const AT_ONCE = new Set(["controls", "map"]);
const NOTHING = { url: null, doc: null, state: null, remove: () => {} };
const mounted = new WeakMap();

/**
 * @typedef {Object} PaneConfig
 * @property {"map"|"timeline"|"article"|"controls"|"table"} pane
 * @property {string} template address of the story documents, see `documentUrl`
 * @property {(root: HTMLElement, doc: object, channel: object, extras: object) => () => void} mount
 *   the pane's own module
 * @property {object} [selection] the selection to begin with; without it the pane waits for others
 * @property {Object<string, string>} [strings] `load_failed` and `retry`, said before a document is
 *   there
 * @property {string[]} [notices] what the server has to tell the reader, once
 * @property {boolean} [inTurns] whether a pane is put up in a task of its own
 * @property {boolean} [others] whether there are other stories to go to
 * @property {object} [extras] handed to the pane's module as it is
 */

/**
 * Mount a pane in `root`. Calling it again with the same configuration only takes up a new version
 * of the story, with another configuration mounts anew.
 *
 * @param {HTMLElement} root
 * @param {PaneConfig} config
 * @returns {() => void} what removes the pane
 */
export function mountPane(root, config) {
  const { selection, extras, mount, notices, ...fixed } = config;
  const key = JSON.stringify({ ...fixed, story: selection?.story });
  const present = mounted.get(root);
  if (present?.key === key) {
    if (selection) present.channel.start(selection);
    return present.remove;
  }
  present?.remove();
  const channel = openChannel(window);
  const removers = [dress(root, config.pane), followSelection(root, config, channel)];
  if (pageWindow(window) !== window) removers.push(askToPause(window, channel));
  const remove = () => {
    if (mounted.get(root)?.remove !== remove) return;
    mounted.delete(root);
    removers.forEach((undo) => undo());
    channel.close();
  };
  mounted.set(root, { key, channel, remove });
  if (selection) channel.start(selection);
  return remove;
}

function dress(root, pane) {
  root.classList.add("ex-pane", `ex-${pane}`);
  root.dataset.explorer = pane;
  root.id ||= `ex-${pane}`; // what a skip link names
  const stop = onTheme(window, (theme) => {
    root.dataset.theme = theme;
  });
  root.dataset.theme = themeOf(window);
  return stop;
}

function followSelection(root, config, channel) {
  const fault = faultIn(root, retry);
  const firstSight = firstSightIn(root);
  let shown = NOTHING;
  let swapping = null; // the address of the document that is being put up
  let turn = 0;
  let failed = null; // the settings whose document cannot be had
  let lost = null; // the event that the reader had chosen and this document does not have

  function noteLoss(state, previous, from) {
    if (state.event !== previous?.event) lost = from === "correction" ? previous.event : null;
  }

  async function show(state) {
    if (!state) return;
    const url = documentUrl(config.template, state);
    if (url === swapping) return; // the stand-in that it found itself
    const { current } = root.dataset;
    const mine = ++turn;
    if (url === shown.url) {
      root.removeAttribute("aria-busy"); // of another document that was under way
      return;
    }
    fault.clear();
    root.setAttribute("aria-busy", "true");
    const [doc] = await Promise.all([loadDocument(url), styled()]).catch((reason) => {
      if (mine === turn) keep(state, reason);
      return [];
    });
    // The first time the controls come first, because their height gives the panes theirs. Where the
    // map has a frame, those are tasks of their own, or it would wait for all of them.
    if (doc && !shown.doc && config.inTurns && !AT_ONCE.has(config.pane)) await nextTask();
    if (mine !== turn) return;
    root.removeAttribute("aria-busy");
    if (doc) swap(url, doc, state, current);
  }

  function swap(url, doc, state, current) {
    const event = standIn(doc, shown.doc, channel.state.event);
    const bringBack = shown.doc ? placeIn(root) : () => {};
    firstSight.end();
    shown.remove();
    const before = shown;
    shown = NOTHING; // also where what follows fails
    // The stand-in is every pane's own finding, so all of them agree without asking.
    swapping = url;
    channel.change({ event }, { from: "correction" });
    swapping = null;
    const remove = putUp(root, config, doc, channel, {
      notices: before.doc ? [] : (config.notices ?? []),
      lost: presentId(doc, lost) === event ? null : lost,
      keepsPlace: event === current,
    });
    shown = { url, doc, state, remove };
    bringBack();
  }

  /**
   * What is shown stays. All panes lack a document together, so one of them says so and takes the
   * settings back: the controls, which stand above the others and hold the settings.
   */
  function keep(wanted, reason) {
    firstSight.giveWay();
    if (config.pane !== "controls") return;
    console.warn(reason);
    failed = settingsOf(wanted);
    if (shown.state) channel.change(settingsOf(shown.state), { from: "correction" });
    fault.tell(speaker({ ...config.strings, ...shown.doc?.strings }));
  }

  function retry() {
    channel.change(failed, { from: config.pane });
    channel.ask("retry", { from: config.pane }); // heard by those who do not show it yet
    show(channel.state);
  }

  const stops = [
    channel.onState(noteLoss),
    channel.onState(show),
    channel.onAsk((what) => what === "retry" && show(channel.state)),
    channel.onAsk((what) => what === `focus-${config.pane}` && takeFocus(root)),
  ];
  show(channel.state);
  return () => {
    turn += 1;
    stops.forEach((stop) => stop());
    firstSight.end();
    fault.remove();
    shown.remove();
  };
}

function putUp(root, config, doc, channel, told) {
  root.lang = doc.lang;
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", speaker(doc.strings)(config.pane));
  return config.mount(root, doc, channel, { ...config.extras, others: config.others, ...told });
}

function settingsOf({ lang, clock, asof, version }) {
  return { lang, clock, asof, version };
}

function nextTask() {
  return new Promise((done) => setTimeout(done));
}
