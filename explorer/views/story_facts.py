"""What a story document holds that depends on neither language nor clock.

One for each state of knowledge. The browser puts it together with the words of a language
(`story_words`) and the clock that the reader has chosen; `frontend/core/assembly/` does that, and
`docs/frontend.md` lists the fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from explorer.story.calendars import Calendar
from explorer.story.foresight import Foresight
from explorer.story.itinerary import AsOf, Status
from explorer.story.sources import Says
from explorer.story.strands import TagKind
from explorer.story.travel import Mode
from explorer.views.areas import AreaFacts
from explorer.views.backgrounds import BackgroundFacts
from explorer.views.columns import Columns
from explorer.views.gaps import Gap
from explorer.views.media import MediumFacts
from explorer.views.moment_facts import MomentFacts
from explorer.views.ways import WayFacts
from explorer.views.zone_facts import ZoneFacts


class PlacePosition(TypedDict):
    """Where a place is."""

    id: str
    lat: float
    """Degrees north, -90 to 90."""
    lon: float
    """Degrees east, -180 to 180."""
    accuracy_km: float
    """0 where the point is exact."""
    zone: str
    area: int | None
    """0-based position of its area among `areas`."""


class PlaceDetails(TypedDict):
    """What else is known of a place."""

    id: str
    names: Mapping[str, str]
    """By language."""
    zone_label: str
    """Its offset when the story is there first; empty where that is not known."""
    geonames: int | None
    wikidata: str | None
    coordinate_source: str
    media: tuple[str, ...]
    """Ids of its media."""


class PlaceFacts(PlacePosition, PlaceDetails):
    """A place."""


class SourceFacts(TypedDict):
    """Who says something, and where."""

    id: str
    publisher: str
    title: str | None
    url: str | None
    lang: str | None
    origin: str | None
    """Whose report it repeats."""


class EventIndex(TypedDict):
    """What is asked of every event: when and where it was, whether it meets conditions."""

    id: str
    at: int | None
    """0-based position among all events of the story; None where that is its position here."""
    place: str | None
    to: str | None
    """Id of the place that it connects its own with."""
    tracks: tuple[str, ...]
    meeting: tuple[str, ...]
    """Ids of those of its tracks that meet there."""
    tags: tuple[str, ...]
    """Of a large story they come later (`story_tags.py`): None for all in an index."""
    stop: int | None
    """1-based number of the stop; None for an event without a place."""
    area: int | None
    """0-based position of its area among `areas`."""
    zoom: int | None
    """Zoom level of web maps at which the map looks at it; None if neither its place nor its area
    is known."""
    corners: list[list[float]] | None
    """What it shows as a whole, for an area: latitude and longitude of the south-western and the
    north-eastern corner, on a flat map that begins at `west`."""
    status: Status
    foresight: Foresight | None
    """How it compares with what the article announced; None as the article knew it."""
    draft: bool
    """Whether it or its place is a guess that nobody has confirmed."""
    moment: MomentFacts
    ending: MomentFacts | None
    """When it was over, if it lasted and that is known."""


class EventDetails(TypedDict):
    """What is shown of an event where readers are."""

    media: tuple[str, ...]
    """Ids of its media."""
    sources: list[str]
    """Ids of the sources of its claims, in their order."""
    says: list[Says]
    """What each of them says."""
    claims: tuple[int, ...] | None
    """0-based positions of its claims among all that the story has; None if these are all."""
    gap: Gap
    """The time since the event before it."""


class EventFacts(EventIndex, EventDetails):
    """An event as a state of knowledge has it."""


class AliasFacts(TypedDict):
    """A former id of an event."""

    id: str
    event: int
    """0-based position of the event."""


class JourneyFacts(TypedDict):
    """The travel from one stop to another."""

    origin: str
    destination: str
    arrives: int
    """0-based position of the event at which it arrives."""
    tracks: tuple[str, ...]
    leg: int | None
    """0-based position among `legs` of what is said about it."""


class LegFacts(TypedDict):
    """What the story says about a journey."""

    mode: Mode
    schematic: bool
    """Whether the line is not the way that was taken, only its documented points joined."""
    via: tuple[str, ...]
    distance_km: float | None
    """Documented."""
    distance_basis: str | None
    distance_source: str | None
    way: WayFacts | None
    """Recorded or planned; None where there is none."""


class TagFacts(TypedDict):
    """A person, an organisation or a topic."""

    id: str
    kind: TagKind


class EraFacts(TypedDict):
    """A named stretch of time."""

    id: str
    first: int | None
    """Its first day; 1 is 1 January of the year 1, None an open start."""
    last: int | None
    """Its last day; None for an open end."""


@dataclass(frozen=True, kw_only=True)
class StoryFacts:
    """All that the panes show, but for its words and the clock."""

    story: str
    asof: AsOf
    part_size: int | None
    """How many events' details come in each part; None where all are here."""
    several: bool
    """Whether there is more than one way: that of each track, and that of no track."""
    explorer: str
    """Version of the explorer that made it."""
    draft: bool
    """Whether the story holds guesses that nobody has confirmed."""
    article: str
    """Id of the source that is the article."""
    calendar: Calendar
    clocks: tuple[str, ...]
    west: float
    """Longitude at which the flat map begins and ends, in degrees east."""
    zones: Mapping[str, ZoneFacts]
    tracks: tuple[str, ...]
    tags: tuple[TagFacts, ...]
    eras: tuple[EraFacts, ...]
    media: Columns[MediumFacts]
    backgrounds: tuple[BackgroundFacts, ...]
    places: Columns[PlaceFacts]
    """All that is known of each; in an index only `PlacePosition`, packed."""
    sources: Columns[SourceFacts]
    notes: Mapping[str, tuple[str, ...]]
    """The ids of the sources of each note."""
    events: Columns[EventFacts]
    """All that is known of each; in an index only `EventIndex`, packed (`packed_facts.py`)."""
    aliases: Mapping[str, str] | Columns[AliasFacts]
    """Former ids of events, with the present ones; packed in an index."""
    journeys: Columns[JourneyFacts]
    legs: Columns[LegFacts]
    areas: tuple[AreaFacts | None, ...]
    """The areas of places and events; None for one that is not known yet."""
