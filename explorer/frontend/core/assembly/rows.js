/**
 * Events as the panes show them. A story may have many thousands: what is said of one is worked out when it is read.
 */

import { endingOn, timesOn } from "../clocks/clock.js";
import { extentOn } from "../clocks/extents.js";
import { momentIn } from "./columns.js";
import { linesAt, lookAt } from "./features.js";
import { connectionWords } from "./travel.js";

/** @import { Clock, Times } from "../clocks/clock.js" */
/** @import { ClaimView, EventView, Extent, GapView, Look, Says, Status, StatusView, TagKind } from "../story_document.js" */
/** @import { Story } from "./story.js" */

/** How many publishers are named before the rest is only counted. */
const NAMED_PUBLISHERS = 3;
/** @type {Record<TagKind, string>} the text for the tags of each kind, in the order in which they are said */
const TAGS_OF = { person: "tags_person", organisation: "tags_organisation", topic: "tags_topic" };
/** On what a status rests; on reports, where nothing else is said. */
const DECIDING = { announced: "announced", disputed: "disputed" };
/** @type {any[]} */
const NONE = [];

/** @typedef {{story: Story, clock: Clock}} Telling of what document rows are */

/** @implements {EventView} */
export class Row {
  #of;
  #at;
  /** @type {Times|undefined} */
  #times;
  /** Whether it meets the reader's conditions. */
  shown = true;

  /**
   * @param {Telling} of
   * @param {number} at position from 0
   */
  constructor(of, at) {
    this.#of = of;
    this.#at = at;
  }

