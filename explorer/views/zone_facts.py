"""How far the clocks of a story's zones were from UTC, at each of its instants.

The browser's own tables of time zones differ between browsers, and some are years old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NotRequired, TypedDict
from zoneinfo import ZoneInfo

from explorer.story.offsets import is_sun_time, offset_at
from explorer.views.moment_facts import MomentFacts

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOSE_S = 3 * 24 * 60 * 60
"""No zone's clock was set and set back within this time; the least was nearly four days, 1939."""

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
    instants = {at for moment in known for at in _instants(moment)}
    runs = [tuple(run) for _, run in groupby(sorted(instants), key=lambda at: at // _CLOSE_S)]
    zones = dict.fromkeys((*clocks, *(moment["zone"] for moment in known)))
    return {zone: _zone_facts(zone, runs) for zone in zones}


def _instants(moment: MomentFacts) -> Iterator[int]:
    if "starts" in moment:
        yield moment["starts"]
    if "ends" in moment:
        yield moment["ends"]
    if "near" in moment:
        yield moment["near"]


def _zone_facts(zone: str, runs: Sequence[Sequence[int]]) -> ZoneFacts:
    """The readings of a zone, each once for all instants in a row that have it.

    Args:
        zone: an IANA name.
        runs: the instants in order; those within `_CLOSE_S` of each other together.
    """
    info = ZoneInfo(zone)
    readings: list[_Reading] = []
    since: list[int] = []
    for run in runs:
        is_one = _reading(info, zone, run[0]) == _reading(info, zone, run[-1])
        for at in run[:1] if is_one else run:
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
