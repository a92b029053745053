"""Positions on the Mercator world of web maps, for pictures."""

from __future__ import annotations

from explorer.story.places import Coordinate
from explorer.story.web_mercator import world_position

WorldLine = tuple[tuple[float, float], ...]
"""Points of the world, x eastwards and y southwards, each 0 to 1 across the whole of it."""


def world_point(at: Coordinate) -> tuple[float, float]:
    """Where a coordinate lies on the square Mercator world (EPSG:3857), 0 to 1 each way.

    >>> world_point(Coordinate(lat=0, lon=0))
    (0.5, 0.5)
    """
    return world_position(lon=at.lon, lat=at.lat)
