"""Events, places, sources and legs in words: all in a whole document, some in a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explorer.language import Language
from explorer.story.places import Place
from explorer.story.records import Event, Story
from explorer.story.sources import Claim, Source
from explorer.story.travel import Leg
from explorer.views.columns import Columns, columns_of
from explorer.views.story_words import EventWords
from explorer.views.times import source_date
from explorer.views.ways import way_words


def event_words(
    events: Sequence[Event], claims: Iterable[Sequence[Claim]], lang: str
) -> Columns[EventWords]:
    """Some events in words.

    Args:
        events: the events.
        claims: those of each that are to be worded.
        lang: one of the story's languages.
    """
    return columns_of(
        {
            "title": [event.title[lang] for event in events],
            "summary": [event.summary[lang] for event in events],
            "note": [event.note[lang] if event.note else None for event in events],
            "claims": [_claim_notes(each, lang) for each in claims],
        }
    )


def _claim_notes(claims: Iterable[Claim], lang: str) -> tuple[str | None, ...]:
    """The notes of an event's claims; none if no claim has one."""
    notes = tuple([claim.note[lang] if claim.note else None for claim in claims])
    return notes if any(notes) else ()


def place_notes(places: Iterable[Place], lang: str) -> dict[str, str]:
    """The notes on places, of those that have one, by id."""
    return {place.id: place.note[lang] for place in places if place.note}


def source_dates(sources: Iterable[Source], speech: Language) -> dict[str, str]:
    """The dates of sources, of those that have one, by id."""
    return dict(_source_dates(sources, speech))


def _source_dates(sources: Iterable[Source], speech: Language) -> Iterator[tuple[str, str]]:
    worded: dict[str, str] = {}
    for source in sources:
        if source.date is None:
            continue
        date = source.date.text  # enough, as all sources are dated in one calendar
        if date not in worded:
            worded[date] = source_date(source, speech)
        yield source.id, worded[date]


def leg_notes(legs: Iterable[Leg], lang: str) -> dict[str, str]:
    """The notes on legs, of those that have one, by position."""
    return {str(at): leg.note[lang] for at, leg in enumerate(legs) if leg.note}


def leg_ways(story: Story, legs: Iterable[Leg], speech: Language) -> dict[str, str]:
    """What is known of the ways of legs, of those that have one, by position."""
    return {
        str(at): said
        for at, leg in enumerate(legs)
        if (said := way_words(story.way_of(leg), speech))
    }
