"""When an event was: its date, clock time and zone together, and what instants that can mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from explorer.story.clocks import ClockTime
from explorer.story.days import Day
from explorer.story.times import EdtfDate
from explorer.story.zones import zone_info


class PartOfDay(StrEnum):
    """A part of the day, where a source gives no clock time."""

    DAWN = "dawn"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


_PART_HOURS = {
    PartOfDay.DAWN: (time(3), time(8)),
    PartOfDay.MORNING: (time(4), time(13)),
    PartOfDay.AFTERNOON: (time(12), time(20)),
    PartOfDay.EVENING: (time(16), time(23, 59)),
    PartOfDay.NIGHT: (time(0), time(23, 59)),
}
"""Local hours that a part of the day may cover, wide on purpose: only for checking the order."""

ROUGHLY = timedelta(days=2)
"""What `~` and `?` add to a date on both sides: only for checking, too."""


ORIGIN = datetime(1, 1, 1, tzinfo=UTC)
"""From when on the bounds of moments are counted; before it they are negative."""
_FIRST = datetime(2, 1, 1, tzinfo=UTC) - ORIGIN
_LAST = datetime(9998, 12, 31, tzinfo=UTC) - ORIGIN
"""Between these `datetime` can reckon in every time zone."""


class Certainty(StrEnum):
    """How well a time is known; the timeline draws each differently."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    BETWEEN = "between"
    BEFORE = "before"
    AFTER = "after"
    PART = "part"
    DAY = "day"
    SPAN = "span"
    """The date is wider than a day: a month, a year, an interval."""
    UNKNOWN = "unknown"
    """No date is given."""


class Moment(NamedTuple):
    """A date, perhaps a clock time, and the zone in which both were read off."""

    date: EdtfDate
    clock: ClockTime | None
    part: PartOfDay | None
    zone: str
    """IANA name of the zone of the place."""

    @property
    def certainty(self) -> Certainty:
        """How well the time is known, from best to worst; see `Certainty`."""
        if self.date.day is None:
            return Certainty.SPAN if self.date.edtf else Certainty.UNKNOWN
        if self.clock is None:
            return Certainty.PART if self.part else Certainty.DAY
        if self.clock.earliest is None:
            return Certainty.BEFORE
        if self.clock.latest is None:
            return Certainty.AFTER
        if self.clock.earliest != self.clock.latest:
            return Certainty.BETWEEN
        if self.clock.approximate:
            return Certainty.APPROXIMATE
        return Certainty.UNCERTAIN if self.clock.uncertain else Certainty.EXACT

    @property
    def says_time(self) -> bool:
        """Whether a clock time, or a part of the day, is given with a single day."""
        return self.certainty not in (Certainty.DAY, Certainty.SPAN, Certainty.UNKNOWN)

    def clock_ends(self, zone: str) -> tuple[datetime | None, datetime | None]:
        """The documented clock time's two ends as aware datetimes in `zone`.

        An end that is not known is None: nothing missing is turned into midnight. So are both in
        a year with which `datetime` cannot reckon; a clock time in it is reported.
        """
        first, last = self.clock_instants
        info = zone_info(zone)
        shown = first.astimezone(info) if first else None
        if last is first:
            return shown, shown
        return shown, last.astimezone(info) if last else None

    @property
    def clock_instants(self) -> tuple[datetime | None, datetime | None]:
        """The two `clock_ends` in UTC; one object if both are the same."""
        day = self.date.day.date if self.date.day else None
        if self.clock is None or day is None:
            return None, None
        earliest, latest = self.clock.earliest, self.clock.latest
        first = _read_off(day, earliest, self.zone).astimezone(UTC) if earliest else None
        if latest is earliest:
            return first, first
        return first, _read_off(day, latest, self.zone).astimezone(UTC) if latest else None

    def bounds(self) -> tuple[timedelta | None, timedelta | None]:
        """The widest span of instants that this moment can mean, for checks of order only.

        They are counted from `ORIGIN`, as years before 1 have no `datetime`.
        """
        low, high = _PART_HOURS[self.part] if self.part else (time.min, time.max)
        if self.clock and self.date.day:
            slack = timedelta(minutes=45 if self.clock.approximate or self.clock.uncertain else 0)
            low, high = self.clock.earliest or low, self.clock.latest or high
        else:
            slack = timedelta()
        fuzzy = ROUGHLY if self.date.approximate or self.date.uncertain else timedelta()
        first, last = self.date.earliest, self.date.latest
        start = _since_origin(first, low, self.zone) if first else None
        # If the clock showed this hour twice (the end of summer time), it may be the second one.
        end = _since_origin(last, high, self.zone, fold=1) if last else None
        return (
            start - slack - fuzzy if start else None,
            end + slack + fuzzy if end else None,
        )

    def instants(self) -> tuple[datetime, ...]:
        """Those of the bounds that are known, in UTC, as far as `datetime` can reckon with them."""
        return tuple(
            ORIGIN + bound
            for bound in self.bounds()
            if bound is not None and _FIRST <= bound <= _LAST
        )

    def is_skipped(self) -> bool:
        """Whether the clock never showed this time, because it was set forward (summer time)."""
        day = self.date.day
        if self.clock is None or day is None or day.date is None:
            return False
        bare = {end.replace(tzinfo=None) for end in self._ends if end}
        return any(self._offset(end) < self._offset(end, fold=1) for end in bare)

    def is_day_skipped(self) -> bool:
        """Whether the zone had no such day; see `is_day_skipped`."""
        return is_day_skipped(self.date, self.zone)

    def repeated(self) -> tuple[timedelta, ...]:
        """The two offsets that the clock time can have if the clock showed it twice; else empty.

        It did where it was set back (the end of summer time). A written offset says which is meant.
        """
        for end in self._clock_ends_written(with_offset=False):
            first, second = (self._offset(end, fold) for fold in (0, 1))
            if first > second:
                return first, second
        return ()

    def foreign_offset(self) -> tuple[timedelta, ...]:
        """The offsets that would be right where one is written that the zone did not have then."""
        for end in self._clock_ends_written(with_offset=True):
            if self._offset(end) != end.utcoffset():
                bare = end.replace(tzinfo=None)
                return tuple(dict.fromkeys(self._offset(bare, fold) for fold in (0, 1)))
        return ()

    @property
    def _ends(self) -> tuple[time | None, ...]:
        return (self.clock.earliest, self.clock.latest) if self.clock else ()

    def _clock_ends_written(self, *, with_offset: bool) -> tuple[time, ...]:
        return tuple(end for end in self._ends if end and (end.tzinfo is not None) is with_offset)

    def _offset(self, clock: time, fold: int = 0) -> timedelta:
        day = self.date.day.twin if self.date.day else None
        return (_read_off(day, clock, self.zone, fold).utcoffset() if day else None) or timedelta()


