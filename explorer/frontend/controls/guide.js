/**
 * How to read this: a line for a new reader, which stays away once it was dismissed.
 */

import { STATUSES } from "../core/conditions.js";
import { el } from "../core/elements.js";
import { icon } from "../marks/icons.js";
import { statusMark } from "../marks/marks.js";
import { pageWindow } from "../core/page_window.js";
import { remember, remembered } from "../core/remembering.js";

/** @import { Say } from "../core/strings.js" */

const STORED = "guide";

/**
 * Build the guide; null for a reader who has dismissed it, and where the page is embedded, which leaves
 * little room.
 *
 * @param {Say} say
 * @returns {HTMLElement|null}
 */
export function guide(say) {
  const page = pageWindow(window);
  const isEmbedded = new URLSearchParams(page.location.search).get("embed") === "true";
  if (isEmbedded || remembered(page, STORED) === "dismissed") return null;
  const dismiss = () => {
    remember(page, STORED, "dismissed");
    element.parentElement?.querySelector("[data-action=next]")?.focus();
    element.remove();
  };
  const statuses = STATUSES.map((kind) => el("li", {}, statusMark(kind), say(`status_${kind}`)));
  const close = {
    type: "button",
    class: "ex-button ex-dismiss",
    "data-action": "dismiss-guide",
    "aria-label": say("dismiss"),
    title: say("dismiss"),
    onclick: dismiss,
  };
  const element = el(
    "section",
    { class: "ex-guide", "aria-labelledby": "ex-guide-title" },
    el("h2", { id: "ex-guide-title" }, say("guide")),
    el("ul", {}, statuses, el("li", {}, say("guide_steps"))),
    el("button", close, icon("close")),
  );
  return element;
}
