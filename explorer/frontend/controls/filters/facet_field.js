/**
 * What the events can be chosen by, as a list of boxes. Of thousands of places or sources it has those with the most events
 * and those that are set, and a field in which to find the others.
 */

import { wordsOf } from "../../core/document.js";
import { el } from "../../core/elements.js";
import { grouped } from "../../core/strings.js";
import { plain, wordsIn } from "../../core/words.js";
import { withValue } from "./facets.js";

/** @import { StoryDocument } from "../../core/story_document.js" */
/** @import { Facet, Option } from "./facets.js" */

/** Options that are shown before the list is unfolded. */
const FEW = 8;
/** Of more options so many are listed at a time. */
const MANY = 60;

/**
 * @param {Facet} facet
 * @param {StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 * @param {import("../../core/strings.js").Say} say
 * @returns {{element: HTMLElement, show: (facets: Facet[]) => void}} `show` shows how many events each would show
 */
export function facetField({ key, name, options }, doc, channel, say) {
  const list = el("div", { class: "ex-options" });
  const ranked = options.length > MANY ? [...options].sort((a, b) => b.count - a.count) : options;
  const texts = options.length > MANY ? ranked.map(({ label }) => plain(label)) : [];
  const finder = options.length > MANY ? findField(name, () => fill(now), say) : null;
  const { numbers } = wordsOf(doc);
  const written = (/** @type {number} */ count) => grouped(`${count}`, numbers, numbers.sizes);
  const rows = rowsIn(list, (option) => optionRow(key, option, { written, channel, say }));
  let now = new Map(options.map((option) => [option.id, option]));

  /** @returns {Option[]} those that are listed */
  function listed() {
    if (!finder) return ranked;
    const sought = wordsIn(finder.typed());
    const isSought = (/** @type {number} */ at) => sought.every((word) => texts[at].includes(word));
    const found = ranked.filter((_, at) => isSought(at));
    finder.report(found.length);
    const set = ranked.filter(({ id }) => now.get(id)?.isSet);
    return [...new Set([...(sought.length > 0 ? [] : set), ...found.slice(0, MANY)])];
  }
  function fill(/** @type {Map<string, Option>} */ next) {
    now = next;
    for (const { id, row } of rows(listed())) row.show(now.get(id));
  }
  fill(now);
  const isOpen = options.length <= FEW || options.some(({ isSet }) => isSet);
  const fields = finder?.elements ?? [];
  return {
    element: el(
      "details",
      { class: "ex-facet", open: isOpen },
      el("summary", {}, say(name)),
      ...fields,
      list,
    ),
    show(facets) {
      const found = facets.find((facet) => facet.name === name);
      fill(new Map(found?.options.map((option) => [option.id, option])));
    },
  };
}

/** What lists options in an element: rows that were listed before stay, so that the focus does. */
function rowsIn(
  /** @type {HTMLElement} */ list,
  /** @type {(option: Option) => ReturnType<typeof optionRow>} */ make,
) {
  /** @type {{id: string, row: ReturnType<typeof optionRow>}[]} */
  let rows = [];
  return (/** @type {Option[]} */ options) => {
    if (options.length === rows.length && options.every(({ id }, at) => rows[at].id === id)) return rows;
    const known = new Map(rows.map(({ id, row }) => [id, row]));
    rows = options.map((option) => ({ id: option.id, row: known.get(option.id) ?? make(option) }));
    const had = /** @type {?HTMLElement} */ (list.contains(document.activeElement) && document.activeElement);
    list.replaceChildren(...rows.map(({ row }) => row.label));
    if (had?.isConnected) had.focus({ preventScroll: true });
    return rows;
  };
}

/** The field in which to find an option, and how many are found. */
function findField(/** @type {string} */ name, /** @type {() => void} */ fill, say) {
  const label = say("filter_find", { name: say(name) });
  const input = el("input", { type: "search", "aria-label": label, placeholder: label, oninput: fill });
  const found = el("p", { class: "ex-soft", role: "status" });
  return {
    elements: [input, found],
    typed: () => input.value,
    report(/** @type {number} */ count) {
      const text = count > MANY ? say("filter_first", { count, most: MANY }) : say("filter_found", { count });
      if (found.textContent !== text) found.textContent = text;
    },
  };
}

function optionRow(
  /** @type {string} */ key,
  /** @type {Option} */ { id, label: text },
  { written, channel, say },
) {
  const choose = () => channel.change(withValue(channel.state, key, id, box.checked), { from: "controls" });
  const box = el("input", { type: "checkbox", value: id, "data-filter": key, onchange: choose });
  const number = el("span", { class: "ex-count" });
  const label = el("label", { class: "ex-check" }, box, el("span", {}, text), " ", number);
  return {
    label,
    show({ count, isSet } = { count: 0, isSet: false }) {
      box.checked = isSet;
      number.textContent = written(count);
      number.title = say("filter_count", { count });
      label.classList.toggle("ex-none", count === 0);
    },
  };
}
