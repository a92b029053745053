/**
 * The panel in which readers choose what lies behind the map: the built-in map, the backgrounds of the story, online maps.
 * What is loaded from another server says so first, and is loaded when the reader has agreed.
 */

import { el } from "../core/elements.js";
import { mayLoad, reloadNotice } from "../core/allowed.js";
import { BUILT_IN } from "../core/chosen_background.js";

/**
 * @typedef {Object} Choices what the panel shows and what can be done in it; ids are those of backgrounds, null the
 *   built-in map
 * @property {any[]} backgrounds each with `id`, `name`, `online` and `isReaders`: whether every story offers it
 * @property {() => ?string} current id of what is shown
 * @property {(id: ?string) => void} choose
 * @property {(background: any) => boolean} asks whether the reader has to agree first
 * @property {(background: any) => void} allow agrees to it
 * @property {() => string[]} allowed servers to which the reader has agreed
 * @property {(server: string) => void} withdraw takes that back
 * @property {(background: any) => number} opacity
 * @property {(background: any, opacity: number) => void} setOpacity
 */

/**
 * Fill the panel.
 *
 * @param {HTMLElement} place
 * @param {import("../core/strings.js").Say} say
 * @param {Choices} choices
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over the rows of one panel.
export function fillPanel(place, say, choices) {
  const rows = [null, ...choices.backgrounds].map((background) => rowOf(background));
  const [ours, others] = [false, true].map((isOnline) => rows.filter((row) => row.isReaders === isOnline));
  const elements = (some) => some.map(({ label, below }) => [label, below]);
  const note = others.length > 0 && el("p", {}, say("map_layers_online"));
  const legend = el("legend", { class: "ex-hidden" }, say("map_background"));
  const allowed = el("div");
  // Leaflet takes a click on a button that has gone meanwhile for one on the map, which folds the panel.
  place.onclick = (click) => click.stopPropagation();
  place.replaceChildren(el("fieldset", {}, legend, elements(ours), note, elements(others)), allowed);
  show(rows.find(({ id }) => id === choices.current()));

  function rowOf(background) {
    const id = background?.id ?? null;
    const name = background?.name ?? say("map_layer_builtin");
    const isChecked = id === choices.current();
    const onchange = () => choose(row);
    const attributes = { type: "radio", name: "ex-map-layer", value: id ?? BUILT_IN, checked: isChecked };
    const radio = el("input", { ...attributes, onchange });
    const below = el("div", { class: "ex-map-layer-below" });
    const row = { id, background, radio, below, label: el("label", {}, radio, name) };
    return { ...row, isReaders: Boolean(background?.isReaders) };
  }
  /** What a row needs below it: a question, or how much the map covers; the others need nothing. */
  function show(row) {
    for (const { below } of rows) if (below !== row?.below) below.replaceChildren();
    row?.below.replaceChildren(...(row.background ? [opacityOf(row.background, say, choices)] : []));
    allowed.replaceChildren(...choices.allowed().map((server) => allowedRow(server, say, withdraw)));
  }
  function choose(row) {
    const { id, background } = row;
    const online = background?.online;
    if (online && !mayLoad(online.hosts)) return ask(row, reloadNotice(say, online.server));
    if (online && choices.asks(background))
      return ask(
        row,
        questionOf(background, say, () => agree(row)),
      );
    choices.choose(id);
    show(row);
  }
  function agree(row) {
    choices.allow(row.background);
    row.radio.focus(); // the button goes
    choose(row);
  }
  function ask(row, question) {
    show(null);
    row.below.replaceChildren(question);
    question.scrollIntoView({ block: "nearest" });
  }
  function withdraw(server) {
    choices.withdraw(server);
    const row = rows.find(({ id }) => id === choices.current());
    if (row) row.radio.checked = true;
    row?.radio.focus(); // the button goes
    show(row);
  }
}

/** What the server learns, and the button that agrees to it. */
function questionOf({ name, online: { server } }, say, onclick) {
  const button = el("button", { type: "button", class: "ex-button", onclick }, say("map_online_load"));
  return el(
    "div",
    { role: "group", "aria-label": name },
    el("p", { role: "status" }, say("map_online_ask", { server })),
    el("div", { class: "ex-panel-row" }, button),
  );
}

function opacityOf(background, say, choices) {
  const value = Math.round(choices.opacity(background) * 100);
  const oninput = () => choices.setOpacity(background, Number(slider.value) / 100);
  const slider = el("input", { type: "range", min: 10, max: 100, step: 5, value, oninput });
  return el("label", {}, say("map_opacity"), slider);
}

function allowedRow(server, say, withdraw) {
  const words = say("map_online_withdraw");
  const onclick = () => withdraw(server);
  const attributes = { type: "button", class: "ex-button", "aria-label": `${words}: ${server}`, onclick };
  const button = el("button", attributes, words);
  return el("p", { class: "ex-panel-row" }, say("map_online_allowed", { server }), button);
}
