/**
 * The axis pane: all events on one line, to scale in time; the current one under a marker that can be dragged.
 */

import { eventsOf, positionOf, wordsOf, timesOf } from "../core/document.js";
import { el } from "../core/elements.js";
import { fillFrom } from "../core/on_demand.js";
import { onArrival } from "../core/parts.js";
import { rankIn, shownIn, stepFrom, STEPS } from "../core/showing.js";
import { speaker } from "../core/strings.js";
import { chartOf } from "./chart.js";
import { followGestures } from "./gestures.js";
import { hintOf } from "./hint.js";
import { eventNear, nearestTo, orderOf } from "./nearest.js";
import { placesOn, scaleOf } from "./scale.js";
import { stretchOf } from "./stretch.js";
import { toolsOf } from "./tools.js";
import { panned, showing, WHOLE, zoomed } from "./view.js";

/** @import { StoryDocument } from "../core/story_document.js" */

/** A zoom by button or key. */
const ZOOM = 0.5;
/** The least that is in view, in seconds. */
const LEAST_S = 600;
/** Pointers further away from an event than this are at none. */
const REACH_PX = 24;
const PAGE = 10;
/** How wide the letters of a date are, in their size. */
const LETTER = 0.62;
/** Where each key leads. */
const KEYS = {
  ArrowLeft: STEPS.previous,
  ArrowDown: STEPS.previous,
  ArrowRight: STEPS.next,
  ArrowUp: STEPS.next,
  PageDown: (rank) => Math.max(0, rank - PAGE),
  PageUp: (rank, _isShown, count) => Math.min(count - 1, rank + PAGE),
  Home: STEPS.first,
  End: STEPS.last,
};

/** @type {WeakMap<HTMLElement, {view: import("./view.js").View, folds: boolean, count: number}>} */
const kept = new WeakMap();

