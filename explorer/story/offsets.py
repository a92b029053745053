"""How far a zone's clock was from UTC, when it changed, and how that is written down strictly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from explorer.story.days import Day
from explorer.story.zones import zone_info

_BEFORE_ZONES = ("LMT", "-00")
"""How the IANA database names local mean time, and the time of a place where nobody lived."""

_WIDEST = timedelta(hours=14)
"""The largest offset that XML Schema allows (part 2, section 3.2.7)."""

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """The instant at which a zone's clock was set forward or back."""

    at: datetime
    """The first instant of the new offset, in UTC."""
    before: timedelta
    """The offset until then."""
    after: timedelta
    """The offset from then on."""

    @property
    def last_shown(self) -> datetime:
        """What the local clock would have shown at this instant without the change."""
        return (self.at + self.before).replace(tzinfo=None)

    @property
    def next_shown(self) -> datetime:
        """What the local clock showed at this instant."""
        return (self.at + self.after).replace(tzinfo=None)


def changes(zone: str, first: date, last: date) -> Iterator[Change]:
    """Every change of a zone's offset between two days, both included.

    Two changes within one day that cancel each other out are not found; no zone has any.

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    info = zone_info(zone)
    at = datetime(first.year, first.month, first.day, tzinfo=UTC)
    end = datetime(last.year, last.month, last.day, tzinfo=UTC) + _DAY
    before = offset_at(info, at)
    while at < end:
        after = offset_at(info, at + _DAY)
        if after != before:
            yield Change(_onset(info, at, before), before, after)
        at, before = at + _DAY, after


def _onset(zone: ZoneInfo, at: datetime, before: timedelta) -> datetime:
    """The second, within a day from `at`, at which the offset stops being `before`."""
    low, high = 0, int(_DAY.total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(zone, at + timedelta(seconds=middle)) == before:
            low = middle
        else:
            high = middle
    return at + timedelta(seconds=high)


def offset_at(zone: ZoneInfo, at: datetime) -> timedelta:
    """The zone's offset from UTC at an instant."""
    return at.astimezone(zone).utcoffset() or timedelta()


def is_whole_minutes(offset: timedelta) -> bool:
    """Whether strict readers accept this offset: whole minutes, up to 14 hours.

    >>> is_whole_minutes(-timedelta(minutes=25, seconds=21))
    False
    """
    return not offset % _MINUTE and abs(offset) <= _WIDEST


def strict_iso(at: Day | datetime, timespec: str = "minutes") -> str:
    """ISO 8601 that every reader accepts: ``2023-09-13T13:09+09:00``, or in UTC.

    Python writes an offset with seconds, as many zones had until about 1920, in a form that HTML,
    XML Schema and JavaScript refuse. Such an instant is written in UTC, with its seconds.

    >>> strict_iso(datetime(1912, 4, 11, 11, 30, tzinfo=ZoneInfo("Europe/Dublin")))
    '1912-04-11T11:55:21+00:00'
    """
    if isinstance(at, Day):
        return str(at)
    if is_whole_minutes(at.utcoffset() or timedelta()):
        return at.isoformat(timespec=timespec)
    return at.astimezone(UTC).isoformat(timespec="seconds")


def offset_text(offset: timedelta) -> str:
    """An offset as ISO 8601 writes it, to the minute.

    >>> offset_text(timedelta(hours=-3, minutes=-30))
    '-03:30'
    """
    sign, hours, minutes = _hours_minutes(offset)
    return f"{sign}{hours:02}:{minutes:02}"


def is_sun_time(zone: str, at: datetime) -> bool:
    """Whether a zone had no standard time yet at an instant, and each place the sun's own.

    >>> is_sun_time("Asia/Manila", datetime(1521, 4, 27, tzinfo=UTC))
    True

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    return at.astimezone(zone_info(zone)).tzname() in _BEFORE_ZONES


def offset_label(zone: str, at: datetime) -> str:
    """The zone's offset at an instant, as ``UTC+9``, ``UTC-3:30`` or ``UTC``, to the minute.

    >>> offset_label("Asia/Yakutsk", datetime(2023, 9, 13, 4, 9, tzinfo=UTC))
    'UTC+9'
    >>> offset_label("Europe/Dublin", datetime(1912, 4, 11, 12, tzinfo=UTC))
    'UTC-0:25'

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    sign, hours, minutes = _hours_minutes(offset_at(zone_info(zone), at))
    if not hours and not minutes:
        return "UTC"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def _hours_minutes(offset: timedelta) -> tuple[str, int, int]:
    """The sign, hours and minutes of an offset, rounded to the minute, a half up."""
    rounded = (offset + _MINUTE / 2) // _MINUTE
    return ("-" if rounded < 0 else "+", *divmod(abs(rounded), 60))
