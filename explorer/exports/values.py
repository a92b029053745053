"""What every export starts from: a story in one view and language, its events with what is known.

Nothing here is more exact than the story: an end of a time that is not documented stays None.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from explorer.exports.media import CopyAddress, Medium, exported_media
from explorer.language import Language, language
from explorer.story.conditions import Conditions
from explorer.story.days import Day
from explorer.story.geodesy import Path
from explorer.story.itinerary import AsOf, Itinerary, Journey, Step, itinerary
from explorer.story.moments import Moment
from explorer.story.places import Coordinate, Place
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.story.sources import Claim, Source
from explorer.story.travel import Mode
from explorer.views.excerpts import Excerpt, excerpt
from explorer.views.legs import LegView, leg_views
from explorer.views.timeline import Row, view_timeline
from explorer.views.times import day_heading, day_key, in_calendar, view_label

Json = dict[str, object]
"""An object of JSON."""

GENERATOR = "Itinerary explorer"
"""What names itself as the maker of a file."""

DECIMALS = 6
"""Digits kept of a degree in drawn lines, about 0.1 m; places keep what is written in the story."""


@dataclass(frozen=True)
class Subject:
    """What is exported."""

    story: Story
    itinerary: Itinerary
    """The story in the view `as_of`."""
    language: Language
    as_of: AsOf
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The story folder's files by name, for the export of the folder itself."""
    excerpt: Excerpt | None = None
    """Which events are exported; None for all of them."""
    address_of: CopyAddress | None = None
    """Makes the addresses of copies of media; None if the site's address is not known."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures in JPEG by the ids of media, for formats that hold them."""

    @property
    def title(self) -> str:
        """The story's title; in the article's own view it says so."""
        title = self.story.title[self.language.code]
        if self.as_of is AsOf.NOW:
            return title
        return f"{title} – {view_label(self.story, self.as_of, self.language)}"

    @property
    def summary(self) -> str:
        """The story's summary; of an excerpt, how many events it has and by which filter."""
        summary = self.story.summary[self.language.code]
        return f"{self.excerpt.words}. {summary}" if self.excerpt else summary

    @cached_property
    def legs(self) -> tuple[LegView, ...]:
        """Its journeys in words."""
        return leg_views(self.story, self.itinerary, self.language)

    def has(self, journey: Journey) -> bool:
        """Whether a journey is exported."""
        return self.excerpt is None or self.excerpt.has(journey, self.itinerary)

    def media(self, ids: Iterable[str]) -> tuple[Medium, ...]:
        """Those of some media that can be shown, each once."""
        return exported_media(self.story, ids, self.language, self.address_of)

    def urn(self, kind: str, record_id: str) -> str:
        """A name for a record that stays the same wherever the story is served.

        A story does not know its address, so the names of RDF formats are UUIDs (RFC 9562,
        version 5) made from its slug and the record's id.
        """
        return (
            f"urn:uuid:{uuid5(NAMESPACE_URL, f'{GENERATOR}/{self.story.slug}/{kind}/{record_id}')}"
        )


