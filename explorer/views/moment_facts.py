"""What the browser needs of a moment to show it on any clock, in any language: numbers and keys.

A value that is usual is left out, as most dates of a story are plain days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final, Literal, NotRequired, TypedDict

from explorer.story.calendars import Calendar
from explorer.story.moments import Certainty, Moment, PartOfDay
from explorer.story.seasons import Season
from explorer.story.times import EdtfDate, Unit
from explorer.views.columns import Columns, columns, columns_of
from explorer.views.times import part_instant

_NO_INSTANTS: Final = None, None, None


class DateFacts(TypedDict):
    """A date. Its days are numbered, 1 is 1 January of the year 1 of the Gregorian calendar."""

    first: NotRequired[int]
    """The first day that it can be; left out if its start is open."""
    last: NotRequired[int]
    """The last day that it can be; left out if its end is open."""
    units: NotRequired[tuple[Unit, ...]]
    """To what its start and its end are known; left out if both are days."""
    approximate: NotRequired[bool]
    uncertain: NotRequired[bool]
    calendar: NotRequired[Calendar]
    """The calendar in which it is written; left out if it is the Gregorian one."""
    season: NotRequired[Season]
    members: NotRequired[Literal["all", "one"]]
    """Of a set: how many of its dates are meant."""
    parts: NotRequired[tuple[DateFacts, ...]]
    """The known ends of an interval, or the members of a set."""


class MomentFacts(TypedDict):
    """A date, perhaps a clock time, and the zone in which both were read off."""

    date: DateFacts
    zone: str
    """IANA name of the zone of the place."""
    certainty: Certainty
    part: NotRequired[PartOfDay]
    starts: NotRequired[int]
    """The earliest instant of a documented clock time, in seconds since 1970 (UTC)."""
    ends: NotRequired[int]
    """The latest one, likewise."""
    near: NotRequired[int]
    """Of a part of the day: an instant by which the zone's offset is found, likewise."""


def moment_columns(moments: Sequence[Moment | None]) -> Columns[MomentFacts]:
    """Moments as the browser takes them; None for one that is not known."""
    instants = [_instants(each) if each else _NO_INSTANTS for each in moments]
    return columns_of(
        {
            "date": columns([date_facts(each.date) if each else {} for each in moments]),
            "zone": [each and each.zone for each in moments],
            "certainty": [each and each.certainty for each in moments],
            "part": [each and (None if each.clock else each.part) for each in moments],
            "near": [near for near, _, _ in instants],
            "starts": [starts for _, starts, _ in instants],
            "ends": [ends for _, _, ends in instants],
        }
    )


def _instants(moment: Moment) -> tuple[int | None, int | None, int | None]:
    """What `MomentFacts` has of instants: `near`, `starts` and `ends`."""
    if moment.clock:
        starts, ends = moment.clock_instants
        first = _seconds(starts)
        return None, first, first if ends is starts else _seconds(ends)
    return _seconds(part_instant(moment)) if moment.part else None, None, None


def _seconds(at: datetime | None) -> int | None:
    return int(at.timestamp()) if at else None


@lru_cache(maxsize=10_000)  # most dates of a long story are those of other events too
def date_facts(when: EdtfDate) -> DateFacts:
    """A date as the browser takes it; empty if nothing is known of it."""
    facts = DateFacts()
    if when.earliest:
        facts["first"] = when.earliest.ordinal
    if when.latest:
        facts["last"] = when.latest.ordinal
    if when.parts or not when.day:
        facts.update(_vague_facts(when))
    if when.approximate:
        facts["approximate"] = True
    if when.uncertain:
        facts["uncertain"] = True
    if when.calendar is not Calendar.GREGORIAN:
        facts["calendar"] = when.calendar
    return facts


def _vague_facts(when: EdtfDate) -> DateFacts:
    """What is known of a date that may be more than a day."""
    facts = DateFacts()
    if when.units != ("day", "day"):
        facts["units"] = when.units
    if when.season:
        facts["season"] = when.season
    if when.is_set:
        facts["members"] = "all" if when.is_all else "one"
    if when.parts:
        facts["parts"] = tuple(map(date_facts, when.parts))
    return facts
