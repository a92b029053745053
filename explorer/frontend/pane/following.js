/**
 * Following the selection: loads the story document that a pane is to show, and puts it up; does so
 * again when language, clock or state of knowledge change.
 */

import { bringFor, conditionsIn } from "../core/conditions.js";
import { documentName, loadDocument } from "../core/loading.js";
import { isLong } from "../core/parts.js";
import { fallBack } from "./falling_back.js";
import { firstSightIn } from "./first_sight.js";
import { takeFocus } from "./keeping.js";
import { styled } from "./styles.js";
import { stageIn } from "./swapping.js";

/**
 * @param {HTMLElement} root of the pane
 * @param {import("./pane.js").PaneConfig} config
 * @param {import("../core/channel.js").Channel} channel
 * @returns {() => void} what ends it and removes what is shown
 */
export function followSelection(root, config, channel) {
  const firstSight = firstSightIn(root);
  const stage = stageIn(root, config, channel, firstSight);
  const fallingBack = fallBack(root, config, channel, () => show(channel.state));
  let turn = 0;

  async function show(state) {
    if (!state) return;
    const name = documentName(config.documents, state);
    if (stage.isMounting(name)) return; // the replacement event that it chose itself
    const { current } = root.dataset;
    const mine = ++turn;
    if (name === stage.shown().name) return stage.meet(state);
    fallingBack.clear();
    root.setAttribute("aria-busy", "true");
    const [found] = await Promise.all([documentAndPane(config, state, stage), styled()]).catch((reason) => {
      if (mine === turn) firstSight.giveWay();
      if (mine === turn) fallingBack.keep(stage.shown(), state, reason);
      return [];
    });
    const { doc, mount } = found ?? {};
    if (doc && !stage.shown().doc && config.waits) await nextTask();
    if (mine !== turn) return;
    root.removeAttribute("aria-busy");
    if (doc) stage.swap(name, doc, state, current, mount);
  }

  const stops = [
    channel.onState(show),
    channel.onAsk((what) => what === "retry" && show(channel.state)),
    channel.onAsk((what) => what === `focus-${config.pane}` && takeFocus(root)),
  ];
  show(channel.state);
  return () => {
    turn += 1;
    stops.forEach((stop) => stop());
    fallingBack.remove();
    stage.remove();
  };
}

function nextTask() {
  return new Promise((done) => setTimeout(done));
}

/** The document of a state, and what shows it in the pane. */
async function documentAndPane(/** @type {import("./pane.js").PaneConfig} */ config, state, stage) {
  const doc = await loadDocument(config.documents, state, stage.shown().doc);
  if (isLong(doc)) return { doc, mount: await config.longPane() };
  await bringFor(doc, conditionsIn(state)).catch(() => {}); // the controls report it
  return { doc, mount: config.mount };
}
