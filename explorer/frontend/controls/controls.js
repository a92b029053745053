/**
 * The controls pane: what is shown and how, stepping through it, and the link to it. It alone keeps
 * the address of the page and the selection the same, and alone says steps aloud.
 */

import { connectionNotice } from "./connection.js";
import { aboutOf, authored, choicesOf, eventsOf, hasPlaces, positionOf, wordsOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { filters } from "./filters/filters.js";
import { fitPanes, passHeader } from "./fitting.js";
import { icon } from "../marks/icons.js";
import { listenForSteps } from "../pane/keyboard.js";
import { EMBEDDING } from "../core/keys.js";
import { rootOf } from "../core/page_addresses.js";
import { bringCurrent } from "../core/parts.js";
import { followHistory, formatQuery, keptOf } from "../core/selection.js";
import { showChoices } from "./settings.js";
import { skipLinks } from "./skip_links.js";
import { speaker } from "../core/strings.js";
import { stepper } from "./stepper.js";
import { strip } from "./strip.js";
import { tools } from "./tools.js";

/** @import { EventView, StoryDocument } from "../core/story_document.js" */

/** Who steps without pointing at where to, so that the page may move. */
const STEPPING = new Set(["controls", "keyboard", "play"]);
const SAY_AFTER_MS = 150;
/** After so long an event is said without its details. */
const WAIT_MS = 1000;
/** The state of knowledge that goes without saying. */
const NOW = "now";

/**
 * Show the controls in `root`.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {{notices: string[], lost: ?string, hadDocument: boolean, offers: object, others: string, hosts: string[]|undefined,
 *   onMet: (fn: () => void) => void, meetAgain: () => void}} extras what the server
 *   has to say; the event that the reader had chosen and this document does not have; whether one was shown before; what the panels
 *   are given; the address of the list of stories; see `followHistory`; calls a function when other events are shown;
 *   see `chips`
 * @returns {() => void} what removes them
 */
export function mount(root, doc, channel, extras) {
  const say = speaker(wordsOf(doc));
  const steps = stepper(doc, channel, say);
  const live = announcer();
  const connection = connectionNotice(say);
  const filtering = filters(doc, channel, say, (text) => notify(header, text, say), extras.meetAgain);
  const [toolbar, progress] = [tools(doc, channel, say, filtering, extras.offers), strip(doc)];
  const showAt = (position) => [steps, progress].forEach((part) => part.show(position));
  const unseen = [live.element, connection.element];
  const header = headerOf(doc, channel, extras, say, { steps, toolbar, progress, filtering, unseen });
  root.append(header);
  namePage(doc);

  const show = ({ event, isOpening }, previous, from) => {
    const position = positionOf(doc, event);
    if (position < 0) return;
    showAt(position);
    const isOther = previous?.event !== event || previous?.isOpening !== isOpening;
    live.follow(doc, position, previous && isOther && !isHeard());
    if (previous?.event !== event && STEPPING.has(from)) passHeader(root);
    root.dataset.current = event;
    root.toggleAttribute("data-opening", isOpening);
  };
  filtering.show();
  extras.onMet(() => {
    filtering.show();
    showAt(positionOf(doc, channel.state.event));
    live.announceFirst(filtering.summary());
  });
  const stops = [
    channel.onState(show),
    channel.onState((state) => showChoices(header, state)),
    followHistory(channel, extras.hosts),
    listenForSteps(window, channel, doc),
    fitPanes(root),
    ...[filtering, steps, toolbar, live, connection].map(({ remove }) => remove),
  ];
  show(channel.state, null, "");
  return () => {
    stops.forEach((stop) => stop());
    header.remove();
  };
}

/** Whoever bookmarks the page or hears it read gets it in the language that is shown. */
function namePage(/** @type {StoryDocument} */ doc) {
  document.title = aboutOf(doc).title;
  document.documentElement.lang = aboutOf(doc).lang;
}

/**
 * @param {StoryDocument} doc
 */
function headerOf(doc, channel, extras, say, { steps, toolbar, progress, filtering, unseen }) {
  const goTo = (part) =>
    part === "stepper" ? steps.element.focus() : channel.ask(`focus-${part}`, { from: "controls" });
  return el(
    "div", // in a region of the page, which may hold no banner
    { class: "ex-header" },
    unseen,
    skipLinks(say, hasPlaces(doc), goTo),
    el("div", { class: "ex-bar" }, titleOf(doc, channel, extras, say), steps.element, toolbar.element),
    filtering.chips,
    notices([...extras.notices, ...lossOf(extras, say)], say),
    progress.element,
  );
}

/** That the event which the reader had chosen is not here; without an earlier document nothing is known of it. */
function lossOf({ lost, hadDocument }, say) {
  if (!lost) return [];
  return [hadDocument ? say("event_not_in_view") : say("notice_event", { value: lost.slice(0, 60) })];
}

/**
 * @param {StoryDocument} doc
 */
function titleOf(doc, channel, { others }, say) {
  const { title, dates, draft, lang } = aboutOf(doc);
  const all = {
    class: "ex-all",
    href: rootOf() + others + formatQuery({ lang }, keptOf(window.location.search, EMBEDDING)),
    target: window.parent !== window && "_blank", // the list of stories lets no other site frame it
  };
  const isPast = channel.state.asof !== NOW;
  const known = isPast && choicesOf(doc, "asof").find(({ id }) => id === channel.state.asof);
  return el(
    "div",
    { class: "ex-heading" },
    el("h1", authored(doc), title),
    el(
      "p",
      { class: "ex-soft" },
      others && el("a", all, say("all_stories")),
      draft && el("strong", {}, say("draft")),
      el("span", {}, dates),
      known && el("span", { class: "ex-known" }, known.label),
    ),
  );
}

function notices(texts, say) {
  if (texts.length === 0) return null;
  const items = texts.map((text) => noticeItem(text, say));
  return el("div", { class: "ex-notices", role: "status" }, el("ul", {}, items));
}

/** Show a notice, unless it is there. */
function notify(header, text, say) {
  const said = [...header.querySelectorAll(".ex-notices p")].map(({ textContent }) => textContent);
  if (!said.includes(text)) header.querySelector(".ex-strip").before(notices([text], say));
}

function noticeItem(text, say) {
  const dismiss = ({ currentTarget }) => {
    const list = currentTarget.closest(".ex-notices");
    currentTarget.closest("li").remove();
    const left = list.querySelector("button");
    (left ?? list.parentElement.querySelector("[data-action=next]")).focus();
    if (!left) list.remove();
  };
  const button = { type: "button", class: "ex-button ex-dismiss", title: say("dismiss"), onclick: dismiss };
  const label = el("span", { class: "ex-hidden" }, say("dismiss"));
  return el("li", {}, el("p", {}, text), el("button", button, icon("close"), label));
}

/** Whether the event is heard already, as the value of the slider that has the focus. */
function isHeard() {
  return document.activeElement?.matches("[role=slider]") ?? false;
}

/** The one place that is read aloud; of a burst of steps only the last is said, after what led to it. */
function announcer() {
  const element = el("p", { class: "ex-hidden", role: "status", "aria-live": "polite" });
  let timer = 0;
  let first = "";
  /** @type {?EventView} */
  let last = null;
  function sayLater() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      element.textContent = [first, last?.sentence].filter(Boolean).join(" ");
      [first, last] = ["", null];
    }, SAY_AFTER_MS);
  }
  return {
    element,
    /** Bring the details of an event, and say it when they are there; without them is said what is known. */
    async follow(/** @type {StoryDocument} */ doc, /** @type {number} */ position, isSaid) {
      const event = eventsOf(doc)[position];
      if (isSaid) last = event;
      const late = new Promise((done) => setTimeout(done, WAIT_MS));
      await Promise.race([bringCurrent(doc, position).catch(() => {}), late]);
      if (isSaid && last === event) sayLater();
    },
    announceFirst(text) {
      first = text;
      sayLater();
    },
    remove: () => clearTimeout(timer),
  };
}