  #fact(/** @type {string} */ name) {
    return this.#of.story.facts.events[name]?.[this.#at] ?? null;
  }
  #detail(/** @type {string} */ name) {
    return this.#of.story.partOf(this.#at)?.fact(name, this.#at) ?? NONE;
  }
  #word(/** @type {string} */ name) {
    return this.#of.story.partOf(this.#at)?.word(name, this.#at) ?? null;
  }
  get #moment() {
    return momentIn(this.#of.story.facts.events.moment, this.#at);
  }
  get #ending() {
    const { ending } = this.#of.story.facts.events;
    const found = ending && momentIn(ending, this.#at);
    return found?.certainty ? found : null;
  }
  /** What the clock shows; panes ask for it more than once. */
  get #told() {
    this.#times ??= timesOn(this.#of.clock, this.#moment, this.#placeName);
    return this.#times;
  }
  get #placeName() {
    return this.place === null ? null : this.#of.story.places[this.place].name;
  }

  get id() {
    return this.#fact("id");
  }
  get number() {
    return this.#at + 1;
  }
  get place() {
    return this.#fact("place");
  }
  get to() {
    return this.#fact("to");
  }
  get stop() {
    return this.#fact("stop");
  }
  get area() {
    return this.#fact("area");
  }
  get tracks() {
    return this.#fact("tracks") ?? NONE;
  }
  get tags() {
    return this.#fact("tags") ?? this.#detail("tags");
  }
  get foresight() {
    return this.#fact("foresight");
  }
  get draft() {
    return this.#fact("draft") ? this.#of.story.speech.say("draft_event") : null;
  }
  get first() {
    return this.#of.story.facts.events.moment.date?.first?.[this.#at] ?? null;
  }
  /** The last day that it can have lasted to. */
  get last() {
    return (this.#ending ?? this.#moment).date.last ?? null;
  }
  get title() {
    return this.#word("title") ?? "";
  }
  /** What the article says in its claim's note takes its place as the article knew it. */
  get summary() {
    const said = this.#isPublication ? this.claims.find(({ note }) => note)?.note : null;
    return said ?? this.#word("summary") ?? "";
  }
  get note() {
    return this.#isPublication ? null : this.#word("note");
  }
  get #isPublication() {
    return this.#of.story.facts.asof === "publication";
  }
  get media() {
    return this.#detail("media").map((/** @type {string} */ id) => this.#of.story.media[id]);
  }
  get day() {
    return this.#told.day;
  }
  get time() {
    return this.#told.time;
  }
  get other_time() {
    return this.#told.other_time;
  }

  /** @returns {Extent} */
  get extent() {
    return extentOn(this.#of.clock, this.#moment, this.#ending);
  }

  /** @returns {ClaimView[]} */
  get claims() {
    const { say } = this.#of.story.speech;
    const says = this.#detail("says");
    const [notes, among] = [this.#word("claims") ?? NONE, this.#detail("claims")];
    return this.#detail("sources").map((/** @type {string} */ source, /** @type {number} */ at) => ({
      source,
      says: says[at],
      label: say(`says_${says[at]}`),
      note: notes[among[at] ?? at] ?? null,
    }));
  }

  /** @returns {StatusView} */
  get status() {
    const { say } = this.#of.story.speech;
    const kind = this.#fact("status");
    const detail = () => this.#statusDetail(kind);
    return {
      kind,
      get label() {
        return say(`status_${kind}`);
      },
      get detail() {
        return detail();
      },
    };
  }

  /** On whose word a status rests. */
  #statusDetail(/** @type {Status} */ kind) {
    const { story } = this.#of;
    const [sources, says] = [this.#detail("sources"), this.#detail("says")];
    if (!story.partOf(this.#at)) return "";
    const found = (/** @type {Says} */ wanted) => [
      ...new Set(
        sources
          .filter((/** @type {string} */ _, /** @type {number} */ at) => says[at] === wanted)
          .map((/** @type {string} */ each) => story.publisherOf(each)),
      ),
    ];
    const { say, listed } = story.speech;
    const names = (/** @type {Says} */ wanted) => listed(found(wanted), NAMED_PUBLISHERS);
    if (kind === "confirmed" && says.includes("announced")) {
      return say("detail_fulfilled", { announcers: names("announced"), sources: names("happened") });
    }
    const deciding = DECIDING[kind] ?? "happened";
    return say(`detail_${kind}`, { sources: names(deciding), count: found(deciding).length });
  }

  /** @returns {GapView} */
  get gap() {
    const { say, duration } = this.#of.story.speech;
    const gap = this.#of.story.partOf(this.#at)?.fact("gap", this.#at) ?? { rem: 0 };
    const { rem, compressed = false, unit, count = 0, about } = gap;
    if (!unit) return { rem, label: null, compressed };
    const length = duration(unit, count);
    return { rem, label: about ? say("gap_about", { time: length }) : length, compressed };
  }

  /** Which of its tracks meet there. */
  get meeting() {
    const { speech, words } = this.#of.story;
    const names = (this.#fact("meeting") ?? NONE).map((/** @type {string} */ track) => words.tracks[track]);
    const [first, last] = [names.slice(0, -1).join(", "), names.at(-1)];
    return last ? speech.say("event_meeting", { names: first, last }) : "";
  }

  /** What else is known of it, in words: its end, the places it connects, its area, tracks, tags. */
  get about() {
    const { story, clock } = this.#of;
    const { words, kinds } = story;
    const said = (key, names) => names.length > 0 && story.speech.say(key, { names: names.join(", ") });
    const travellers = this.tracks.map((/** @type {string} */ track) => words.tracks[track]);
    const ofKind = (kind) => this.tags.filter((tag) => kinds[tag] === kind).map((tag) => words.tags[tag]);
    const unsaid = (names) => names.filter((name) => !travellers.includes(name));
    const ending = this.#ending;
    return [
      ending && endingOn(clock, ending),
      connectionWords(story, this),
      words.areas[this.area],
      said("event_tracks", travellers),
      ...Object.entries(TAGS_OF).map(([kind, key]) => said(key, unsaid(ofKind(kind)))),
    ].filter(Boolean);
  }

  /** All of it in a sentence. */
  get sentence() {
    const { speech, count } = this.#of.story;
    const [place, { spoken_day: day, spoken_time: time }] = [this.#placeName, this.#told];
    const form = `sentence${place ? "_in_place" : ""}${time ? "_at_time" : ""}`;
    return speech.say(form, {
      number: this.number,
      count,
      title: this.title,
      place: place ?? "",
      day,
      time,
      status: speech.say(`inline_status_${this.#fact("status")}`),
    });
  }

  /** The travel that arrives with it. */
  get legs() {
    const part = this.#of.story.partOf(this.#at);
    return part ? part.arriving(this.#at).map((journey) => part.leg(journey)) : NONE;
  }

  /** Of where the map looks, which takes longer to find. */
  get zoom() {
    return this.#fact("zoom");
  }

  /** @returns {?Look} */
  get map() {
    return lookAt(this.#of.story, this.#at);
  }

  /** What of the map arrives with it. */
  lines() {
    return linesAt(this.#of.story, this.#at);
  }
}
