"""How somebody travelled from one place to the next, as far as sources say."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from explorer.story.attachments import TrackFile
from explorer.story.places import Record, Slug, Texts


class Mode(StrEnum):
    """How somebody travelled."""

    RAIL = "rail"
    ROAD = "road"
    AIR = "air"
    SEA = "sea"
    FOOT = "foot"
    UNKNOWN = "unknown"


class Leg(Record):
    """What is known about the travel to an event, or between two places that follow each other."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependentRequired": {
                "distance_km": ["distance_basis", "distance_source"],
                "distance_basis": ["distance_km", "distance_source"],
                "distance_source": ["distance_km", "distance_basis"],
                "from": ["to"],
                "to": ["from"],
            },
            "anyOf": [{"required": ["from"]}, {"required": ["arrives"]}],
            "if": {"required": ["track_file"]},
            "then": {"properties": {"path": {"const": "known"}}},
        }
    )

    origin: Slug | None = Field(default=None, alias="from")
    """Id of the place of departure; may be left out where `arrives` is given."""
    destination: Slug | None = Field(default=None, alias="to")
    """Id of the place of arrival; may be left out where `arrives` is given."""
    arrives: Slug | None = None
    """Id of the event at which the traveller arrives.

    Needed where the same two places follow each other more than once, or where it is not the
    first event at the place.
    """
    track: Slug | None = None
    """Id of the track that travels, where not all that arrive at the event came this way."""
    mode: Mode
    """How they travelled."""
    path: Literal["known", "schematic"]
    """Whether the line follows the documented way or only joins documented points."""
    via: tuple[Slug, ...] = ()
    """Ids of places that the line passes, in order."""
    track_file: TrackFile | None = None
    """A GPX or GeoJSON file in the story's folder with the documented way."""
    distance_km: float | None = Field(default=None, gt=0, le=40_000, strict=True)
    """A documented distance in km."""
    distance_basis: Literal["rail", "road", "straight"] | None = None
    """What the documented distance measures."""
    distance_source: Slug | None = None
    """Id of the source of the documented distance."""
    note: Texts | None = None
    """An editor's note."""

    @property
    def key(self) -> tuple[str | None, ...]:
        """What no other leg of the story has: its arrival and track, or its two places."""
        if self.arrives:
            return self.arrives, self.track
        return self.origin, self.destination, self.track

    @property
    def words(self) -> str:
        """What a message calls it: ``rome to tokyo``, or ``to event arrival``."""
        if self.origin:
            return f"{self.origin} to {self.destination}"
        return f"to event {self.arrives}"

    @model_validator(mode="after")
    def _joins_something(self) -> Self:
        ends = (self.origin, self.destination)
        if None in ends and (self.arrives is None or any(ends)):
            raise ValueError("from and to, or arrives, the event at which it ends")
        return self

    @model_validator(mode="after")
    def _track_file_is_the_way(self) -> Self:
        if self.track_file and self.path != "known":
            raise ValueError("path: known, as the track_file has the documented way")
        return self

    @model_validator(mode="after")
    def _distance_is_whole(self) -> Self:
        parts = (self.distance_km, self.distance_basis, self.distance_source)
        if any(part is not None for part in parts) and None in parts:
            raise ValueError("distance_km, distance_basis and distance_source together")
        return self


class LegFinder:
    """Finds what a story says about a journey: by its arrival, else by its two places."""

    def __init__(self, legs: tuple[Leg, ...], known: frozenset[str]) -> None:
        """Order legs by the event at which they arrive and by their two places.

        Args:
            legs: of the story.
            known: ids of the events that are shown; a leg that arrives at any other is found by
                its places.
        """
        self._by_arrival: dict[str, list[Leg]] = {}
        self._by_places: dict[tuple[str, str], list[Leg]] = {}
        for leg in legs:
            if leg.arrives in known:
                self._by_arrival.setdefault(leg.arrives or "", []).append(leg)
            elif leg.origin and leg.destination:
                self._by_places.setdefault((leg.origin, leg.destination), []).append(leg)

    def leg(
        self, origin: str, destination: str, events: tuple[str, ...], *, tracks: tuple[str, ...]
    ) -> Leg | None:
        """The leg of a journey, if the story has one.

        Args:
            origin: id of the place of departure.
            destination: id of the place of arrival.
            events: ids of the events at which it may arrive, in order.
            tracks: ids of the tracks that travel; empty where there are none.
        """
        arriving = (leg for event in events for leg in self._by_arrival.get(event, ()))
        candidates = (*arriving, *self._by_places.get((origin, destination), ()))
        ours = (leg for leg in candidates if leg.track is None or leg.track in tracks)
        return next((leg for leg in ours if leg.origin in (None, origin)), None)
