/**
 * Previews: what the reader points at or tabs to in one pane is hinted at in the others.
 */

import { eventAt } from "../core/document.js";

/** @import { StoryDocument } from "../core/story_document.js" */

const NAMING = "[data-event], [data-place]";

/**
 * Publish a preview while the pointer is over, or the keyboard's focus on, something in `root` that
 * carries `data-event` or `data-place`, and end it when that is left.
 *
 * @param {Element} root
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {string} from the name of the pane
 * @returns {() => void} what stops it
 */
export function sendPreviews(root, doc, channel, from) {
  let shown = "";
  const send = (element) => {
    const { event: own = null, place = null } = element?.dataset ?? {};
    const event = own ?? (place && eventAt(doc, place, channel.state?.event));
    const what = `${event} ${place}`;
    if (what === shown) return;
    shown = what;
    channel.preview(event, { from, place });
  };
  const enter = ({ target, pointerType }) => pointerType !== "touch" && send(namingAt(target));
  const focus = ({ target }) => target.matches(":focus-visible") && send(namingAt(target));
  const leave = ({ relatedTarget }) => !namingAt(relatedTarget) && send(null);
  const namingAt = (target) => {
    const found = target?.closest?.(NAMING);
    return found && found !== root && root.contains(found) ? found : null;
  };
  /** @type {Object<string, (event: any) => void>} */
  const listeners = { pointerover: enter, pointerout: leave, focusin: focus, focusout: leave };
  for (const [type, listener] of Object.entries(listeners)) root.addEventListener(type, listener);
  return () => {
    send(null);
    for (const [type, fn] of Object.entries(listeners)) root.removeEventListener(type, fn);
  };
}

/**
 * Mark in `root`, by the class `ex-preview`, what another pane previews.
 *
 * @param {Element} root
 * @param {import("../core/channel.js").Channel} channel
 * @returns {() => void} what stops it
 */
export function showPreviews(root, channel) {
  let marked = [];
  return channel.onPreview((event, { place }) => {
    marked.forEach((element) => element.classList.remove("ex-preview"));
    const wanted = [selectorOf("event", event), selectorOf("place", place)].filter(Boolean).join(", ");
    marked = wanted ? [...root.querySelectorAll(wanted)] : [];
    marked.forEach((element) => element.classList.add("ex-preview"));
  });
}

function selectorOf(what, id) {
  return id && `[data-${what}="${CSS.escape(id)}"]`;
}
