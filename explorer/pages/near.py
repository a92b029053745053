"""What of a long story one of its pages has: the events and passages near one, or a part of all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from explorer.language import Language, language
from explorer.pages.parts import WHOLE, most_passages
from explorer.story.articles import Passage
from explorer.story.derived import KeptWithStory
from explorer.story.itinerary import AsOf, Itinerary, itinerary
from explorer.story.passage_parts import Target
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.views.article import ArticleView, shown_article, view_article
from explorer.views.document import dates_covered
from explorer.views.interface_texts import text_key
from explorer.views.legs import SomeLegs, leg_views, legs_into
from explorer.views.timeline import Timeline, view_timeline
from explorer.views.times import in_calendar

NEAR: Final = 20
"""Names of events on a page of a story that has more."""
IN_FULL: Final = 6
"""Events, and passages, as text on the page of a static export of a story that has more.

Each event comes with all its sources, and browsers load the page before they show the panes."""
READ_NEAR: Final = 6
"""Passages on a page of an article that has more."""
PRINTED: Final = 500
"""Events, and passages, in a handout."""
_READ_BEFORE: Final = 2
"""Passages before the one that mentions the event of a page."""


def steps_near(shown: Sequence[int], position: int, in_full: int) -> Sequence[int]:
    """Those of the events that a page of a long story has, by their 0-based positions.

    Args:
        shown: the positions of all that are shown, rising.
        position: of the event around which they are.
        in_full: how many from the first it has, if it has more of them than names; else 0.

    >>> steps_near(range(1000), 500, 0)
    range(490, 510)
    """
    if in_full:
        return shown[:in_full]
    first = max(0, min(bisect_left(shown, position) - NEAR // 2, len(shown) - NEAR))
    return shown[first : first + NEAR]


def legs_and_timeline(
    story: Story, lang: str, clock: str, as_of: AsOf, steps: Sequence[int]
) -> tuple[SomeLegs, Timeline]:
    """Legs and events in words: all, or of a long story those at these 0-based positions.

    All are kept with the story, but for zones that only readers have, of which there are hundreds:
    they must not push out the others.
    """
    known = itinerary(story, as_of)
    if len(known.steps) > WHOLE:
        speech = language(lang)
        legs = legs_into(story, known, speech, steps)
        return legs, view_timeline(story, known, legs, clock, speech, steps=steps)
    is_shared = clock == PLACE_CLOCK or clock in story.clocks
    return (_all_of if is_shared else _all_of.make)(story, lang, clock, as_of)


@KeptWithStory
def _all_of(story: Story, lang: str, clock: str, as_of: AsOf) -> tuple[SomeLegs, Timeline]:
    speech, known = language(lang), itinerary(story, as_of)
    legs = leg_views(story, known, speech)
    return legs, view_timeline(story, known, legs, clock, speech)


@KeptWithStory
def dates_of(story: Story, lang: str) -> str:
    """The dates that a story covers, in words."""
    return dates_covered(story, language(lang))


def days_of(story: Story, timeline: Timeline, speech: Language) -> dict[str, str]:
    """The day of each of these events in words, with its calendar, as an event has its own page."""
    usual = story.calendar

    def is_usual(event: str) -> bool:
        return story.events[story.event_positions[event]].when.calendar is usual

    return {
        event: in_calendar(day.heading, usual, speech) if is_usual(event) else day.heading
        for day in timeline.days
        for event in day.events
    }


def body_of(story: Story, lang: str) -> tuple[Passage, ...]:
    """The passages of the article for readers of a language, without its footnotes."""
    found = shown_article(story, lang)
    passages = story.articles[found].passages if found else ()
    end = len(passages)
    while end and passages[end - 1].kind == "footnote":
        end -= 1
    return passages[:end]


def passages_near(story: Story, lang: str, known: Itinerary, position: int | None) -> range:
    """The 0-based positions of the passages that a page of an event has, or that of the story.

    Those around the first that mentions the event, else around the last mention before it in time.
    """
    count = len(body_of(story, lang))
    if count <= most_passages(story):
        return range(count)
    mentions, at = _mentions(story, lang), 0
    if position is not None:
        earlier = (known.steps[step].event.id for step in range(position, -1, -1))
        at = next((mentions[event] for event in earlier if event in mentions), 0)
    first = max(0, min(at - _READ_BEFORE, count - READ_NEAR))
    return range(first, first + READ_NEAR)


@KeptWithStory
def _mentions(story: Story, lang: str) -> dict[str, int]:
    """The 0-based position of the first passage that mentions each event."""
    found: dict[str, int] = {}
    for at, passage in enumerate(body_of(story, lang)):
        for event in passage.mentions(Target.EVENT):
            found.setdefault(event, at)
    return found


def article_near(story: Story, speech: Language, at: range) -> ArticleView:
    """Some passages of the article, by their 0-based positions, with their footnotes."""
    shown = body_of(story, speech.code)[at.start : at.stop]
    return view_article(story, speech, _with_footnotes(story, speech.code, shown))


def _with_footnotes(story: Story, lang: str, shown: Sequence[Passage]) -> tuple[Passage, ...]:
    items = (item for passage in shown for item in passage.items)
    numbers = {part.footnote for item in items for part in item if part.footnote}
    found = shown_article(story, lang)
    if not numbers or found is None:
        return tuple(shown)
    notes = story.articles[found].passages[len(body_of(story, lang)) :]
    return (*shown, *(note for note in notes if note.level in numbers))


def journey_words(story: Story, known: Itinerary, speech: Language) -> str:
    """What a map of the whole journey shows, in words; of a long story's stops only the first."""
    stops = dict.fromkeys(stop.place for stop in known.stops)
    most = NEAR if len(known.steps) > WHOLE else len(stops)
    names = speech.listed(tuple(story.place(at).names[speech.code] for at in stops), most=most)
    return speech.text(text_key("page_map_alt", story), stops=names)
