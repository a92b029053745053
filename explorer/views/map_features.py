"""The stops and legs of a story as GeoJSON (RFC 7946)."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from explorer.story.itinerary import Status
from explorer.story.travel import Mode
from explorer.views.ways import WayFacts

Position = list[float]
"""Longitude and latitude in degrees, as GeoJSON has them (RFC 7946)."""


class StopPoint(TypedDict):
    """Where a stop is."""

    type: Literal["Point"]
    coordinates: Position


class LegLine(TypedDict):
    """The line of a leg."""

    type: Literal["LineString"]
    coordinates: list[Position]


class LegLines(TypedDict):
    """The line of a leg in pieces, because it crosses the edge of the map."""

    type: Literal["MultiLineString"]
    coordinates: list[list[Position]]


class StopProperties(TypedDict):
    """What is known of a stop, for all visits."""

    kind: Literal["stop"]
    place: str
    numbers: list[int]
    events: list[str]
    first: int
    last: int
    status: Status
    status_label: str
    name: str
    number_label: str
    label: str
    accuracy_km: float | None


class StopFeature(TypedDict):
    """A place with all its visits."""

    type: Literal["Feature"]
    geometry: StopPoint
    properties: StopProperties


LegProperties = TypedDict(
    "LegProperties",
    {
        "kind": Literal["leg", "connection"],
        "from": str,
        "to": str,
        "arrives": str,
        "index": int,
        "tracks": list[str],
        "mode": Mode | None,
        "schematic": bool,
        "status": Status,
        "label": str,
        "way": WayFacts | None,
    },
)
"""What is known of the travel between two places, or of the event that connects them.

A connection has no `mode`: nobody travels. The `way` is that of a leg with a `track_file`.
"""


class LegFeature(TypedDict):
    """The travel between two places."""

    type: Literal["Feature"]
    geometry: LegLine | LegLines
    properties: LegProperties


class MapView(TypedDict):
    """The stops and legs of a story."""

    type: Literal["FeatureCollection"]
    features: list[StopFeature | LegFeature]
    bbox: NotRequired[list[float]]
    """Of the stops: west, south, east, north."""
    west: NotRequired[float]
    """Longitude at which a flat map begins, in degrees east; `bbox` begins east of it."""
