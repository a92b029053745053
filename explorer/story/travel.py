"""How somebody travelled from one place to the next, as far as sources say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple, Self

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
    """Finds what a story says about a journey: by its arrival, else by its two places.

    However many legs arrive at one stop, none but the right one is looked at.
    """

    def __init__(self, legs: tuple[Leg, ...], steps: Mapping[str, tuple[int | None, int]]) -> None:
        """Order legs by the event at which they arrive and by their two places.

        Args:
            legs: of the story.
            steps: the 0-based positions of the stop and of the step of each event that is shown,
                by its id; a leg that arrives at any other event is found by its places.
        """
        self._arriving: dict[tuple[int | None, str | None, str | None], list[_Found]] = {}
        self._joining: dict[tuple[str, str, str | None], _Found] = {}
        for order, leg in enumerate(legs):
            if leg.arrives in steps:
                stop, step = steps[leg.arrives or ""]
                self._arriving.setdefault((stop, leg.track, leg.origin), []).append(
                    _Found(step, order, leg)
                )
            elif leg.origin and leg.destination:
                key = (leg.origin, leg.destination, leg.track)
                self._joining.setdefault(key, _Found(0, order, leg))
        for found in self._arriving.values():
            found.sort(key=_Found.place)

    def leg(
        self, origin: str, destination: str, *, stop: int, since: int, tracks: tuple[str, ...]
    ) -> Leg | None:
        """The leg of a journey, if the story has one.

        Args:
            origin: id of the place of departure.
            destination: id of the place of arrival.
            stop: 0-based position of the stop of arrival.
            since: 0-based position of the first step at which it may arrive.
            tracks: ids of the tracks that travel; empty where there are none.
        """
        found: list[_Found] = []
        for track in (None, *tracks):
            for begun in (None, origin):
                if legs := self._arriving.get((stop, track, begun)):
                    at = bisect_left(legs, since, key=_Found.at)
                    found += legs[at : at + 1]
        if not found:
            keys = ((origin, destination, track) for track in (None, *tracks))
            found = [self._joining[key] for key in keys if key in self._joining]
        return min(found, key=_Found.place).leg if found else None


class _Found(NamedTuple):
    """A leg, where it arrives, and its position among the legs of the story."""

    step: int
    order: int
    leg: Leg

    def at(self) -> int:
        """The step at which it arrives."""
        return self.step

    def place(self) -> tuple[int, int]:
        """By what the first of several is found."""
        return self.step, self.order
