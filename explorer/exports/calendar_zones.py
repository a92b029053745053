"""Time zones for iCalendar files: one line per clock change.

The `icalendar` package writes all onsets of an observance into one `RDATE` with commas; ical.js
(which Thunderbird and Nextcloud read with) takes only the first of them, and shows every later
summer an hour late. It also puts the onset of summer time an hour after it. So we write them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from explorer.story.offsets import changes, is_whole_minutes

_AROUND = timedelta(days=366)
"""How long before the first event and after the last one a zone is described."""

Observance = tuple[timedelta, timedelta, str, bool]
"""The offset before, the offset, its abbreviation and whether it is summer time."""


def calendar_zone(name: str, starts: Iterable[datetime]) -> Timezone:
    """A zone with every change of its clock about the events.

    Periods whose offset has seconds are left out: no reader asks for them, as `icalendar` dates
    those events in UTC.

    Args:
        name: its IANA name.
        starts: the events' times in it, at least one.
    """
    info = ZoneInfo(name)
    first, last = min(starts := tuple(starts)) - _AROUND, max(starts) + _AROUND
    begin = datetime(first.year, first.month, first.day, tzinfo=info)
    offset = begin.utcoffset() or timedelta()
    onsets = [(begin.replace(tzinfo=None), _observance(begin, offset))]
    for change in changes(name, first.date(), last.date()):
        if change.at > begin:
            at = change.at.astimezone(info)
            before = change.before if is_whole_minutes(change.before) else change.after
            # RFC 5545, section 3.6.5: an onset is read on the clock as it was before it
            onsets.append(((change.at + before).replace(tzinfo=None), _observance(at, before)))
    zone = Timezone()
    zone.add("tzid", name)
    kept = sorted((kind, onset) for onset, kind in onsets if is_whole_minutes(kind[1]))
    for kind, entries in groupby(kept, key=lambda entry: entry[0]):
        zone.add_component(_component(kind, [onset for _, onset in entries]))
    return zone


def _observance(at: datetime, before: timedelta) -> Observance:
    return before, at.utcoffset() or timedelta(), at.tzname() or "", bool(at.dst())


def _component(kind: Observance, onsets: list[datetime]) -> TimezoneStandard | TimezoneDaylight:
    before, offset, name, is_summer = kind
    part = TimezoneDaylight() if is_summer else TimezoneStandard()
    part.add("dtstart", onsets[0])
    for onset in onsets[1:]:
        part.add("rdate", onset)
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", offset)
    return part
