"""Times by the clock of one zone, on the clock of the zone where the event was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from explorer.imports.completion.gathering import Values
from explorer.imports.found import ReportLine
from explorer.story.errors import TimeFormatError
from explorer.story.zones import parse_zone, zone_info

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK = re.compile(r"(~?)(\d\d:\d\d)(\??)", re.ASCII)
_ENDS = (("when", "time"), ("until", "until_time"))


def on_the_clock_of(event: Values, zone: str, where: str) -> Iterator[ReportLine]:
    """Write the times of an event as the clocks of its place showed them.

    Args:
        event: its fields; its `zone`, if it has one, is the zone of its times and goes, and so does
            its `until_zone`, if its end is by another clock.
        zone: that of its place.
        where: where it comes from.
    """
    begun = str(event.pop("zone", None) or zone)
    ended = str(event.pop("until_zone", None) or begun)
    for (day, clock), written in zip(_ENDS, (begun, ended), strict=True):
        if written == zone or not event.get(clock):
            continue
        line = _end_moved(event, (day, clock), written, zone, where)
        if line and (clock == "time" or written != begun or not event.get("time")):
            yield line


def _end_moved(
    event: Values, end: tuple[str, str], written: str, zone: str, where: str
) -> ReportLine | None:
    """Write one end of an event by the clock of its place; returns what to say of it."""
    day, clock = end
    old, found = f"{event.get(day)} {event[clock]}", _CLOCK.fullmatch(str(event[clock]))
    try:
        parse_zone(written)
    except TimeFormatError:
        return _line(where, written, "", "it is no time zone; the time is taken as local")
    if not found or not _DAY.fullmatch(str(event.get(day))):
        why = f"a time of this form stays as it is, on the clock of {zone}"
        return _line(where, f"{event[clock]} in {written}", "", why)
    event[day], time = _moved(str(event[day]), found[2], written, zone)
    event[clock] = f"{found[1]}{time}{found[3]}"
    new = f"{event[day]} {event[clock]}"
    if new == old:
        return None
    return _line(where, f"{old} in {written}", new, f"the place has the clock of {zone}")


def _moved(day: str, clock: str, written: str, zone: str) -> tuple[str, str]:
    """A day and a time in another zone; in an hour that came twice with its offset."""
    local = datetime.combine(date.fromisoformat(day), datetime.strptime(clock, "%H:%M").time())
    there = local.replace(tzinfo=zone_info(written)).astimezone(zone_info(zone))
    moved = there.strftime("%H:%M")
    if there.utcoffset() != there.replace(fold=1 - there.fold).utcoffset():
        offset = there.strftime("%z")
        moved += f"{offset[:3]}:{offset[3:5]}"
    return there.date().isoformat(), moved


def _line(where: str, found: str, became: str, why: str) -> ReportLine:
    return ReportLine.reported(where, field="zone", found=found, became=became, why=why)