def subject(
    story: Story,
    *,
    lang: str,
    as_of: AsOf,
    files: Mapping[str, bytes] | None = None,
    conditions: Conditions = (),
    address_of: CopyAddress | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Subject:
    """A story in one language and view, ready to be exported.

    Args:
        story: the story.
        lang: one of its languages.
        as_of: the state of knowledge.
        files: the story folder's files by name, for the export of the folder itself.
        conditions: which events to take; all of them without any.
        address_of: makes the addresses of copies of media, if the site's address is known.
        pictures: in JPEG by the ids of media, for formats that hold them.

    Raises:
        ChoiceError: a condition names something that the story does not have.
    """
    speech = language(lang)
    shown = excerpt(story, as_of, conditions, speech)
    return Subject(
        story,
        itinerary(story, as_of),
        speech,
        as_of,
        files or {},
        shown,
        address_of,
        pictures or {},
    )


@dataclass(frozen=True)
class Span:
    """From when to when; a date where no clock time is documented, None where an end is open."""

    first: Day | datetime | None
    last: Day | datetime | None

    @property
    def instant(self) -> datetime | None:
        """The one documented instant, if there is one."""
        return self.first if isinstance(self.first, datetime) and self.first == self.last else None


@dataclass(frozen=True)
class Told:
    """An event as shown to the reader."""

    row: Row
    """Its words, in the place's own time."""
    step: Step
    moment: Moment
    place: Place | None
    when: str
    """Day, time and whose time it is, in words."""
    ending: Moment | None
    """When it was over, if it lasted."""
    citations: tuple[tuple[Claim, Source], ...]
    """Who says what."""
    media: tuple[Medium, ...]
    """Its own media, then those of its place."""

    @property
    def span(self) -> Span:
        """When it was, no more exact than known."""
        return span(self.moment)

    @property
    def over(self) -> Day | datetime | None:
        """The latest day or time at which an event that lasted was over; None for any other."""
        return span(self.ending).last if self.ending else None

    @property
    def addresses(self) -> tuple[str, ...]:
        """The web addresses of its sources, each once."""
        return tuple(dict.fromkeys(source.url for _, source in self.citations if source.url))


@dataclass(frozen=True)
class ToldJourney:
    """A journey with what a file says of it."""

    journey: Journey
    origin: Place
    destination: Place
    arrives: Told
    mode: Mode
    words: LegView

    @property
    def id(self) -> str:
        """An id that no other journey of the story has."""
        return "-".join(("leg-to", self.arrives.row.id, *self.journey.tracks))


def told_events(of: Subject) -> tuple[Told, ...]:
    """Every event of the view that is exported, in order."""
    rows = view_timeline(of.story, of.itinerary, of.legs, PLACE_CLOCK, of.language).rows
    return tuple(
        _told(of, row, step)
        for at, (row, step) in enumerate(zip(rows, of.itinerary.steps, strict=True))
        if of.excerpt is None or at in of.excerpt.steps
    )


def _told(of: Subject, row: Row, step: Step) -> Told:
    moment = of.story.moment(step.event)
    place = of.story.place(step.event.place) if step.event.place else None
    citations = tuple((claim, of.story.source(claim.source)) for claim in step.claims)
    ending = of.story.ending(step.event)
    media = of.media((*step.event.media, *(place.media if place else ())))
    when = _when(row, moment, of.language)
    return Told(row, step, moment, place, when, ending, citations, media)


def _when(row: Row, moment: Moment, speech: Language) -> str:
    heading = day_heading(day_key(moment, moment.zone), moment.date, speech)
    day = in_calendar(heading, moment.date.calendar, speech)
    if not moment.says_time:
        return day
    if moment.clock is None:
        return f"{day}, {row.time.label}"
    whose = ", ".join(filter(None, (row.time.zone_name, row.time.zone)))
    return f"{day}, {row.time.label} ({whose})"


def told_journeys(of: Subject, events: tuple[Told, ...]) -> tuple[ToldJourney, ...]:
    """Every journey of the view that is exported, in order."""
    arriving = {event.row.number - 1: event for event in events}
    return tuple(
        ToldJourney(
            journey,
            of.story.place(journey.origin),
            of.story.place(journey.destination),
            arriving[journey.arrives],
            leg.mode,
            leg,
        )
        for journey, leg in zip(of.itinerary.journeys, of.legs, strict=True)
        if of.has(journey)
    )


def span(moment: Moment) -> Span:
    """From when to when a moment can be; clock times where documented, days otherwise."""
    starts, ends = moment.clock_ends(moment.zone)
    return Span(starts or moment.date.earliest, ends or moment.date.latest)


def position(point: Coordinate | Place) -> list[float]:
    """GeoJSON's order: longitude, latitude."""
    return [point.lon, point.lat]


def degrees(value: float) -> str:
    """A coordinate with the decimals that it has, never as a power of ten."""
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def line(path: Path) -> list[list[list[float]]]:
    """The pieces of a path as GeoJSON positions."""
    return [
        [[round(point.lon, DECIMALS), round(point.lat, DECIMALS)] for point in piece]
        for piece in path
    ]


def as_json(document: object) -> bytes:
    """JSON for a file: UTF-8, the same bytes for the same values.

    Not indented: Python's encoder is four times slower then, and gives each number a line.
    """
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()
