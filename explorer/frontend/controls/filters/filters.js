/**
 * The filters: their button and panel, what is set, and the words that are searched for, marked on the page.
 */

import { chips } from "./chips.js";
import { conditionsIn, unknownIn, withKnown } from "../../core/conditions.js";
import { panel } from "../panels/dialogs.js";

const loadHighlights = async () => await import("./highlights.js");

/** How many values that the story does not have are named. */
const NAMED = 3;

/** @import { StoryDocument } from "../../core/story_document.js" */

/**
 * @param {StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 * @param {import("../../core/strings.js").Say} say
 * @param {(text: string) => void} notify shows a notice
 * @param {() => void} meetAgain see `chips`
 * @returns {{panel: HTMLElement, open: () => void, chips: HTMLElement, show: () => void,
 *   summary: () => string, remove: () => void}} `show` shows what the reader has chosen, and reports what of it the story does
 *   not have; `summary` says how much is shown
 */
export function filters(doc, channel, say, notify, meetAgain) {
  const built = fieldsPanel(doc, channel, say);
  const row = chips(doc, channel, say, meetAgain);
  const marks = marking(doc, channel);

  /** Report what the story does not have, and take it off once everybody has heard of the state that holds it. */
  function leaveOut(unknown) {
    if (unknown.length === 0) return;
    const keys = [...new Set(unknown.map(([key]) => key))];
    for (const key of keys) {
      const values = unknown.filter(([other]) => other === key).map(([, found]) => found);
      const more = values.length > NAMED ? " …" : "";
      const value = values.slice(0, NAMED).join(", ") + more;
      notify(say("notice_condition", { name: say(`filter_${key}`), value }));
    }
    queueMicrotask(() => {
      const known = withKnown(doc, channel.state);
      channel.change(Object.fromEntries(keys.map((key) => [key, known[key]])), { from: "correction" });
    });
  }

  return {
    panel: built.element,
    open: built.open,
    chips: row.element,
    show() {
      leaveOut(unknownIn(doc, conditionsIn(channel.state)));
      built.show();
      row.show();
      marks.show();
    },
    summary: () => row.element.querySelector("p")?.textContent ?? "",
    remove() {
      row.remove();
      marks.remove();
    },
  };
}

/** The panel, which stays open beside the panes; `show` shows what the reader has chosen. */
function fieldsPanel(/** @type {StoryDocument} */ doc, channel, say) {
  let showFields = () => {};
  const built = panel(
    "filters",
    say("filters"),
    say,
    async () => await import("./filters_panel.js"),
    ({ filterFields }) => {
      const { elements, show } = filterFields(doc, channel, say);
      showFields = show;
      return elements;
    },
    { isModal: false },
  );
  return { ...built, show: () => built.element.open && showFields() };
}

/**
 * The words that are searched for, marked by code that is loaded when there are any. If it cannot be, the page shows the
 * same without marks, and the next change tries again.
 *
 * @param {StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 */
function marking(doc, channel) {
  /** @type {ReturnType<typeof import("./highlights.js").highlights>|null} */
  let marks = null;
  let isRemoved = false;
  async function show() {
    if (!channel.state.q) return marks?.show();
    const part = await loadHighlights().catch(() => null);
    if (!part || isRemoved) return;
    marks ??= part.highlights(doc, channel);
    marks.show();
  }
  return {
    show,
    remove() {
      isRemoved = true;
      marks?.remove();
    },
  };
}