def _since_origin(day: Day, clock: time, zone: str, fold: int = 0) -> timedelta:
    """`_read_off`, of any year, counted from `ORIGIN`."""
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    local = timedelta(day.ordinal - 1, seconds, clock.microsecond)
    return local - (_read_off(day.twin, clock, zone, fold).utcoffset() or timedelta())


def _read_off(day: date, clock: time, zone: str, fold: int = 0) -> datetime:
    """The instant at which the clock of a zone showed this.

    Args:
        day: the local date.
        clock: the local time; an offset says which one is meant if it was shown twice.
        zone: an IANA name.
        fold: 1 for the second one, where the offset does not say.
    """
    written = clock.utcoffset()
    if written is None and clock.fold == fold:
        return datetime.combine(day, clock, zone_info(zone))
    at = datetime.combine(day, clock.replace(tzinfo=None, fold=fold), zone_info(zone))
    if written is None:
        return at
    other = at.replace(fold=1 - fold)
    return other if other.utcoffset() == written else at


def is_day_skipped(when: EdtfDate, zone: str) -> bool:
    """Whether a zone had no such day, because it crossed the date line on the evening before.

    The date of Apia went from 29 to 31 December 2011.
    """
    return when.day is not None and _is_skipped(when.day.ordinal, zone)


@lru_cache(maxsize=10_000)  # the claims on an event, and the events of a day, mostly share theirs
def _is_skipped(ordinal: int, zone: str) -> bool:
    """Whether a zone had no such day, by its `Day.ordinal`."""
    day = Day(ordinal).twin
    noon = datetime.combine(day, time(12), zone_info(zone))
    return noon.astimezone(UTC).astimezone(noon.tzinfo).date() != day
