/**
 * The places of a story on the map, each with what happens there.
 */

/** @import { Status, StopFeature, StoryFacts } from "../story_document.js" */
/** @import { Story } from "./story.js" */

/** How many numbers or runs of them are read out before the rest is left out. */
const MOST_PARTS = 6;
/** @type {Status[]} A stop is announced only if all of it is; else it has the first of these. */
const RANKED = ["disputed", "confirmed", "reported"];

/**
 * Return the stops in order of the first visit; after them places that only events of other places lead to.
 *
 * @param {Story} story
 * @returns {StopFeature[]}
 */
export function stopFeatures(story) {
  const { stop = [] } = story.facts.events;
  const total = stop.reduce(
    (/** @type {number} */ most, /** @type {number} */ each) => Math.max(most, each),
    0,
  );
  return [...visitsIn(story.facts.events)].map(([id, steps]) => {
    const { lat, lon } = story.places[id];
    return {
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: new Stop(story, id, steps, total),
    };
  });
}

/**
 * For each place the positions of the events there and of those that lead there, rising.
 *
 * @param {StoryFacts["events"]} events
 * @returns {Map<string, number[]>}
 */
function visitsIn({ place = [], to = [], stop = [] }) {
  /** @type {Map<string, number[]>} */
  const visits = new Map();
  const here = place.map((/** @type {?string} */ id, /** @type {number} */ at) => (stop[at] ? id : null));
  for (const id of [...here, ...to]) if (id !== null && !visits.has(id)) visits.set(id, []);
  for (let at = 0; at < Math.max(here.length, to.length); at += 1) {
    visits.get(here[at])?.push(at);
    visits.get(to[at])?.push(at);
  }
  return visits;
}

/** What is known of a stop, for all visits; worked out when it is read. */
class Stop {
  #story;
  #steps;
  #total;
  /** @type {"stop"} */
  kind = "stop";

  /**
   * @param {Story} story
   * @param {string} place
   * @param {number[]} steps positions of its events
   * @param {number} total how many stops the story has
   */
  constructor(story, place, steps, total) {
    this.#story = story;
    this.place = place;
    this.#steps = steps;
    this.#total = total;
  }
  /** Of the stops there, from 1; none where events of other places only lead there. */
  get numbers() {
    const { place, stop } = this.#story.facts.events;
    const here = this.#steps.filter((at) => place[at] === this.place && stop[at]);
    return [...new Set(here.map((at) => stop[at]))].sort((a, b) => a - b);
  }
  get events() {
    return this.#steps.map((at) => this.#story.facts.events.id[at]);
  }
  get first() {
    return this.#steps[0];
  }
  get last() {
    return this.#steps[this.#steps.length - 1];
  }
  get status() {
    const found = new Set(this.#steps.map((at) => this.#story.facts.events.status[at]));
    return RANKED.find((kind) => found.has(kind)) ?? "announced";
  }
  get status_label() {
    return this.#story.speech.say(`status_${this.status}`);
  }
  get name() {
    return this.#story.places[this.place].name;
  }
  get number_label() {
    const { numbers } = this;
    const said = { count: numbers.length, numbers: inRuns(numbers), total: this.#total };
    return numbers.length > 0 ? this.#story.speech.say("stop_numbers", said) : "";
  }
  get label() {
    const status = this.#story.speech.say(`inline_status_${this.status}`);
    return [this.name, this.number_label, status].filter(Boolean).join(", ");
  }
  get accuracy_km() {
    return this.#story.places[this.place].accuracy_km;
  }
}

/**
 * Rising numbers as text, three or more in a row as a run: 1–3, 27, 28; many are cut short.
 *
 * @param {number[]} numbers
 * @returns {string}
 */
export function inRuns(numbers) {
  /** @type {number[][]} */
  const runs = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[run.length - 1] + 1) run.push(number);
    else runs.push([number]);
  }
  const parts = runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String)));
  if (parts.length <= MOST_PARTS) return parts.join(", ");
  return `${parts.slice(0, MOST_PARTS - 1).join(", ")} … ${parts.at(-1)}`;
}
