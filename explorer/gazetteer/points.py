"""Places that somebody located: what follows from the point alone."""

from __future__ import annotations

from typing import Final

from explorer.gazetteer.entries import Entry
from explorer.gazetteer.kinds import Kind
from explorer.gazetteer.map_addresses import MapPoint
from explorer.reading.checks.territories import countries_near, zones_near
from explorer.story.places import Coordinate

BY_HAND: Final = "Entered by hand"
"""The source of coordinates for which the author gives none."""
KM_OF_DEGREE: Final = 111.2
"""A degree of latitude, on a sphere of 6371 km."""
LEAST_ACCURACY_KM: Final = 0.1
"""Nobody points at a map more exactly than at a building with its grounds."""


def point_entry(point: MapPoint, name: str) -> Entry:
    """A place at a point, with the zone and country that it lies in.

    Its accuracy is half of its last decimal, so that 41.9 is within 5.6 km.
    """
    at = point.coordinate
    return Entry(
        id=f"point:{at.lat:g},{at.lon:g}",
        name=name,
        coordinate=at,
        accuracy_km=accuracy_of(point.decimals),
        country=country_at(at),
        zone=zone_at(at),
        kind=Kind.PLACE,
        source=f"Point chosen on {point.host}" if point.host else BY_HAND,
    )


def accuracy_of(decimals: int, least_km: float = LEAST_ACCURACY_KM) -> float:
    """How exact a point is by its decimals, in km.

    >>> accuracy_of(0), accuracy_of(1), accuracy_of(2), accuracy_of(5)
    (55.6, 5.6, 0.6, 0.1)

    Args:
        decimals: digits behind the point.
        least_km: how exact it is at best.
    """
    half_km = KM_OF_DEGREE / 2 / float(10 ** min(decimals, 5))
    return max(round(half_km, 1), least_km)


def decimals_of(at: Coordinate) -> int:
    """The digits behind the point with which a point was written; of two numbers the more.

    >>> decimals_of(Coordinate(lat=45.0, lon=9.0)), decimals_of(Coordinate(lat=45.4641, lon=9.19))
    (0, 4)
    """
    return max(len(f"{each:.6f}".rstrip("0").partition(".")[2]) for each in (at.lat, at.lon))


def country_at(at: Coordinate) -> str | None:
    """The ISO 3166-1 code of the country in which a point lies; None at sea."""
    return next(iter(countries_near(at, 0)), None)


def zone_at(at: Coordinate) -> str:
    """The zone of a point; at sea that of ships' clocks, whose hours POSIX counts westwards.

    >>> zone_at(Coordinate(lat=0, lon=-150)), zone_at(Coordinate(lat=41.9, lon=12.5))
    ('Etc/GMT+10', 'Europe/Rome')
    """
    zones = zones_near(at, 0)
    hours = round(at.lon / 15)
    return zones[0] if zones else (f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT")
