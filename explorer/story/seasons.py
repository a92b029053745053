"""Seasons, which EDTF numbers like months, and when they can begin and end."""

from __future__ import annotations

from enum import StrEnum


class Season(StrEnum):
    """A season, wherever on Earth."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


SEASONS = dict(zip(("21", "22", "23", "24"), Season, strict=True))
"""Each by the number that it has in EDTF, in place of a month."""

SEASON_ENDS = {
    Season.SPRING: ((3, 1), (0, 12, 21)),
    Season.SUMMER: ((6, 1), (1, 3, 20)),
    Season.AUTUMN: ((3, 1), (0, 12, 21)),
    Season.WINTER: ((6, 1), (1, 3, 20)),
}
"""First month and day, and the last in how many years: by months or by the sun, north or south.

EDTF's 21 to 24 say nothing of the hemisphere. A season that goes over the new year has the name of
the year in which it begins.
"""
