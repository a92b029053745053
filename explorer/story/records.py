"""What a story is made of: events that sources claim, the notes on them, and the article.

The records here are what an author writes down. What follows from them (the status of an event,
the stops, the legs) is derived in `itinerary`, never written twice.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import (
    ConfigDict,
    Field,
    SkipValidation,
    TypeAdapter,
    ValidationInfo,
    field_validator,
    model_validator,
)

from explorer.story.archives import ArchiveFacts
from explorer.story.articles import Article
from explorer.story.attachments import AreaFile
from explorer.story.backgrounds import Backgrounds
from explorer.story.calendars import Calendar
from explorer.story.media import Media, MediaFacts
from explorer.story.moments import Moment, PartOfDay
from explorer.story.notes import Note
from explorer.story.places import Draft, LanguageCode, Place, Record, Slug, Texts, Zone
from explorer.story.shapes import Shape
from explorer.story.sources import Claim, Source
from explorer.story.strands import Era, Route, Slugs, Tag, Track
from explorer.story.travel import Leg
from explorer.story.ways import Way
from explorer.story.written_times import Clock, ToldDate

MAX_EVENTS = 100_000
"""Most events of a story: what is measured, and what readers' browsers are given."""

_CLAIMS = TypeAdapter(tuple[Claim, ...])


class Event(Record):
    """Something that happened, or was announced, at a time and usually at a place."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["place"]}, {"required": ["zone"]}]}
    )

    id: Slug
    """Stable id, used in links and mentions."""
    place: Slug | None = None
    """Id of the place, if it is known."""
    zone: Zone | None = None
    """IANA zone, only where there is no place to take it from."""
    calendar: Calendar | None = None
    """The calendar of its dates and its claims', where it is not the story's."""
    when: ToldDate
    """The date, EDTF in the event's calendar, or `unknown`."""
    time: Clock | None = None
    """The local clock time, only if documented."""
    part_of_day: PartOfDay | None = None
    """A part of the day, where no clock time is documented."""
    until: ToldDate | None = None
    """The date on which it ended, if it lasted; `a/b` in `when` is some time between."""
    until_time: Clock | None = None
    """The local clock time at which it ended, only if documented."""
    to: Slug | None = None
    """Id of the place that the event connects its own place with, as a letter or a call does."""
    tracks: Annotated[Slugs, Field(alias="track")] = ()
    """Ids of the tracks that it belongs to: one, or a list where travellers meet."""
    tags: tuple[Slug, ...] = ()
    """Ids of its tags."""
    area: AreaFile | None = None
    """A GeoJSON file in the story's folder with its extent, such as a front line or a search."""
    media: tuple[Slug, ...] = ()
    """Ids of its media."""
    title: Texts
    """A short title, at most one line."""
    summary: Texts
    """One to three sentences."""
    note: Texts | None = None
    """An editor's note."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """Who says so; at least one."""
    aliases: tuple[Slug, ...] = ()
    """Ids that the event had before; links with them still lead here."""
    draft: Draft | None = None
    """Only while the record is a guess that nobody has confirmed."""

    @field_validator("claims", mode="before")
    @classmethod
    def _dated_in_its_calendar(cls, claims: object, info: ValidationInfo) -> object:
        """The claims of an event with its own calendar; a context is all that reaches them."""
        calendar = info.data.get("calendar")
        if calendar is None or not claims:
            return claims
        return _CLAIMS.validate_python(claims, context={"calendar": calendar})

    @model_validator(mode="after")
    def _zone_or_place(self) -> Self:
        if (self.place is None) == (self.zone is None):
            raise ValueError("either a place or, if none is known, a zone")
        if self.until_time and not self.until:
            raise ValueError("until_time: also until, the day on which it ended")
        if self.to and self.place in (None, self.to):
            raise ValueError("to: another place than the event's own, which has to be known")
        return self


class StoryFile(Record):
    """The content of `story.yaml`, field by field as its author writes it."""

    format: Literal[1]
    """Version of the format; 1."""
    title: Texts
    """The story's title."""
    summary: Texts
    """One or two sentences."""
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    """Languages of the story; the first one is the default."""
    clocks: tuple[Zone, ...] = ()
    """Second clocks offered to the reader, IANA zones."""
    calendar: Calendar = Calendar.GREGORIAN
    """The calendar in which the events are dated; sources are dated in the Gregorian one."""
    route: Route = Route.ITINERARY
    """Whether the events are a journey, or only follow each other in time."""
    tracks: tuple[Track, ...] = ()
    """Its travellers or strands, if there are several."""
    tags: tuple[Tag, ...] = ()
    """The persons, organisations and topics that its events are about."""
    eras: tuple[Era, ...] = ()
    """Named stretches of time, in any order."""
    media: tuple[Media, ...] = ()
    """Its pictures, sound, films and documents."""
    backgrounds: Annotated[Backgrounds, Field(alias="background")] = ()
    """What is shown behind the map: one background, or a list whose first is shown first."""
    article: Slug
    """Id of the source that is the article itself."""
    places: tuple[Place, ...] = ()
    """All places; none in a story that happens nowhere in particular."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """All sources."""
    events: Annotated[tuple[Event, ...], Field(min_length=1, max_length=MAX_EVENTS)]
    """All events, in the order in which they happened."""
    legs: tuple[Leg, ...] = ()
    """What is known about the travel between places."""
    notes: tuple[Note, ...] = ()
    """Editor's notes."""
    released_ids: tuple[Slug, ...] = ()
    """Ids of events to which readers have links; each stays an event's id or one of its aliases."""


