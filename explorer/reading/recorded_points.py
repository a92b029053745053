"""What is recorded at a point of a way, in GPX and GeoJSON alike: its elevation and its time."""

from __future__ import annotations

from datetime import UTC, datetime
from math import isnan
from typing import Final

LOWEST_M: Final = -12_000.0
HIGHEST_M: Final = 100_000.0
"""Elevations in metres that a way can have: from the deepest trench to the edge of space."""
UNKNOWN_M: Final = (-32_768.0, -9_999.0)
"""What devices and elevation models write where they know no elevation."""

TIME_EXPECTED: Final = "a time with its offset, such as 2023-09-13T04:09:00Z"
LATER_EXPECTED: Final = "a time not before that of the point before it"
ELEVATION_EXPECTED: Final = f"an elevation in metres from {LOWEST_M:,.0f} to {HIGHEST_M:,.0f}"


def recorded_time(written: str) -> datetime | None:
    """A time in UTC; None without an offset, or if it is no time.

    >>> recorded_time("2023-09-13T06:09:00+02:00")
    datetime.datetime(2023, 9, 13, 4, 9, tzinfo=datetime.timezone.utc)
    """
    try:
        time = datetime.fromisoformat(written)
        return time.astimezone(UTC) if time.tzinfo else None
    except (ValueError, OverflowError):  # the first and last hours of the calendar, elsewhere
        return None


def recorded_elevation(metres: float) -> float | None:
    """An elevation in metres; None if the number means that it is not known.

    Raises:
        ValueError: it is on no way.
    """
    if isnan(metres) or metres in UNKNOWN_M:
        return None
    if not LOWEST_M <= metres <= HIGHEST_M:
        raise ValueError(f"{metres:g}")
    return metres
