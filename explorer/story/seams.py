"""Where the world is cut for a flat map of a journey, so that the line is whole and drawn once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import chain, pairwise

from explorer.story.itinerary import Itinerary, Journey
from explorer.story.records import Story
from explorer.story.scales import boxes

GAPS_TRIED = 12
"""Only so many of the widest gaps between stops are tried."""


def seam_of(story: Story, itinerary: Itinerary) -> float:
    """The longitude in degrees at which a flat map of a journey and its areas begins and ends."""
    spans = [*_area_spans(story, itinerary)]
    return seam(
        {story.place(stop.place).lon for stop in itinerary.stops} | {*chain(*spans)},
        [*(_lons(story, journey) for journey in itinerary.journeys), *spans],
    )


def _lons(story: Story, journey: Journey) -> tuple[float, ...]:
    """The longitudes of the line of a journey: of its way, else of its places."""
    leg = journey.leg
    if way := story.way_of(leg):
        return tuple(point.lon for point in way.points)
    places = (journey.origin, *(leg.via if leg else ()), journey.destination)
    return tuple(story.place(place).lon for place in places)


def _area_spans(story: Story, itinerary: Itinerary) -> Iterator[tuple[float, ...]]:
    """The western end, the middle and the eastern end of each area that is not round the world."""
    areas = boxes(story)
    if not areas:
        return
    of_stops = (story.place(stop.place).area for stop in itinerary.stops)
    of_events = (step.event.area for step in itinerary.steps)
    for name in dict.fromkeys((*of_stops, *of_events)):
        box = areas.get(name or "")
        if box and not box.is_round:
            ends = (box.west, box.middle.lon, box.east)
            yield tuple((lon + 180) % 360 - 180 for lon in ends)


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
    middles = [(start + width / 2) % 360 for width, start in gaps]
    lengths = _lengths_cut(lines, middles)
    cuts = [(lengths[at], width, at) for at, (width, _) in zip(middles, gaps, strict=True)]
    whole = [cut for cut in cuts if cut[0] == 0]
    wide = [cut for cut in cuts if 2 * cut[1] >= gaps[0][0]]
    *_, at = whole[0] if whole else min(wide)
    return (at + 180) % 360 - 180


def _turn(start: float, end: float) -> float:
    """The short way between two longitudes, in degrees to the east; less than 0 to the west."""
    return (end - start + 180) % 360 - 180


def _lengths_cut(lines: Iterable[tuple[float, ...]], cuts: Iterable[float]) -> dict[float, float]:
    """By each of the meridians `cuts` how long the lines are that cross it, in degrees."""
    lengths = dict.fromkeys(sorted(cuts), 0.0)
    ordered = [*lengths]
    twice_round = [*ordered, *(cut + 360 for cut in ordered)]
    for line in lines:
        pieces = [(start, _turn(start, end)) for start, end in pairwise(line)]
        crossed = {at for piece in pieces for at in _crossed(*piece, twice_round)}
        if crossed:
            length = sum(abs(turn) for _, turn in pieces)
            for cut in {ordered[at % len(ordered)] for at in crossed}:
                lengths[cut] += length
    return lengths


def _crossed(start: float, turn: float, cuts: list[float]) -> range:
    """Positions among cuts in their order of those that a piece of a line crosses.

    Args:
        start: of the piece, in degrees east.
        turn: its length in degrees, to the west if it is less than 0.
        cuts: twice round the world from 0 on.
    """
    west = (start if turn >= 0 else start + turn) % 360
    return range(bisect_left(cuts, west), bisect_left(cuts, west + abs(turn)))
