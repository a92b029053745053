"""Where tracks meet: at an event of several that came there from different stops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations


def meetings(
    tracks: Sequence[tuple[str, ...]], origins: Mapping[tuple[int, str], int]
) -> dict[int, tuple[str, ...]]:
    """The ids of the tracks that meet at a step, by its 0-based position.

    Two tracks meet at their first event together after one of them has travelled there from another
    stop than the other came from. Those that travelled together do not meet, nor do those that set
    out together and arrived one after the other.

    Args:
        tracks: the ids of the tracks of each step; empty for one without a place.
        origins: the positions of the stops from which journeys come, by the step at which they
            arrive and the track.
    """
    came: dict[str, tuple[int, int]] = {}
    together: dict[frozenset[str], int] = {}
    found = {}
    for at, here in enumerate(tracks):
        for track in here:
            if (origin := origins.get((at, track))) is not None:
                came[track] = (origin, at)
        if len(here) < 2:
            continue
        pairs = [frozenset(pair) for pair in combinations(here, 2)]
        meeting: set[str] = set()
        for pair in pairs:
            (one, since), (other, after) = (came.get(track, (-1, -1)) for track in pair)
            if one != other and together.get(pair, -1) < max(since, after):
                meeting |= pair
        together |= dict.fromkeys(pairs, at)
        if meeting:
            found[at] = tuple(track for track in here if track in meeting)
    return found
