"""Web Mercator (EPSG:3857), the projection of web maps: a square world of width 1."""

from __future__ import annotations

import math
from typing import Final

MAX_LATITUDE_DEG: Final = math.degrees(math.atan(math.sinh(math.pi)))
"""Where the square ends, north and south: 85.0511."""


def world_position(*, lon: float, lat: float) -> tuple[float, float]:
    """Return a point in the square of the world, from the north-western corner, 0 to 1 each way.

    Latitudes beyond the edges of Web Mercator lie on the edge.

    >>> world_position(lon=0, lat=0)
    (0.5, 0.5)
    """
    clamped = max(-MAX_LATITUDE_DEG, min(MAX_LATITUDE_DEG, lat))
    north = math.asinh(math.tan(math.radians(clamped))) / math.pi
    return lon / 360 + 0.5, max(0.0, min(1.0, 0.5 - north / 2))
