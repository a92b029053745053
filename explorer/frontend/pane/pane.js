/**
 * Mounting a pane: opens the channel and follows the selection on it. Panes know nothing of fetching,
 * and this knows nothing of what they show.
 */

import { openChannel } from "../core/channel.js";
import { followSelection } from "./following.js";
import { pageWindow } from "../core/page_window.js";
import { askToPause } from "../core/play.js";
import { onTheme, themeOf } from "../core/theme.js";

/** @import { StoryDocument } from "../core/story_document.js" */

const mounted = new WeakMap();

/**
 * @typedef {Object} PaneConfig
 * @property {"map"|"timeline"|"article"|"axis"|"controls"|"table"} pane
 * @property {import("../core/loading.js").Documents} documents addresses of what story documents are made from
 * @property {(root: HTMLElement, doc: StoryDocument, channel: import("../core/channel.js").Channel,
 *   extras: any) => () => void} mount
 *   the pane's own module
 * @property {() => Promise<PaneConfig["mount"]>} longPane loads what takes its place for a long story
 * @property {Object<string, ?string>} [selection] the selection to begin with; without it the pane waits for others
 * @property {Object<string, string>} [strings] `load_failed` and `retry`, said before a document is
 *   there
 * @property {string[]} [notices] messages from the server for the reader, shown once
 * @property {boolean} [waits] whether it is mounted at first in a task of its own
 * @property {boolean} [others] whether there are other stories to go to
 * @property {any} [extras] handed to the pane's module as it is
 */

/**
 * Mount a pane in `root`. Calling it again with the same configuration only switches to a new version
 * of the story; with another configuration it mounts the pane again. What was said at first (`notices`,
 * `strings`) makes no difference, its language is that of the address then; nor does `waits`, as the first map goes.
 *
 * @param {HTMLElement} root
 * @param {PaneConfig} config
 * @returns {() => void} what removes the pane
 */
export function mountPane(root, config) {
  const { selection, extras, mount, longPane, notices, strings, waits, ...fixed } = config;
  const key = JSON.stringify({ ...fixed, story: selection?.story });
  const present = mounted.get(root);
  if (present?.key === key) {
    if (selection) present.channel.start(selection);
    return present.remove;
  }
  present?.remove();
  const channel = openChannel(window);
  const removers = [prepare(root, config.pane), followSelection(root, config, channel)];
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

/**
 * Remove the pane that was mounted in `root`, if any.
 *
 * @param {HTMLElement} root
 */
export function removePane(root) {
  mounted.get(root)?.remove();
}

function prepare(root, pane) {
  root.classList.add("ex-pane", `ex-${pane}`);
  root.dataset.explorer = pane;
  root.id ||= `ex-${pane}`; // what a skip link names
  const stop = onTheme(window, (theme) => {
    root.dataset.theme = theme;
  });
  root.dataset.theme = themeOf(window);
  return stop;
}
