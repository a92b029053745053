"""Which time zones and countries a point lies in, or near; offline.

Zones come from the timezone-boundary-builder polygons (OpenStreetMap, ODbL) in `tzfpy`: on land
and in territorial waters, up to 22 km off the coast, the land's zone; beyond, the nautical zones
`Etc/…`. Each land zone belongs to one country in the IANA database's `zone.tab`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from tzfpy import get_tzs

from explorer.story.geodesy import around
from explorer.story.places import Coordinate

TOLERANCE_KM = 5.0
"""How far `tzfpy`'s simplified borders may lie from the true ones."""

DIRECTIONS = 12
"""Points on the circle that is looked at around a point."""


@lru_cache(maxsize=8192)  # two checks ask for each place
def zones_near(at: Coordinate, accuracy_km: float) -> tuple[str, ...]:
    """The land zones within `accuracy_km` of a point, the point's own first; none on the high sea.

    >>> zones_near(Coordinate(lat=41.9, lon=12.5), 5)
    ('Europe/Rome',)
    """
    points = (at, *around(at, max(accuracy_km, TOLERANCE_KM), DIRECTIONS))
    zones = dict.fromkeys(zone for point in points for zone in get_tzs(point.lon, point.lat))
    return tuple(zone for zone in zones if zone in _country_of_zone())


def countries_near(at: Coordinate, accuracy_km: float) -> tuple[str, ...]:
    """ISO 3166-1 codes of the countries within `accuracy_km` of a point; none on the high sea."""
    zones = zones_near(at, accuracy_km)
    return tuple(dict.fromkeys(_country_of_zone()[zone] for zone in zones))


@cache
def country_names() -> dict[str, str]:
    """English names of the countries by ISO 3166-1 code."""
    return {row[0]: row[1] for row in _table("iso3166.tab")}


@cache
def _country_of_zone() -> dict[str, str]:
    return {row[2]: row[0] for row in _table("zone.tab")}


def _table(name: str) -> list[list[str]]:
    """The rows of one of the IANA database's tables."""
    text = (resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
