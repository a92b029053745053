"""How far the clocks of a story's zones were from UTC, at each of its instants.

The browser's own tables of time zones differ between browsers, and some are years old.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, compress, count
from operator import is_not
from typing import Final, NotRequired, TypedDict
from zoneinfo import ZoneInfo

from explorer.story.offsets import is_sun_time, offset_at
from explorer.story.zones import zone_info
from explorer.views.columns import Columns
from explorer.views.moment_facts import MomentFacts

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MIDNIGHT = _EPOCH.replace(tzinfo=None)
_GRID, _HOUR, _SECOND = timedelta(days=3), timedelta(hours=1), timedelta(seconds=1)
_INSTANTS: Final = ("starts", "ends", "near")

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


def zone_facts(
    moments: Sequence[Columns[MomentFacts]], clocks: Iterable[str]
) -> dict[str, ZoneFacts]:
    """The zones of a story's moments and those that readers may choose, by their IANA names.

    Args:
        moments: all that the story shows on a clock.
        clocks: the IANA names of the zones to choose from.
    """
    columns = [each.get(name, ()) for each in moments for name in _INSTANTS]
    instants = sorted({*chain.from_iterable(columns)} - {None})
    grid = _grid(instants)
    zones = dict.fromkeys(chain(clocks, *(each.get("zone", ()) for each in moments)))
    return {zone: _zone_facts(zone, instants, grid) for zone in zones if zone}


def _grid(instants: Iterable[int]) -> list[datetime]:
    """What every zone's clock shows every `_GRID` around and between the instants of a story."""
    cells = {at // (_GRID // _SECOND) for at in instants}
    around = {cell + shift for cell in cells for shift in (-1, 0, 1, 2)}
    return [_MIDNIGHT + _GRID * cell for cell in sorted(around)]


def _zone_facts(zone: str, instants: list[int], grid: list[datetime]) -> ZoneFacts:
    """The readings of a zone, each once for all instants in a row that have it.

    Most instants need no look: they are between two points of the grid at which the zone's clock
    was set the same. No clock was set and set back within the three days between two points; the
    least was four days, in 1939.
    """
    info = zone_info(zone)
    changed = {at for of in (info.utcoffset, info.tzname) for at in _changing([*map(of, grid)])}
    looked_at = set(range(min(1, len(instants))))
    for at in changed:
        for start, end in _changes(info, grid[at], grid[at + 1]):
            first, last = bisect_left(instants, start), bisect_right(instants, end)
            looked_at.update(range(first, min(last + 1, len(instants))))
    readings: list[_Reading] = []
    since: list[int] = []
    for at in map(instants.__getitem__, sorted(looked_at)):
        found = _reading(info, zone, at)
        if not readings or found != readings[-1]:
            readings.append(found)
            since.append(at)
    facts = ZoneFacts(offsets=tuple(offset for offset, _ in readings), since=tuple(since[1:]))
    solar = tuple(place for place, (_, is_solar) in enumerate(readings) if is_solar)
    if solar:
        facts["solar"] = solar
    return facts


def _changing(settings: Sequence[object]) -> Iterator[int]:
    """The positions before another setting; a zone has one object for each that it can have."""
    return compress(count(), map(is_not, settings, settings[1:]))


def _changes(info: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[int, int]]:
    """The spans in which a zone's clock was set, in Unix seconds, each at most some hours long.

    Args:
        info: the zone.
        start: what its clock showed before.
        end: what it showed after.
    """
    while (setting := _setting(info, start)) != _setting(info, end):
        high = end
        while high - start > _HOUR:
            middle = start + (high - start) / 2
            if _setting(info, middle) == setting:
                start = middle
            else:
                high = middle
        offsets = [setting[0], _setting(info, high)[0]]
        first, last = start - max(offsets), high - min(offsets)
        yield (first - _MIDNIGHT) // _SECOND, (last - _MIDNIGHT) // _SECOND + 1
        start = high


def _setting(info: ZoneInfo, shown: datetime) -> tuple[timedelta, str | None]:
    return info.utcoffset(shown) or timedelta(), info.tzname(shown)


def _reading(info: ZoneInfo, zone: str, at_s: int) -> _Reading:
    at = _EPOCH + timedelta(seconds=at_s)
    return offset_at(info, at) // timedelta(seconds=1), is_sun_time(zone, at)
