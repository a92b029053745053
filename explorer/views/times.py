"""Times in words: how a moment reads on the clock that the reader has chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from explorer.language import Language
from explorer.language.date_words import NamedDay
from explorer.story.calendars import Calendar
from explorer.story.days import Day
from explorer.story.itinerary import AsOf
from explorer.story.moments import Certainty, Moment
from explorer.story.offsets import is_sun_time, offset_label, strict_iso
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.story.sources import Says, Source
from explorer.story.times import UNITS, EdtfDate, Unit

_CALENDAR_UNITS: set[Unit] = {"year", "month", "day"}
"""Units between which a span has words of its own."""

_NO_DAY = Day(1)
"""In place of a day where none is known; never shown."""


class DayKind(StrEnum):
    """How a day heading is meant."""

    ON = "on"
    UNTIL = "until"
    FROM = "from"
    SPAN = "span"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class DayKey:
    """What decides the day heading of an event."""

    kind: DayKind
    first: Day
    last: Day
    approximate: bool = False
    uncertain: bool = False

    def __str__(self) -> str:
        days = {
            DayKind.ON: f"{self.first}",
            DayKind.UNTIL: f"../{self.last}",
            DayKind.FROM: f"{self.first}/..",
            DayKind.SPAN: f"{self.first}/{self.last}",
            DayKind.UNKNOWN: "",
        }[self.kind]
        return days + ("~" if self.approximate else "") + ("?" if self.uncertain else "")


@dataclass(frozen=True)
class TimeView:
    """A time as the timeline shows it."""

    label: str
    """What is read: ``13:09``, ``circa 18:00``, ``mattina``, ``ora non indicata``."""
    datetime: str | None
    """Machine value for HTML's ``<time>``, never more exact than what is known."""
    certainty: Certainty
    zone: str
    """Offset from UTC at that time, ``UTC+9``.

    Empty before there were time zones, and where nothing is known of the time of day.
    """
    zone_name: str
    """Whose time it is: ``ora di Vostočnyj``, ``Roma``."""


@dataclass(frozen=True)
class OtherTimeView:
    """The same time on a second clock."""

    label: str
    zone: str


def offset_shown(zone: str, at: datetime | None) -> str:
    """A zone's offset for readers; empty before it had one, and if the instant is not known."""
    return offset_label(zone, at) if at and not is_sun_time(zone, at) else ""


def part_instant(moment: Moment) -> datetime | None:
    """An instant, in UTC, by which the offset of a part of the day is found; else None."""
    if moment.certainty is not Certainty.PART:
        return None
    return next(iter(moment.instants()), None)


def day_key(moment: Moment, zone: str) -> DayKey:
    """The day heading of a moment on the clock of `zone`.

    Where the clock time is not known the day stays that of the place: it cannot be converted.
    """
    when = moment.date
    starts, ends = moment.clock_ends(zone)
    converted = starts or ends
    if converted:
        day = Day.of_date(converted.date())
        return DayKey(DayKind.ON, day, day, when.approximate, when.uncertain)
    if when.earliest is None and when.latest is None:
        return DayKey(DayKind.UNKNOWN, _NO_DAY, _NO_DAY)
    if when.earliest is None:
        last = when.latest or _NO_DAY
        return DayKey(DayKind.UNTIL, last, last, when.approximate, when.uncertain)
    if when.latest is None:
        first = when.earliest
        return DayKey(DayKind.FROM, first, first, when.approximate, when.uncertain)
    kind = DayKind.ON if when.day else DayKind.SPAN
    return DayKey(kind, when.earliest, when.latest, when.approximate, when.uncertain)


def day_heading(key: DayKey, when: EdtfDate, language: Language) -> str:
    """The heading of a day: mercoledì 13 settembre 2023, settembre 2023, Entro: …"""
    if key.kind is DayKind.UNKNOWN:
        return language.text("day_unknown")
    first, last = when.calendar.named(key.first), when.calendar.named(key.last)
    match key.kind:
        case DayKind.ON:
            heading = language.day(first)
        case DayKind.UNTIL:
            keys = "day_until", "unit_until"
            heading = _limit_words(last, when.units[1], keys, language)
        case DayKind.FROM:
            keys = "day_from", "unit_from"
            heading = _limit_words(first, when.units[0], keys, language)
        case _:
            heading = _date_words(when, language)
    if key.approximate:
        heading = language.text("day_approximate", day=heading)
    return language.text("day_uncertain", day=heading) if key.uncertain else heading


def _limit_words(day: NamedDay, unit: Unit, keys: tuple[str, str], language: Language) -> str:
    """A date of which one end is known, no more exact than that: 1566 o prima.

    Args:
        day: the end.
        unit: to what it is known.
        keys: of the words for an end that is a day, and for a month or a year.
        language: of the words.
    """
    if unit in ("day", "season"):
        return language.text(keys[0], day=language.day_month_year(day))
    return language.text(keys[1], day=language.span(day, day, unit))


