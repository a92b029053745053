"""How far the clocks of a story's zones were from UTC, at each of its instants.

The browser's own tables of time zones differ between browsers, and some are years old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NotRequired, TypedDict
from zoneinfo import ZoneInfo

from explorer.story.offsets import is_sun_time, offset_at
from explorer.views.moment_facts import MomentFacts

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_S = 24 * 60 * 60

_Reading = tuple[int, bool]
"""A zone's offset from UTC in seconds, and whether that was the sun's time."""


class ZoneFacts(TypedDict):
    """The offsets that a zone had at the instants of one story."""

    offsets: tuple[int, ...]
    """Each in seconds east of UTC, in the order of time."""
    since: tuple[int, ...]
    """The first of the story's instants with the second offset, the third …, in Unix seconds."""
    solar: NotRequired[tuple[int, ...]]
    """Positions of the offsets from before the zone had standard time: the sun's, not shown."""


def zone_facts(moments: Iterable[MomentFacts], clocks: Iterable[str]) -> dict[str, ZoneFacts]:
    """The zones of a story's moments and those that readers may choose, by their IANA names.

    Args:
        moments: all that the story shows on a clock.
        clocks: the IANA names of the zones to choose from.
    """
    known = tuple(moments)
    days = _days({at for moment in known for at in _instants(moment)})
    zones = dict.fromkeys((*clocks, *(moment["zone"] for moment in known)))
    return {zone: _zone_facts(zone, days) for zone in zones}


@dataclass(frozen=True)
class _Days:
    """The days on which a story has instants; all three in order, and as many of each."""

    instants: tuple[tuple[int, ...], ...]
    """Those of each day, in order."""
    before: tuple[datetime, ...]
    """What every zone's clock showed before them: the midnight a day earlier."""
    after: tuple[datetime, ...]
    """What every zone's clock showed after them: the midnight a day after their end."""


def _days(instants: Iterable[int]) -> _Days:
    found = {
        day: tuple(those) for day, those in groupby(sorted(instants), key=lambda at: at // _DAY_S)
    }
    midnight = _EPOCH.replace(tzinfo=None)
    return _Days(
        tuple(found.values()),
        tuple(midnight + timedelta(days=day - 1) for day in found),
        tuple(midnight + timedelta(days=day + 2) for day in found),
    )


def _instants(moment: MomentFacts) -> Iterator[int]:
    if "starts" in moment:
        yield moment["starts"]
    if "ends" in moment:
        yield moment["ends"]
    if "near" in moment:
        yield moment["near"]


def _zone_facts(zone: str, days: _Days) -> ZoneFacts:
    """The readings of a zone, each once for all instants in a row that have it.

    Most days need no look at their instants: the clock was set as before, and stayed so. It did if
    it is set the same at both midnights around the day, which are three days apart: no zone's clock
    was set and set back within that time; the least was four days, in 1939.
    """
    info = ZoneInfo(zone)
    before, after = (
        zip(map(info.utcoffset, midnights), map(info.tzname, midnights), strict=True)
        for midnights in (days.before, days.after)
    )
    readings: list[_Reading] = []
    since: list[int] = []
    set_to = None  # what it was set to all through the day before, if it was
    for instants, earlier, later in zip(days.instants, before, after, strict=True):
        if earlier == later == set_to:
            continue
        set_to = earlier if earlier == later else None
        for at in instants[:1] if set_to else instants:
            found = _reading(info, zone, at)
            if not readings or found != readings[-1]:
                readings.append(found)
                since.append(at)
    facts = ZoneFacts(offsets=tuple(offset for offset, _ in readings), since=tuple(since[1:]))
    solar = tuple(place for place, (_, is_solar) in enumerate(readings) if is_solar)
    if solar:
        facts["solar"] = solar
    return facts


def _reading(info: ZoneInfo, zone: str, at_s: int) -> _Reading:
    at = _EPOCH + timedelta(seconds=at_s)
    return offset_at(info, at) // timedelta(seconds=1), is_sun_time(zone, at)
