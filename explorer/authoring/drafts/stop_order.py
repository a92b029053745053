"""The order of a draft's events, and the dates and times that do not fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from explorer.authoring.drafts.stop_records import Stop
from explorer.story.clocks import parse_clock
from explorer.story.days import Day
from explorer.story.moments import Moment
from explorer.story.times import UNDATED

_EARLIEST = Day.of(-9999, 1, 1)
"""Before every date."""


def in_order(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """In the text's order as far as dates allow; what is announced for no day comes last.

    An undated stop stays where it is. What is announced for a day, or for some day
    of a month, is after what happened on it.
    """
    happened = [stop for stop in stops if not stop.is_announced]
    announced = [stop for stop in stops if stop.is_announced]
    dated = [(stop.when.latest, stop) for stop in announced if stop.when.latest]
    keyed = sorted([*_keyed(happened), *dated], key=_day)
    undated = [stop for stop in announced if not stop.when.latest]
    every = [*(stop for _, stop in keyed), *(stop for _, stop in sorted(_keyed(undated), key=_day))]
    return tuple(_without_contradiction(every))


def _keyed(stops: Iterable[Stop]) -> Iterator[tuple[Day, Stop]]:
    """Each with its first day; one without a date with the latest of those before it."""
    latest = _EARLIEST
    for stop in stops:
        latest = max(latest, stop.when.earliest or latest)
        yield stop.when.earliest or latest, stop


def _day(pair: tuple[Day, Stop]) -> Day:
    return pair[0]


def _without_contradiction(stops: Sequence[Stop]) -> Iterator[Stop]:
    """The same, without the times and dates by which a stop ends before an earlier one begins."""
    latest: timedelta | None = None
    for stop in stops:
        fitting = next(each for each in _looser(stop) if _fits(each, latest))
        start = _bounds(fitting)[0]
        latest = max(filter(None, (latest, start)), default=None)
        yield fitting


def _looser(stop: Stop) -> Iterator[Stop]:
    """A stop, and the same with less and less said of when it was."""
    yield stop
    why = f"{stop.why}, which does not fit the order"
    if stop.clock:
        yield replace(stop, clock="", why=f"{stop.why}; its time does not fit the order")
    yield replace(stop, when=UNDATED, until=None, clock="", why=why)


def _fits(stop: Stop, latest: timedelta | None) -> bool:
    end = _bounds(stop)[1]
    return stop.when == UNDATED or latest is None or end is None or end >= latest


def _bounds(stop: Stop) -> tuple[timedelta | None, timedelta | None]:
    clock = parse_clock(stop.clock) if stop.clock else None
    return Moment(stop.when, clock, None, stop.zone).bounds()