def _date_words(when: EdtfDate, language: Language) -> str:
    """A date with two known ends, in words and without its marks."""
    first, last = (when.calendar.named(end) for end in _known_ends(when))
    units = when.units
    if when.is_set:
        members = [_date_words(part, language) for part in when.parts]
        return language.all_or_one(members, is_all=when.is_all)
    if when.parts and not set(units) <= _CALENDAR_UNITS:
        return " – ".join(_date_words(part, language) for part in when.parts)
    if when.season:
        return language.text(f"season_{when.season}", year=language.year(first))
    if units[0] == "decade" and first.year > 0:  # those before it end with a 1 when counted BC
        return language.text("decade", year=str(first.year))
    return language.span(first, last, min(units, key=UNITS.index))


def _known_ends(when: EdtfDate) -> tuple[Day, Day]:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return first or _NO_DAY, last or _NO_DAY


def in_calendar(
    words: str, calendar: Calendar, language: Language, usual: Calendar = Calendar.GREGORIAN
) -> str:
    """A date with its calendar if that is not the `usual` one of the dates around it.

    By default they are today's: that is for a date that can be read on its own.
    """
    return words if calendar is usual else language.text(f"calendar_{calendar}", day=words)


def time_view(moment: Moment, clock: str, place: Place | None, language: Language) -> TimeView:
    """A moment on the chosen clock: `PLACE_CLOCK` or an IANA zone."""
    at_place = clock == PLACE_CLOCK
    zone = moment.zone if at_place else clock
    starts, ends = moment.clock_ends(zone)
    label = _time_label(moment, starts, ends, language)
    if not at_place and moment.date.day and moment.clock is None:
        label = language.text("time_local_date", time=label)
    at = starts or ends or part_instant(moment)
    if at_place and place:
        name = language.text("local_time_of", place=place.names[language.code])
    else:
        name = language.zone_name(zone)
    machine = _machine_value(moment, starts, ends)
    offset = offset_shown(zone, at)
    name = "" if name == offset else name  # UTC is its own offset
    return TimeView(label, machine, moment.certainty, offset, name)


def _time_label(
    moment: Moment, starts: datetime | None, ends: datetime | None, language: Language
) -> str:
    first = language.clock(starts) if starts else ""
    last = language.clock(ends) if ends else ""
    match moment.certainty:
        case Certainty.EXACT:
            return first
        case Certainty.APPROXIMATE:
            return language.text("time_approximate", time=first)
        case Certainty.UNCERTAIN:
            return language.text("time_uncertain", time=first)
        case Certainty.BETWEEN:
            return language.text("time_between", first=first, last=last)
        case Certainty.BEFORE:
            return language.text("time_before", time=last)
        case Certainty.AFTER:
            return language.text("time_after", time=first)
        case Certainty.PART if moment.part:
            return language.text(f"part_{moment.part}")
        case Certainty.SPAN:
            return language.text("time_span")
        case _:
            return language.text("time_day")


def _machine_value(moment: Moment, starts: datetime | None, ends: datetime | None) -> str | None:
    if starts and moment.certainty is Certainty.EXACT:
        return strict_iso(starts)
    at = starts or ends
    day = at.date() if at else moment.date.day.date if moment.date.day else None
    return day.isoformat() if day else None


def other_time_view(
    moment: Moment, clock: str, second: str | None, place: Place | None, language: Language
) -> OtherTimeView | None:
    """The same moment on the other clock; None where no clock time is known or it says the same.

    The other clock is the place's own where the reader has chosen another, `second` otherwise.
    """
    at_place = clock == PLACE_CLOCK
    zone = second if at_place else moment.zone
    if zone is None or (at_place and zone == moment.zone):
        return None
    starts, ends = moment.clock_ends(zone)
    at = starts or ends
    if at is None:
        return None
    main_zone = moment.zone if at_place else clock
    if language.zone_name(zone) == offset_shown(main_zone, at):
        return None  # UTC beside UTC
    label = _time_label(moment, starts, ends, language)
    main_day = day_key(moment, main_zone).first
    shown_day = Day.of_date(at.date())
    if shown_day != main_day:
        day = moment.date.calendar.named(shown_day)
        label = f"{language.weekday_and_day(day)}, {label}"
    if at_place or place is None:
        return OtherTimeView(label, language.zone_name(zone))
    return OtherTimeView(label, place.names[language.code])


def source_date(source: Source, language: Language) -> str:
    """When a source was published, in words; empty where it is not known."""
    if source.date is None:
        return ""
    if source.date.day:
        return language.day_month_year(source.date.day.name)
    moment = Moment(source.date, None, None, "UTC")
    return day_heading(day_key(moment, "UTC"), source.date, language)


def view_label(story: Story, as_of: AsOf, language: Language) -> str:
    """Whose knowledge a view shows, with the day of the article where that is known.

    The day has its year unless all happens in that year. Nothing has turned out yet in a story of
    which all is only announced.
    """
    if as_of is AsOf.NOW:
        said = (claim.says for event in story.events for claim in event.claims)
        is_plan = all(says is Says.ANNOUNCED for says in said)
        return language.text("asof_plan" if is_plan else "asof_now")
    source = story.source(story.article)
    day = source.date.day if source.date else None
    if day is None:
        return language.text("asof_publication_undated")
    dates = {event.when for event in story.events}
    ends = [end for when in dates for end in (when.earliest, when.latest) if end]
    is_within_year = all(end.name.year == day.name.year for end in ends)
    written = language.day_month if is_within_year else language.day_month_year
    return language.text("asof_publication", day=written(day.name))