/**
 * Show the time axis in `root`.
 *
 * @param {HTMLElement} root
 * @param {StoryDocument} doc the story document
 * @param {import("../core/channel.js").Channel} channel
 * @param {{onMet: (fn: () => void) => void}} extras calls a function when other events are shown
 * @returns {() => void} what removes it
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function mount(root, doc, channel, { onMet }) {
  const say = speaker(wordsOf(doc));
  const events = eventsOf(doc);
  const extents = events.map(({ extent }) => extent);
  const before = kept.get(root);
  const isSame = before?.count === events.length;
  let { view, folds } = isSame ? before : { view: WHOLE, folds: true };
  let scale = scaleOf(extents, folds);
  let places = placesOn(scale, extents);
  let order = orderOf(places);
  let shown = order;
  let [width, rows, mark, letter] = [0, 1, 14, 7];
  let [current, pointed, wanted] = [-1, -1, -1];
  let [isAsked, isHeld] = [false, false];

  const chart = chartOf(doc, say);
  const hint = hintOf(doc);
  const marker = el("span", { class: "ex-axis-marker" });
  const stretch = stretchOf(channel, extents, timesOf(doc).calendar);
  const notes = el("p", { class: "ex-hidden", id: "ex-axis-notes" });
  const slider = el(
    "div",
    {
      class: "ex-axis-plot",
      role: "slider",
      tabindex: "0",
      dir: "ltr",
      "aria-label": say("axis"),
      "aria-describedby": "ex-axis-notes",
      onkeydown: press,
    },
    chart.layers,
    stretch.layers,
    hint.line,
    marker,
  );
  const tools = toolsOf(say, {
    "zoom-out": () => zoom(1 / ZOOM),
    "zoom-in": () => zoom(ZOOM),
    all: () => look(WHOLE),
    ...(hasGaps() ? { gaps: fold } : {}),
    ...(scale.pieces.length > 0 ? { stretch: () => brushing(!stretch.isOn()), jump } : {}),
    clear: () => stretch.clear(slider),
    more: unfold,
  });
  const form = el("div", { class: "ex-axis-jump", hidden: true });
  root.append(chart.names, slider, notes, hint.element, tools.more, tools.element, tools.clear, form);

  function hasGaps() {
    return (folds ? scale : scaleOf(extents, true)).pieces.some(({ isFolded }) => isFolded);
  }
  const px = (position) => ((position - view.left) / (view.right - view.left)) * width;
  const positionAt = (at_px) => view.left + (at_px / width) * (view.right - view.left);
  const isWhole = () => view.right - view.left === 1;

  function draw() {
    isAsked = false;
    if (!width) return;
    const isDim = root.dataset.rest === "dim";
    chart.draw({ scale, places, view, width_px: width, rows, mark_px: mark, letter_px: letter, isDim });
    stretch.draw(scale, px, width);
    chart.markOf(current)?.setAttribute("aria-current", "step");
    place();
    tools.disable("zoom-out", isWhole());
    tools.disable("all", isWhole());
    tools.press("gaps", !folds);
    tools.clear.hidden = !stretch.isSet();
    root.classList.toggle("ex-axis-part", !isWhole());
  }
  function redraw() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(draw);
  }
  function place() {
    if (width && current >= 0) marker.style.transform = `translateX(${px(places[current].at).toFixed(1)}px)`;
  }
  function look(next) {
    if (next === view) return;
    view = next;
    kept.set(root, { view, folds, count: events.length });
    redraw();
  }
  function zoom(factor, around = places[current]?.at ?? 0.5) {
    const open = scale.pieces.find(({ isFolded }) => !isFolded);
    const least = open ? Math.min(1, (LEAST_S * (open.end - open.start)) / (open.until - open.from)) : 1;
    look(zoomed(view, { factor, at: around, least }));
  }
  function fold() {
    folds = !folds;
    scale = scaleOf(extents, folds);
    places = placesOn(scale, extents);
    order = orderOf(places);
    view = WHOLE;
    kept.set(root, { view, folds, count: events.length });
    meet();
  }
  function brushing(isOn) {
    stretch.turn(isOn);
    tools.press("stretch", isOn);
    root.classList.toggle("ex-axis-choosing", isOn);
  }
  function unfold() {
    const isOpen = root.classList.toggle("ex-axis-open");
    tools.more.setAttribute("aria-expanded", String(isOpen));
  }
  function jump() {
    form.hidden = !form.hidden;
    tools.press("jump", !form.hidden);
    if (form.hidden) return;
    const load = async () => await import("./jump.js");
    fillFrom(form, say, load, ({ jumpForm }) => {
      form.replaceChildren(jumpForm(doc, () => current, goTo, closeJump));
      form.querySelector("input")?.focus();
    });
  }
  function closeJump() {
    if (!form.hidden) jump();
    /** @type {?HTMLElement} */ (tools.element.querySelector("[data-action=axis-jump]"))?.focus();
  }
  function goTo(days) {
    const event = eventNear(events, days);
    closeJump();
    if (event) channel.select(event, { from: "axis" });
  }

  function meet() {
    shown = order.filter((index) => events[index].shown);
    notes.textContent = chart.gapWords(scale).join(" ");
    announce();
    redraw();
  }
  /** What is heard of the slider: the event, not a number. */
  function announce() {
    if (current < 0) return;
    slider.setAttribute("aria-valuemin", "1");
    slider.setAttribute("aria-valuemax", `${Math.max(1, shownIn(doc).length)}`);
    slider.setAttribute("aria-valuenow", `${Math.min(rankIn(doc, current) + 1, shownIn(doc).length || 1)}`);
    slider.setAttribute("aria-valuetext", events[current].sentence);
  }
  function show({ event }) {
    const next = positionOf(doc, event);
    if (next < 0 || next === current) return;
    chart.markOf(current)?.removeAttribute("aria-current");
    chart.markOf(next)?.setAttribute("aria-current", "step");
    current = next;
    root.dataset.current = event;
    announce();
    look(showing(view, places[current].at));
    place();
  }

  function press(key) {
    const { altKey, ctrlKey, metaKey } = key;
    if (altKey || ctrlKey || metaKey || !act(key.key)) return;
    key.preventDefault();
    key.stopPropagation();
  }
  function act(key) {
    const step = KEYS[key];
    if (step) {
      const next = stepFrom(doc, current, step);
      if (next) channel.select(next, { from: "axis" });
    } else if (key === "+" || key === "=") zoom(ZOOM);
    else if (key === "-") zoom(1 / ZOOM);
    else if (key === "0") look(WHOLE);
    else if (key === "Escape" && stretch.isOn()) brushing(false);
    else return false;
    return true;
  }
  function preview(index) {
    if (index === pointed) return;
    pointed = index;
    hint.show(index, index < 0 ? 0 : px(places[index].at));
    channel.preview(events[index]?.id ?? null, { from: "axis" });
  }
  function at(at_px, target) {
    const named = target?.closest("[data-event]")?.dataset.event;
    return named ? positionOf(doc, named) : nearestTo(shown, places, positionAt(at_px));
  }
  /** Select at once what is dragged to, but not twice within a frame. */
  function scrub(at_px) {
    wanted = nearestTo(shown, places, positionAt(Math.min(width, Math.max(0, at_px))));
    if (!isHeld) follow();
  }
  function follow() {
    isHeld = wanted >= 0 && (wanted !== current || channel.state.isOpening);
    if (isHeld) {
      channel.select(events[wanted].id, { from: "axis" });
      requestAnimationFrame(follow);
    }
    wanted = -1;
  }

  const gestures = followGestures(slider, {
    markerAt_px: () => (current < 0 ? Number.NEGATIVE_INFINITY : px(places[current].at)),
    canPan: () => !isWhole(),
    isBrushing: stretch.isOn,
    choose(at_px, target) {
      if (target.closest("[data-fold]")) return fold();
      const event = events[at(at_px, target)];
      if (event) channel.select(event.id, { from: "axis" });
    },
    scrub,
    pan: (by_px) => look(panned(view, (by_px / width) * (view.right - view.left))),
    zoom: (factor, at_px) => zoom(factor, positionAt(at_px)),
    brush(from_px, until_px, isDone) {
      stretch.brush(scale, [Math.min(from_px, until_px), Math.max(from_px, until_px)], isDone && positionAt);
      if (isDone) brushing(false);
    },
    hover(at_px, target) {
      const index = at_px === null ? -1 : at(at_px, target);
      const isNear = index >= 0 && Math.abs(px(places[index].at) - Number(at_px)) <= REACH_PX;
      preview(isNear ? index : -1);
    },
  });
  const sizes = new ResizeObserver(([{ contentRect }]) => {
    width = contentRect.width;
    const style = getComputedStyle(slider);
    rows = Number(style.getPropertyValue("--ex-axis-rows")) || 1;
    mark = parseFloat(style.fontSize) || 14;
    letter = LETTER * parseFloat(getComputedStyle(chart.ruling).fontSize);
    redraw();
  });
  sizes.observe(slider);
  onMet(meet);
  const stops = [
    gestures,
    channel.onState(show),
    onArrival(doc, (first, last) => first <= current && current <= last && announce()),
    channel.onState((state) => stretch.follow(state) && redraw()),
    channel.onPreview((event) => {
      const index = positionOf(doc, event);
      hint.point(index >= 0 && width ? px(places[index].at) : null);
    }),
  ];
  stretch.follow(channel.state ?? {});
  if (channel.state) show(channel.state);
  meet();
  return () => {
    stops.forEach((stop) => stop());
    sizes.disconnect();
    root.classList.remove("ex-axis-part", "ex-axis-choosing", "ex-axis-open");
    [chart.names, slider, notes, hint.element, tools.more, tools.element, tools.clear, form].forEach((part) =>
      part.remove(),
    );
  };
}
