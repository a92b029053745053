"""What the browser needs of a moment to show it on any clock, in any language: numbers and keys.

A value that is usual is left out, as most dates of a story are plain days.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NotRequired, TypedDict

from explorer.story.calendars import Calendar
from explorer.story.moments import Certainty, Moment, PartOfDay
from explorer.story.seasons import Season
from explorer.story.times import EdtfDate, Unit
from explorer.views.times import part_instant


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


def moment_facts(moment: Moment) -> MomentFacts:
    """A moment as the browser takes it."""
    facts = MomentFacts(date=date_facts(moment.date), zone=moment.zone, certainty=moment.certainty)
    if moment.clock:
        starts, ends = moment.clock_instants
        if starts:
            facts["starts"] = _seconds(starts)
        if ends:
            facts["ends"] = facts["starts"] if ends is starts else _seconds(ends)
    elif moment.part:
        facts["part"] = moment.part
        near = part_instant(moment)
        if near:
            facts["near"] = _seconds(near)
    return facts


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


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
