"""Events in the order in which they happened, as a story has to have them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import accumulate

from explorer.story.moments import Moment
from explorer.story.records import Event

Bounds = tuple[timedelta | None, timedelta | None]
"""The earliest and the latest instant that an event can mean; None where it is open."""

MOST_COMPARED = 400
"""Events in contradiction that are compared with each other; more are no slip but no order."""


def in_order_of_time(events: Sequence[Event], zones: Mapping[str, str]) -> list[Event]:
    """The events by the earliest instant that each can mean, unless their order is right already.

    An event without a date, or with an open beginning, stays behind the one before it.

    Args:
        events: as a file has them.
        zones: the zone of each place, by its id.
    """
    bounds = [_moment(event, zones).bounds() for event in events]
    return [events[at] for at in places_in_time(bounds)]


def places_in_time(bounds: Sequence[Bounds]) -> list[int]:
    """The positions of events in the order of time; as they are if that is right already.

    If few contradict the others, only they move, and the rest keeps the order that the author
    gave it; else all are sorted.

    Args:
        bounds: the earliest and the latest instant that each can mean.

    >>> days = [timedelta(day) for day in (1, 9, 2, 3)]
    >>> places_in_time([(day, day) for day in days])
    [0, 2, 3, 1]
    """
    involved = _involved(bounds)
    if not involved:
        return list(range(len(bounds)))
    if len(involved) > MOST_COMPARED:
        return _sorted(bounds)
    wrong = _wrong(bounds, involved)
    done = [at for at in range(len(bounds)) if at not in wrong]
    for at in sorted(wrong):
        done.insert(_place(bounds[at], [bounds[each] for each in done]), at)
    return done


def _sorted(bounds: Sequence[Bounds]) -> list[int]:
    """The positions by the earliest instants; what has none stays behind the one before it."""
    keys: list[timedelta] = []
    for start, end in bounds:
        last = keys[-1] if keys else timedelta.min
        keys.append(start if start is not None else min(last, end) if end is not None else last)
    return sorted(range(len(bounds)), key=keys.__getitem__)


def _involved(bounds: Sequence[Bounds]) -> list[int]:
    """The events that had ended before one above them began, and those that had not begun."""
    latest = list(accumulate((start or timedelta.min for start, _ in bounds), max))
    ends = [timedelta.max if end is None else end for _, end in bounds]
    earliest = list(accumulate(reversed(ends), min))[::-1]
    return [
        at
        for at, (start, _) in enumerate(bounds)
        if (at and ends[at] < latest[at - 1])
        or (start is not None and at + 1 < len(ends) and earliest[at + 1] < start)
    ]


def _wrong(bounds: Sequence[Bounds], involved: Sequence[int]) -> set[int]:
    """The events to move: one after the other that contradicts most of the rest."""
    against: dict[int, set[int]] = {at: set() for at in involved}
    for at, above in enumerate(involved):
        for below in involved[at + 1 :]:
            start, end = bounds[above][0], bounds[below][1]
            if start is not None and end is not None and end < start:
                against[above].add(below)
                against[below].add(above)
    wrong: set[int] = set()
    while any(against.values()):
        worst = max(against, key=lambda each: len(against[each]))
        wrong.add(worst)
        for other in against.pop(worst):
            against[other].discard(worst)
    return wrong


def _place(new: Bounds, there: Sequence[Bounds]) -> int:
    """Where an event comes among others in their order: before the first that begins later."""
    start = new[0] if new[0] is not None else new[1]
    if start is None:
        return len(there)
    later = (at for at, each in enumerate(there) if each[0] is not None and each[0] > start)
    return next(later, len(there))


def how_many_moved(before: Sequence[Event], after: Sequence[Event]) -> int:
    """How many events are elsewhere among the others: the fewest that have to be moved.

    Those that stay are the longest run that has one order in both (patience sorting).
    """
    at = {event.id: position for position, event in enumerate(before)}
    ends: list[int] = []
    for position in (at[event.id] for event in after):
        length = bisect_left(ends, position)
        ends[length : length + 1] = [position]
    return len(after) - len(ends)


def _moment(event: Event, zones: Mapping[str, str]) -> Moment:
    zone = event.zone or zones[event.place or ""]
    return Moment(event.when, event.time, event.part_of_day, zone)


def inserted(
    events: Sequence[Event], new: Sequence[Event], zones: Mapping[str, str]
) -> list[Event]:
    """The events with new ones among them, each before the first that can only be later.

    Args:
        events: in their order, which stays.
        new: in any order.
        zones: the zone of each place, by its id.
    """
    done = list(events)
    bounds = [_moment(event, zones).bounds() for event in events]
    for event in new:
        own = _moment(event, zones).bounds()
        at = _place(own, bounds)
        done.insert(at, event)
        bounds.insert(at, own)
    return done
