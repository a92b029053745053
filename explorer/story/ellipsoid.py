"""The WGS84 ellipsoid: its measures, and the length of short lines on it."""

from __future__ import annotations

from math import cos, hypot, radians, sin, sqrt
from typing import Final

EQUATOR_KM: Final = 6378.137
"""Its radius at the equator."""
ECCENTRICITY_SQ: Final = 0.00669437999014


def mid_latitude_km(*, lat: float, north_deg: float, east_deg: float) -> float:
    """The length in km of a short line, by the radii of curvature at its middle latitude.

    The formula of Gauss, with the radii of J. P. Snyder ("Map projections", USGS Professional
    Paper 1395, 1987, equations 4-18, 4-19). Up to 0.1 degrees it is off by less than a millionth,
    up to 1 degree by less than a ten thousandth, except near the poles.

    Args:
        lat: where it begins, degrees north.
        north_deg: how far it leads north.
        east_deg: how far it leads east.

    >>> round(mid_latitude_km(lat=46, north_deg=0.001, east_deg=0), 4)
    0.1112
    """
    middle = radians(lat + north_deg / 2)
    w_sq = 1 - ECCENTRICITY_SQ * sin(middle) ** 2
    across = EQUATOR_KM / sqrt(w_sq)
    along = across * (1 - ECCENTRICITY_SQ) / w_sq
    return hypot(along * radians(north_deg), across * cos(middle) * radians(east_deg))
