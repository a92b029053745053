"""Where the world is cut for a flat map of a journey, so that the line is whole and drawn once."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest
from itertools import pairwise

from explorer.story.itinerary import Itinerary
from explorer.story.records import Story

GAPS_TRIED = 12
"""Only so many of the widest gaps between stops are tried."""


def seam_of(story: Story, itinerary: Itinerary) -> float:
    """The longitude in degrees at which a flat map of this journey begins and ends."""
    lines = (
        (journey.origin, *(journey.leg.via if journey.leg else ()), journey.destination)
        for journey in itinerary.journeys
    )
    return seam(
        {story.place(stop.place).lon for stop in itinerary.stops},
        [tuple(story.place(place).lon for place in line) for line in lines],
    )


def seam(lons: Iterable[float], lines: Iterable[tuple[float, ...]] = ()) -> float:
    """The longitude in degrees at which to cut the world: in the middle of a gap between stops.

    It is the widest gap that no line crosses. Where a journey leads round the world there is none;
    then it is one of the wide gaps, in which the shortest line is cut.

    Args:
        lons: of the stops, in degrees.
        lines: the longitudes of the points of each line; from one to the next it is the short way.

    >>> seam((170.0, -170.0)), seam((10.0, 20.0)), seam(())
    (0.0, -165.0, -180.0)
    >>> seam((0.0, 130.0, -110.0), [(0.0, 130.0), (130.0, -110.0)])
    -55.0
    """
    ordered = sorted(set(lons)) or [0.0]
    gaps = [(after - here, here) for here, after in pairwise(ordered)]
    gaps.append((360 - (ordered[-1] - ordered[0]), ordered[-1]))
    gaps = nlargest(GAPS_TRIED, gaps)
    pieces = [[(a, _turn(a, b)) for a, b in pairwise(line)] for line in lines]
    cuts = [(_length_cut(pieces, start + width / 2), width, start) for width, start in gaps]
    whole = [cut for cut in cuts if cut[0] == 0]
    wide = [cut for cut in cuts if 2 * cut[1] >= gaps[0][0]]
    _, width, start = whole[0] if whole else min(wide)
    return (start + width / 2 + 180) % 360 - 180


def _turn(start: float, end: float) -> float:
    """The short way between two longitudes, in degrees to the east; less than 0 to the west."""
    return (end - start + 180) % 360 - 180


def _length_cut(lines: list[list[tuple[float, float]]], cut: float) -> float:
    """How long the lines are that cross a meridian, in degrees of longitude."""
    return sum(
        sum(abs(turn) for _, turn in line)
        for line in lines
        if any(_crosses(start, turn, cut) for start, turn in line)
    )


def _crosses(start: float, turn: float, cut: float) -> bool:
    west = start if turn >= 0 else start + turn
    return (cut - west) % 360 < abs(turn)
