/**
 * Letting the article lead, if the reader wants it: who scrolls through it selects what it is about, passage by passage.
 */

import { eventsOf, positionOf } from "../core/document.js";
import { doesArticleLead } from "../core/reading_choices.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/** The passage is read that reaches down to so much of the view. */
const READ_AT = 0.3;
const BY_READER = ["wheel", "touchmove", "keydown"];

/**
 * @param {HTMLElement} scroller
 * @param {(line_px: number) => readonly string[]} eventsAbove what the last passage mentions that begins above a line
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @returns {() => void} what stops it
 */
export function followReading(scroller, eventsAbove, doc, channel) {
  let isByReader = false;
  const onReader = () => (isByReader = true);
  const onScroll = () => {
    if (!isByReader || !doesArticleLead()) return;
    const { top, height } = scroller.getBoundingClientRect();
    const events = eventsAbove(top + READ_AT * height);
    const shown = events.filter((id) => eventsOf(doc)[positionOf(doc, id)]?.shown !== false);
    if (shown.length > 0 && !shown.includes(channel.state.event ?? "")) {
      channel.select(shown[0], { from: "article" });
    }
  };
  // What others select scrolls the article, too.
  const stop = channel.onState((_state, _previous, from) => (isByReader &&= from === "article"));
  for (const type of BY_READER) scroller.addEventListener(type, onReader, { passive: true });
  scroller.addEventListener("scroll", onScroll, { passive: true });
  return () => {
    stop();
    for (const type of BY_READER) scroller.removeEventListener(type, onReader);
    scroller.removeEventListener("scroll", onScroll);
  };
}