class Story(StoryFile):
    """A checked story: its records with every reference resolved, and its articles."""

    slug: Slug
    """The folder's name, used in links."""
    version: str
    """Digest of the story's files; a new one whenever any of them changes."""
    articles: dict[LanguageCode, Article]
    """The article's text by language; may lack some of the story's languages."""
    missing_files: dict[str, str] = Field(default_factory=dict)
    """Files of media that are not in the folder, each with one of similar name that is, if any."""
    media_files: dict[str, MediaFacts] = Field(default_factory=dict)
    """What the files of its media are, by name."""
    archives: dict[str, SkipValidation[ArchiveFacts]] = Field(default_factory=dict)
    """What its files of map tiles are, by name, those that can be shown."""
    broken_archives: dict[str, str] = Field(default_factory=dict)
    """What is wrong with the others, by name; the built-in map is shown in their place."""
    shapes: dict[str, SkipValidation[Shape]] = Field(default_factory=dict)
    """The shapes of its areas, by name of their file."""
    ways: dict[str, SkipValidation[Way]] = Field(default_factory=dict)
    """The recorded and planned ways of its legs, by name of their file."""

    def __hash__(self) -> int:
        """By name and version, so that what is derived from a story can be cached.

        Equality compares every field, so two stories with one version are never taken for another.
        """
        return hash((self.slug, self.version))

    @cached_property
    def _places_by_id(self) -> dict[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def _zones_by_place(self) -> dict[str, str]:
        return {place.id: place.zone for place in self.places}

    @cached_property
    def _tracks_by_id(self) -> dict[str, Track]:
        return {track.id: track for track in self.tracks}

    @cached_property
    def _tags_by_id(self) -> dict[str, Tag]:
        return {tag.id: tag for tag in self.tags}

    @cached_property
    def _sources_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    def place(self, place_id: str) -> Place:
        """The place with this id. Raises KeyError if it does not exist."""
        return self._places_by_id[place_id]

    def track(self, track_id: str) -> Track:
        """The track with this id. Raises KeyError where there is none."""
        return self._tracks_by_id[track_id]

    def tag(self, tag_id: str) -> Tag:
        """The tag with this id. Raises KeyError where there is none."""
        return self._tags_by_id[tag_id]

    def way_of(self, leg: Leg | None) -> Way | None:
        """The recorded or planned way of a leg; None where there is none."""
        return self.ways.get(leg.track_file or "") if leg else None

    def route_of(self, track_id: str | None) -> Route:
        """Whether the events of a track, or of none, are a journey.

        Raises KeyError where there is no such track.
        """
        track = self._tracks_by_id[track_id] if track_id else None
        return track.route or self.route if track else self.route

    @cached_property
    def is_journey(self) -> bool:
        """Whether anybody travels: a track, or the events of none, lead from place to place."""
        begun: dict[str | None, str] = {}
        return any(
            event.place != begun.setdefault(track, event.place)
            and self.route_of(track) is Route.ITINERARY
            for event in self.events
            if event.place
            for track in event.tracks or (None,)
        )

    def source(self, source_id: str) -> Source:
        """The source with this id. Raises KeyError if it does not exist."""
        return self._sources_by_id[source_id]

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """The number of each source in the list of all of them, from 1, by its id."""
        return {source.id: number for number, source in enumerate(self.sources, 1)}

    @cached_property
    def first_events(self) -> dict[str, Event]:
        """The first event at each place, by the place's id."""
        return {event.place: event for event in reversed(self.events) if event.place}

    @cached_property
    def event_positions(self) -> dict[str, int]:
        """The 0-based position of each event by its id."""
        return {event.id: index for index, event in enumerate(self.events)}

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The present id of an event by each id that it had before."""
        return {alias: event.id for event in self.events for alias in event.aliases}

    @cached_property
    def is_draft(self) -> bool:
        """Whether anything in it is a guess that nobody has confirmed."""
        records: tuple[Place | Source | Event, ...] = (*self.places, *self.sources, *self.events)
        return any(record.draft for record in records)

    @property
    def all_event_ids(self) -> tuple[str, ...]:
        """The ids by which links reach an event, present and past, in the order of the events."""
        return tuple(id for event in self.events for id in (event.id, *event.aliases))

    def moment(self, event: Event) -> Moment:
        """When an event happened, with the zone of its place.

        Raises KeyError where it has neither a zone nor a place of the story.
        """
        zone = event.zone or self._zones_by_place[event.place or ""]
        return Moment(event.when, event.time, event.part_of_day, zone)

    def ending(self, event: Event) -> Moment | None:
        """When an event that lasted was over; None for any other. Raises KeyError like `moment`."""
        if event.until is None:
            return None
        return Moment(event.until, event.until_time, None, self.moment(event).zone)
