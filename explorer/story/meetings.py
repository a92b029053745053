"""Where tracks meet: at an event of several that came there from different stops."""

from __future__ import annotations

from itertools import combinations

from explorer.story.itinerary import Itinerary


def meetings(itinerary: Itinerary) -> dict[int, tuple[str, ...]]:
    """The ids of the tracks that meet at a step, by its 0-based position.

    Two tracks meet at their first event together after one of them has travelled there from another
    stop than the other came from. Those that travelled together do not meet, nor do those that set
    out together and arrived one after the other.
    """
    origins = {
        (journey.arrives, track): journey.start
        for journey in itinerary.journeys
        for track in journey.tracks
    }
    came: dict[str, tuple[int, int]] = {}
    together: dict[frozenset[str], int] = {}
    found = {}
    for at, step in enumerate(itinerary.steps):
        tracks = step.event.tracks if step.event.place else ()
        for track in tracks:
            if (origin := origins.get((at, track))) is not None:
                came[track] = (origin, at)
        if len(tracks) < 2:
            continue
        pairs = [frozenset(pair) for pair in combinations(tracks, 2)]
        meeting: set[str] = set()
        for pair in pairs:
            (one, since), (other, after) = (came.get(track, (-1, -1)) for track in pair)
            if one != other and together.get(pair, -1) < max(since, after):
                meeting |= pair
        together |= dict.fromkeys(pairs, at)
        if meeting:
            found[at] = tuple(track for track in tracks if track in meeting)
    return found
