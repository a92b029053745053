"""Results of geopy's geocoders, with country, zone, accuracy and credit."""

from __future__ import annotations

from typing import Final

from geopy.location import Location  # type: ignore[import-untyped]  # geopy ships no types

from explorer.gazetteer.entries import Entry
from explorer.gazetteer.kinds import Kind
from explorer.gazetteer.points import country_at, zone_at
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate

DEFAULT_ACCURACY_KM: Final = 10.0
"""The radius of a place whose service does not say how large it is."""
SOURCES: Final = {
    "nominatim": "OpenStreetMap (ODbL), through Nominatim",
    "photon": "OpenStreetMap (ODbL), through Photon",
}
"""Whom to credit; other services are credited by name."""


def entry_of(service: str, location: Location) -> Entry:
    """The place of a location that a service answered."""
    at = Coordinate(lat=location.latitude, lon=location.longitude)
    raw = location.raw if isinstance(location.raw, dict) else {}
    osm = f"osm:{raw['osm_type']}/{raw['osm_id']}" if {"osm_type", "osm_id"} <= raw.keys() else ""
    return Entry(
        id=osm or f"{service}:{at.lat:.5f},{at.lon:.5f}",
        name=location.address or "",
        coordinate=at,
        accuracy_km=_accuracy_km(at, raw.get("boundingbox")),
        country=country_at(at),
        zone=zone_at(at),
        kind=Kind.PLACE,
        source=SOURCES.get(service, f"{service}, through geopy"),
    )


def _accuracy_km(at: Coordinate, box: object) -> float:
    """How far the box around a place reaches: Nominatim's south, north, west, east as texts."""
    try:
        south, north, west, east = (float(edge) for edge in box)  # type: ignore[attr-defined]
        corners = [Coordinate(lat=lat, lon=lon) for lat in (south, north) for lon in (west, east)]
    except (TypeError, ValueError):
        return DEFAULT_ACCURACY_KM
    return round(max(distance_km(at, corner) for corner in corners), 1)
