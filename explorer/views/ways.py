"""The recorded and planned ways of legs: values for the map, and what is known of them in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final, TypedDict

from explorer.language import Language
from explorer.story.derived import KeptWithStory
from explorer.story.drawn_ways import DrawnWay, drawn_way, points_of_each
from explorer.story.records import Story
from explorer.story.travel import Leg
from explorer.story.ways import Way

DEGREE: Final = 100_000
"""Parts of a degree in which positions are given: 1.1 m."""
WHOLE: Final = 1_000
"""Parts in which the share of a line is given."""
_LONG: Final = timedelta(days=2)


class WayFacts(TypedDict):
    """The way of a leg. In each list of numbers all but the first are changes from the one before.

    `sums` of `frontend/core/assembly/features.js` gives the numbers back.
    """

    km: float
    """Along the whole way, without its gaps; to the metre."""
    planned: bool
    """Whether it is a planned route rather than a recording."""
    lons: list[list[int]]
    """Longitudes of each segment of the drawn line, in 100,000ths of a degree east."""
    lats: list[list[int]]
    """Its latitudes."""
    elevations: list[int] | None
    """Metres above sea level at even steps along the drawn line, from end to end."""
    pace: list[int] | None
    """At even steps in time from start to end: the share of the drawn line's length that is behind
    the traveller, in thousandths. A gap in the line has no length."""


def drawn_way_of(story: Story, leg: Leg | None) -> DrawnWay | None:
    """What is drawn of the way of a leg; None where there is none."""
    way = story.way_of(leg)
    if way is None:
        return None
    kept = _drawn(story)
    if way not in kept:
        kept[way] = drawn_way(way, points_of_each(len(story.ways)))
    return kept[way]


@KeptWithStory
def _drawn(story: Story) -> dict[Way, DrawnWay]:
    """What was drawn up to now, for facts, texts and pictures in every state of knowledge."""
    return {}


def way_facts(story: Story, leg: Leg) -> WayFacts | None:
    """The way of a leg as values; None where there is none."""
    way, drawn = story.way_of(leg), drawn_way_of(story, leg)
    if way is None or drawn is None:
        return None
    return {
        "km": round(way.length_km, 3),
        "planned": way.is_planned,
        "lons": [_changes(point.lon * DEGREE for point in line) for line in drawn.segments],
        "lats": [_changes(point.lat * DEGREE for point in line) for line in drawn.segments],
        "elevations": _changes(drawn.elevations_m) or None,
        "pace": _changes(share * WHOLE for share in drawn.pace) or None,
    }


def _changes(numbers: Iterable[float]) -> list[int]:
    """The first whole number, then by how much each differs from the one before.

    >>> _changes([100.2, 103.9, 101.5])
    [100, 4, -2]
    """
    found: list[int] = []
    before = 0
    for number in numbers:
        found.append(round(number) - before)
        before = round(number)
    return found


def way_words(way: Way | None, language: Language) -> str | None:
    """How far a way climbs and how long its recording lasted; None if neither is known."""
    return " ".join(_said(way, language)) or None if way else None


def _said(way: Way, language: Language) -> Iterator[str]:
    if climb := way.climb:
        yield language.text("way_climb", **{name: round(m) for name, m in climb._asdict().items()})
    if way.duration:
        yield language.text("way_duration", time=_length(way.duration, language))


def _length(time: timedelta, language: Language) -> str:
    """A duration to the minute, or of days in the unit that suits it."""
    if time >= _LONG:
        return language.hours(time.total_seconds() / 3600)
    hours, minutes = divmod(round(time.total_seconds() / 60), 60)
    if hours:
        return language.text("hours_minutes", hours=hours, minutes=minutes)
    return language.text("minutes", minutes=minutes)
