/**
 * What can be done with the story besides stepping through it: filter it, share it, set how it is shown, and a menu with
 * the rest. Where there is little room all of it is in the menu.
 */

import { withKnown } from "../core/conditions.js";
import { hasPlaces } from "../core/document.js";
import { el } from "../core/elements.js";
import { panel } from "./panels/dialogs.js";
import { pageWindow } from "../core/page_window.js";
import { otherPage } from "./other_page.js";
import { printStory } from "./printing.js";
import { knowledgeSwitch, settings } from "./settings.js";
import { actionButton } from "./stepper.js";
import { unfolding } from "./unfolding.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/**
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @param {import("../core/strings.js").Say} say
 * @param {{panel: HTMLElement, open: () => void}} filtering
 * @param {any} offers what the panels are given
 * @returns {{element: HTMLElement, remove: () => void}}
 */
export function tools(doc, channel, say, filtering, offers) {
  const { share, about, downloads } = panelsOf(doc, channel, say, offers);
  const toggle = (name, controls) => {
    const button = actionButton(name, say(name), () => {});
    button.setAttribute("aria-controls", controls);
    return button;
  };
  const settingsToggle = toggle("settings", "ex-settings");
  const settingsBox = el("div", { class: "ex-settings" }, settingsToggle, settings(doc, channel, say));
  const [menu, more] = [toggle("menu", "ex-menu"), toggle("more", "ex-more")];
  const other = offers.other ? otherPage(offers.other, channel, say) : null;
  const rest = [
    hasPlaces(doc) &&
      actionButton("whole-journey", say("whole_journey"), () =>
        channel.ask("whole-journey", { from: "controls" }),
      ),
    downloads && actionButton("download", say("download"), downloads.open),
    actionButton("print", say("print"), () => printStory(offers.handout, withKnown(doc, channel.state))),
    other?.element,
    actionButton("about", say("about"), about.open),
  ];
  const element = el(
    "div",
    { class: "ex-tools" },
    menu,
    el(
      "div",
      { id: "ex-menu", class: "ex-menu" },
      knowledgeSwitch(doc, channel, say),
      actionButton("filters", say("filters"), filtering.open),
      share && actionButton("share", say("share"), share.open),
      settingsBox,
      more,
      el("div", { id: "ex-more", class: "ex-more" }, rest),
    ),
    [filtering.panel, share?.element, downloads?.element, about.element],
  );
  const unfolded = [unfolding(settingsBox, [settingsToggle]), unfolding(element, [menu, more])];
  foldWhenChosen(element, [menu, more], settingsToggle, unfolded[1].fold);
  const parts = [...unfolded, ...(other ? [other] : [])];
  return { element, remove: () => parts.forEach(({ remove }) => remove()) };
}

/** The panels over the page; null for those that are of no use here. */
function panelsOf(doc, channel, say, offers) {
  const share = () =>
    panel(
      "share",
      say("share"),
      say,
      async () => await import("./panels/share_panel.js"),
      ({ shareContent }) => shareContent(doc, channel, say, offers),
    );
  const downloads = () =>
    panel(
      "downloads",
      say("download"),
      say,
      async () => await import("./panels/downloads_panel.js"),
      ({ downloadsContent }) => downloadsContent(doc, channel, say, offers),
    );
  const about = panel(
    "about",
    say("about_title"),
    say,
    async () => await import("./panels/about_panel.js"),
    ({ aboutContent }) => aboutContent(doc, say),
  );
  return {
    share: isOnDisk() ? null : share(),
    downloads: offers.formats.length > 0 ? downloads() : null,
    about,
  };
}

/** Whether the page is a file of this machine, whose address is of no use to anybody else. */
const isOnDisk = () => pageWindow(window).location.protocol === "file:";

/** Fold the menu before what was chosen in it opens, so that the focus comes back to where it was. */
function foldWhenChosen(element, toggles, settingsToggle, fold) {
  const onClick = ({ target }) => {
    const button = target.closest(".ex-menu [data-action]");
    const unfoldsWithin = button === settingsToggle && toggles[0].checkVisibility();
    if (button && !toggles.includes(button) && !unfoldsWithin) fold();
  };
  element.addEventListener("click", onClick, { capture: true });
}
