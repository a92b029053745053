"""Times as files of maps have them (ISO 8601, XML Schema, EDTF), as dates and local clock times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from explorer.gazetteer.points import zone_at
from explorer.story.errors import TimeFormatError
from explorer.story.places import Coordinate
from explorer.story.times import parse_date

_INSTANT: Final = re.compile(
    r"(?P<date>-?\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d)(?P<seconds>:\d\d(?:[.,]\d+)?)?"
    r"\s*(?P<offset>Z|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
_DAY_WITH_OFFSET: Final = re.compile(r"(-?\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True)
class Written:
    """A time of a file, as an author would write it."""

    date: str
    """EDTF."""
    clock: str | None = None
    """In the zone of the place."""
    why: str = ""
    """What was changed, for the report; empty if it is as it was."""


def written_time(text: str, at: Coordinate | None) -> Written | None:
    """The date and the clock time at a place; None if it is no time of these forms.

    >>> rome = Coordinate(lat=41.9, lon=12.5)
    >>> written_time("2023-05-01T10:30:00Z", rome)
    Written(date='2023-05-01', clock='12:30', why='an instant in UTC as local time, Europe/Rome')
    >>> written_time("1519", rome), written_time("last week", rome)
    (Written(date='1519', clock=None, why=''), None)
    >>> written_time("2023-05-01T00:00:00Z", rome)
    Written(date='2023-05-01', clock=None, why='midnight in UTC as the whole day')

    Args:
        text: what the file has.
        at: where it was; None if that is not known.
    """
    text = text.strip()
    if whole := _DAY_WITH_OFFSET.fullmatch(text):
        text = whole[1]
    if found := _INSTANT.fullmatch(text):
        return _instant(found, at)
    try:
        return Written(parse_date(text).text)
    except TimeFormatError:
        return None


def span(begins: Written, ends: Written) -> Mapping[str, str]:
    """The fields of an event that lasted from the one to the other."""
    times = {"when": begins.date, "time": begins.clock}
    if (ends.date, ends.clock) != (begins.date, begins.clock):
        times |= {"until": ends.date, "until_time": ends.clock}
    return {name: value for name, value in times.items() if value}


def _instant(found: re.Match[str], at: Coordinate | None) -> Written | None:
    date, clock, offset = found["date"], found["clock"], (found["offset"] or "").upper()
    try:
        parse_date(date)
        if not offset:
            return Written(date, clock)
        if clock == "00:00" and not (found["seconds"] or "").strip(":0.,"):
            zone = "UTC" if offset == "Z" else offset
            return Written(date, None, f"midnight in {zone} as the whole day")
        if at is None or date.startswith("-"):
            return Written(date, clock, f"a time with the offset {offset} as it is written")
        instant = datetime.fromisoformat(f"{date}T{clock}{'+00:00' if offset == 'Z' else offset}")
        name = zone_at(at)
        local = instant.astimezone(ZoneInfo(name))
    except (TimeFormatError, ValueError, OverflowError):
        return None
    zone = "UTC" if instant.utcoffset() == UTC.utcoffset(None) else offset
    local_text = local.replace(tzinfo=None).isoformat(timespec="minutes")
    day, _, time = local_text.partition("T")
    why = "" if (day, time) == (date, clock) else f"an instant in {zone} as local time, {name}"
    return Written(day, time, why)
