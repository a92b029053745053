"""Times by the clock of one zone, on the clock of the zone where the event was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from explorer.imports.found import ReportLine
from explorer.imports.gathering import Values
from explorer.story.errors import TimeFormatError
from explorer.story.zones import parse_zone, zone_info

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK = re.compile(r"(~?)(\d\d:\d\d)(\??)", re.ASCII)
_ENDS = (("when", "time"), ("until", "until_time"))


def on_the_clock_of(event: Values, zone: str, where: str) -> Iterator[ReportLine]:
    """Write the times of an event as the clocks of its place showed them.

    Args:
        event: its fields; its `zone`, if it has one, is the zone of its times and goes.
        zone: that of its place.
        where: where it comes from.
    """
    written = str(event.pop("zone", None) or zone)
    if written == zone or not event.get("time"):
        return
    try:
        parse_zone(written)
    except TimeFormatError:
        yield _line(where, written, "", "it is no time zone; the time is taken as local")
        return
    old = f"{event['when']} {event['time']}"
    for day, clock in _ENDS:
        found = _CLOCK.fullmatch(str(event.get(clock) or ""))
        if found and _DAY.fullmatch(str(event.get(day))):
            event[day], time = _moved(str(event[day]), found[2], written, zone)
            event[clock] = f"{found[1]}{time}{found[3]}"
        elif event.get(clock):
            why = f"a time of this form stays as it is, on the clock of {zone}"
            yield _line(where, f"{event[clock]} in {written}", "", why)
    new = f"{event['when']} {event['time']}"
    if new != old:
        yield _line(where, f"{old} in {written}", new, f"the place has the clock of {zone}")


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
