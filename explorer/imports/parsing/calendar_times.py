"""Times of calendars: zones as each program writes them, ends, and days without a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone, vDDDTypes
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from explorer.imports.parsing.calendar_lines import Block, Line
from explorer.story.errors import TimeFormatError
from explorer.story.zones import parse_zone
from explorer.writing.values import Value

_RULE_PART = re.compile(
    r"FREQ=YEARLY|BYMONTH=\d\d?|BYDAY=[-+]?\d?(?:SU|MO|TU|WE|TH|FR|SA)|BYMONTHDAY=[-\d,]{1,24}"
    r"|UNTIL=\w{8,16}|COUNT=\d{1,4}|INTERVAL=[1-9]|WKST=[A-Z]{2}"
)
"""What the clocks of a country go by; a rule for each second would be followed for years."""


@dataclass(frozen=True, kw_only=True)
class CalendarZones:
    """What the names of zones in a calendar mean."""

    usual: str | None
    """The zone of times that have none, if the calendar says it."""
    named: Mapping[str, str] = field(default_factory=dict)
    """The IANA zones of names that the calendar explains."""
    described: Mapping[str, tzinfo] = field(default_factory=dict)
    """The rules of names that no zone is known by."""


class UnreadTimesError(Exception):
    """Why the times of an event cannot be read."""


def zones_of(calendar: Block) -> CalendarZones:
    """The zones that a calendar explains."""
    named: dict[str, str] = {}
    described: dict[str, tzinfo] = {}
    for block in calendar.blocks:
        if block.name != "VTIMEZONE":
            continue
        name = block.value("TZID").strip('"')
        if zone := known_zone(name) or known_zone(block.value("X-LIC-LOCATION")):
            named[name] = zone
        elif rules := _rules(block):
            described[name] = rules
    return CalendarZones(
        usual=known_zone(calendar.value("X-WR-TIMEZONE")), named=named, described=described
    )


def known_zone(name: str) -> str | None:
    """The IANA zone that a name means: its own, Windows', or one with a path before it.

    >>> known_zone("/mozilla.org/20050126_1/Europe/Berlin"), known_zone("Romance Standard Time")
    ('Europe/Berlin', 'Europe/Paris')
    """
    name = name.strip().strip('"')
    parts = name.strip("/").split("/")
    names = ["/".join(parts[at:]) for at in range(len(parts))]
    for each in (WINDOWS_TO_OLSON.get(name, ""), *names):
        try:
            return parse_zone(each)
        except TimeFormatError:
            continue
    return None


def times_of(entry: Component, zones: CalendarZones) -> dict[str, Value]:
    """When an event was, as fields of a story: `when`, `time`, `until`, `until_time` and `zone`.

    A whole day has no time, and the end of whole days is the day after the last one (RFC 5545,
    section 3.6.1).

    Raises:
        UnreadTimesError: its zone is not known, or it is not within the years 1 to 9999.
    """
    try:
        return dict(_times(entry, zones))
    except OverflowError as error:
        raise UnreadTimesError("it is not within the years 1 to 9999") from error


def _times(entry: Component, zones: CalendarZones) -> Iterator[tuple[str, Value]]:
    start, end = _value(entry, "DTSTART"), _value(entry, "DTEND")
    duration = _value(entry, "DURATION")
    if start is None or isinstance(start, timedelta):
        return
    if end is None and isinstance(duration, timedelta):
        end = start + duration
    if _is_whole_day(entry, start, end):
        first, after = _day(start), _day(end) if isinstance(end, date) else None
        yield "when", first.isoformat()
        if after and after - timedelta(days=1) > first:
            yield "until", (after - timedelta(days=1)).isoformat()
        return
    zone, begun = _local(entry, "DTSTART", start, zones)
    yield from (("when", begun.date().isoformat()), ("time", begun.strftime("%H:%M")))
    if zone:
        yield "zone", zone
    if isinstance(end, datetime):
        end_zone, ended = _local(entry, "DTEND" if "DTEND" in entry else "DTSTART", end, zones)
        if zone and end_zone and zone != end_zone:  # as of a flight: both by the first clock
            there = ended.replace(tzinfo=_clock(end_zone))
            ended = there.astimezone(_clock(zone)).replace(tzinfo=None)
        if ended != begun:
            yield "until", ended.date().isoformat()
            yield "until_time", ended.strftime("%H:%M")


def _local(
    entry: Component, name: str, at: date, zones: CalendarZones
) -> tuple[str | None, datetime]:
    """A time on the clock of its zone; without a zone it is the clock of wherever it is."""
    wall = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)
    first = _first(entry, name)
    written = str(first.params.get("TZID", "")) if first else ""
    if not written and wall.tzinfo is not None:  # UTC, as which some programs write all times
        usual = zones.usual or "UTC"
        return usual, wall.astimezone(_clock(usual)).replace(tzinfo=None)
    wall = wall.replace(tzinfo=None)
    if not written:
        return None, wall
    if zone := zones.named.get(written.strip('"')) or known_zone(written):
        return zone, wall
    if rules := zones.described.get(written.strip('"')):
        return "UTC", wall.replace(tzinfo=rules).astimezone(UTC).replace(tzinfo=None)
    raise UnreadTimesError(f"no zone “{written}” is known")


def _clock(zone: str) -> tzinfo:
    return ZoneInfo(zone)


def _rules(block: Block) -> tzinfo | None:
    """The rules of a zone; None if they are broken, or none by which clocks are changed."""
    repeated = [line.value for line in _lines(block) if line.name in ("RRULE", "EXRULE")]
    for rule in repeated:
        parts = rule.upper().split(";")
        if "FREQ=YEARLY" not in parts or not all(map(_RULE_PART.fullmatch, parts)):
            return None
    try:
        component = Timezone.from_ical(_whole(block))
        return component.to_tz() if isinstance(component, Timezone) else None
    except (ValueError, LookupError, OSError, AttributeError, TypeError, OverflowError):
        return None  # whatever its parser says of broken rules


def _whole(block: Block) -> bytes:
    """A component with those in it, as it is written."""
    lines = [line.text for line in sorted(_lines(block), key=lambda line: line.number)]
    return ("\r\n".join(lines) + "\r\n").encode()


def _lines(block: Block) -> Iterator[Line]:
    yield from block.lines
    for inner in block.blocks:
        yield from _lines(inner)


def _value(entry: Component, name: str) -> date | timedelta | None:
    """A date, a time or a duration; None if it is missing or broken."""
    first = _first(entry, name)
    return first.dt if first and isinstance(first.dt, date | timedelta) else None


def _first(entry: Component, name: str) -> vDDDTypes | None:
    """The first value of a property of times; None if it is missing or broken."""
    value = entry.get(name)
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, vDDDTypes) else None


def _is_whole_day(entry: Component, start: date, end: date | timedelta | None) -> bool:
    if not isinstance(start, datetime):
        return True
    is_marked = str(entry.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).upper() == "TRUE"
    return is_marked and isinstance(end, datetime)


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at
