"""When an event was: its date, clock time and zone together, and what instants that can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from explorer.times import ClockTime, EdtfDate


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
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Moment:
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
            return Certainty.UNKNOWN
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

    def clock_ends(self, zone: str) -> tuple[datetime | None, datetime | None]:
        """The documented clock time's two ends as aware datetimes in `zone`.

        An end that is not known is None: nothing missing is turned into midnight.
        """
        if self.clock is None or self.date.day is None:
            return None, None
        day = self.date.day
        ends = (self.clock.earliest, self.clock.latest)
        first, last = (
            datetime.combine(day, end, ZoneInfo(self.zone)).astimezone(ZoneInfo(zone))
            if end
            else None
            for end in ends
        )
        return first, last

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """The widest span of UTC instants that this moment can mean, for checks of order only."""
        low, high = _PART_HOURS[self.part] if self.part else (time.min, time.max)
        if self.clock and self.date.day:
            slack = timedelta(minutes=45 if self.clock.approximate or self.clock.uncertain else 0)
            low, high = self.clock.earliest or low, self.clock.latest or high
        else:
            slack = timedelta()
        fuzzy = ROUGHLY if self.date.approximate or self.date.uncertain else timedelta()
        zone = ZoneInfo(self.zone)
        first, last = self.date.earliest, self.date.latest
        start = datetime.combine(first, low, zone).astimezone(UTC) if first else None
        # Where the clock showed this hour twice (the end of summer time), it may be the second one.
        end = datetime.combine(last, high, zone).replace(fold=1).astimezone(UTC) if last else None
        return (
            start - slack - fuzzy if start else None,
            end + slack + fuzzy if end else None,
        )

    def is_skipped(self) -> bool:
        """Whether the clock never showed this time, because it jumped ahead (summer time)."""
        starts, ends = self.clock_ends(self.zone)
        return any(
            end is not None
            and end.astimezone(UTC).astimezone(end.tzinfo).replace(tzinfo=None)
            != end.replace(tzinfo=None)
            for end in (starts, ends)
        )
