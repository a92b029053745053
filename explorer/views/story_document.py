"""What the panes are given: the layout of the story document that the browser puts together.

`explorer/frontend/core/story_document.d.ts` says the same to the panes, and what facts and words
hold. `make types` writes it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.story.calendars import Calendar
from explorer.story.foresight import Foresight
from explorer.story.strands import TagKind
from explorer.views.areas import AreaFacts
from explorer.views.backgrounds import BackgroundFacts
from explorer.views.map_features import MapView
from explorer.views.media import MediumView
from explorer.views.story_words import SharedWords
from explorer.views.timeline import Day, Row


@dataclass(frozen=True)
class NameView:
    """A name of a place in one language."""

    lang: str
    name: str


@dataclass(frozen=True)
class LinkView:
    """A link to somebody else's record of a place."""

    label: str
    url: str


@dataclass(frozen=True)
class TrackView:
    """A traveller or a strand of the story."""

    id: str
    label: str


@dataclass(frozen=True)
class TagView:
    """A person, an organisation or a topic."""

    id: str
    label: str
    kind: TagKind


@dataclass(frozen=True, kw_only=True)
class PlaceView:
    """A place, in words."""

    id: str
    name: str
    names: tuple[NameView, ...]
    lat: float
    """Degrees north, -90 to 90."""
    lon: float
    """Degrees east, -180 to 180."""
    accuracy: str | None
    """In words; None where the point is exact."""
    accuracy_km: float
    """0 where it is."""
    zone: str
    zone_label: str
    """Its offset when the story is there first; empty where that is not known."""
    links: tuple[LinkView, ...]
    note: str | None
    media: tuple[MediumView, ...]
    coordinate_source: str
    area: int | None
    """0-based position of its area among those of the document."""


@dataclass(frozen=True, kw_only=True)
class SourceView:
    """Who says something, and where."""

    id: str
    publisher: str
    title: str | None
    date: str | None
    url: str | None
    lang: str | None
    origin: str | None
    """Whose report it repeats."""


@dataclass(frozen=True)
class NoteView:
    """An editor's note."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Where the map looks at an event."""

    lat: float
    """Degrees north, -90 to 90."""
    lon: float
    """Degrees east, -180 to 180; of the middle of `corners` up to 540."""
    zoom: int
    """Zoom level of web maps, 3 to 17."""
    corners: list[list[float]] | None
    """What is shown as a whole, in a pane of any size: latitude and longitude of two corners."""
    description: str
    """What the map shows there, in words."""


@dataclass(frozen=True, kw_only=True)
class EraView:
    """A named stretch of time."""

    id: str
    label: str
    first: int | None
    """Its first day; 1 is 1 January of the year 1, None an open start."""
    last: int | None
    """Its last day; None for an open end."""


@dataclass(frozen=True, kw_only=True)
class Extent:
    """When an event can have been, in seconds since 1970 on the clock that the reader has chosen.

    On the places' own clocks each event has that of its place.
    """

    at: int | None
    """Where it is on a line of time: its only moment, or one in the middle; None if undated."""
    starts: int | None
    """The earliest that it can have begun; None for an open start."""
    begun: int | None
    """The latest that it can have begun; None for an open end."""
    over: int | None
    """The earliest that it can have been over; None if it did not last."""
    ends: int | None
    """The latest that it can have been over; None for an open end."""
    about: bool
    """Whether its date or its time is approximate or uncertain."""
    ahead: int
    """By how much the clock of its place was ahead of the chosen one, in seconds."""


@dataclass(frozen=True, kw_only=True)
class EventView(Row):
    """An event: its row of the timeline, and what else the panes need."""

    map: Look | None
    """Where the map looks; None where no place is known."""
    zoom: int | None
    """How closely the map looks, as `map` says; that takes longer to find."""
    first: int | None
    """The first day that it can have been; 1 is 1 January of the year 1, None an open start."""
    last: int | None
    """The last day to which it can have lasted; None for an open end."""
    foresight: Foresight | None
    """How it compares with what the article announced; None as the article knew it."""
    extent: Extent
    area: int | None
    """0-based position of its area among those of the document."""
    shown: bool
    """Whether it meets the conditions that the reader has chosen."""


@dataclass(frozen=True, kw_only=True)
class StoryDocument(SharedWords):
    """All that the panes show, for one language, clock and state of knowledge."""

    story: str
    clock: str
    asof: str
    explorer: str
    """Version of the explorer that made it."""
    calendar: Calendar
    """In which the story's events are dated."""
    draft: bool
    """Whether it holds guesses that nobody has confirmed."""
    tracks: tuple[TrackView, ...]
    tags: tuple[TagView, ...]
    eras: tuple[EraView, ...]
    backgrounds: tuple[BackgroundFacts, ...]
    """Behind the map; the first is shown at opening."""
    places: Mapping[str, PlaceView]
    sources: Mapping[str, SourceView]
    notes: Mapping[str, NoteView]
    media: Mapping[str, MediumView]
    events: tuple[EventView, ...]
    aliases: Mapping[str, str]
    """Former ids of events, with the present ones."""
    days: tuple[Day, ...]
    map: MapView
    areas: tuple[AreaFacts | None, ...]
    """The areas of places and events; None for one that is not known yet."""
    area_sizes: tuple[str, ...]
    """The size of each of them, in words."""
