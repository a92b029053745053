/**
 * Stepping by a swipe: to the left leads on, to the right back. A map, which is moved that way, does without.
 */

import { positionOf } from "../core/document.js";
import { stepFrom, STEPS } from "../core/showing.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/** A shorter way, a slower or a steeper one is no swipe. */
const SHORTEST_PX = 56;
const LONGEST_MS = 600;
const FLATNESS = 2;

/**
 * @param {HTMLElement} root where a finger swipes
 * @param {StoryDocument} doc
 * @param {import("../core/channel.js").Channel} channel
 * @returns {() => void} what stops it
 */
export function followSwipes(root, doc, channel) {
  let began = { x: 0, y: 0, at: -Infinity };
  const begin = ({ touches, timeStamp }) => {
    const [{ clientX: x, clientY: y }] = touches;
    began = { x, y, at: touches.length === 1 ? timeStamp : -Infinity };
  };
  const end = ({ changedTouches, timeStamp }) => {
    const [{ clientX, clientY }] = changedTouches;
    const [across, down] = [clientX - began.x, clientY - began.y];
    const isFlat = Math.abs(across) >= Math.max(SHORTEST_PX, FLATNESS * Math.abs(down));
    if (!isFlat || timeStamp - began.at > LONGEST_MS) return;
    const leadsOn = across < 0 === (getComputedStyle(root).direction === "ltr");
    const step = leadsOn ? STEPS.next : STEPS.previous;
    const event = stepFrom(doc, positionOf(doc, channel.state?.event), step);
    if (event) channel.select(event, { from: "timeline" });
  };
  root.addEventListener("touchstart", begin, { passive: true });
  root.addEventListener("touchend", end, { passive: true });
  return () => {
    root.removeEventListener("touchstart", begin);
    root.removeEventListener("touchend", end);
  };
}
