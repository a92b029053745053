"""Events in the order in which they happened, as a story has to have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from explorer.story.moments import Moment
from explorer.story.records import Event

Bounds = tuple[timedelta | None, timedelta | None]
"""The earliest and the latest instant that an event can mean; None where it is open."""


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

    Args:
        bounds: the earliest and the latest instant that each can mean.
    """
    if _is_in_order(bounds):
        return list(range(len(bounds)))
    keys: list[timedelta] = []
    for start, end in bounds:
        last = keys[-1] if keys else timedelta.min
        keys.append(start if start is not None else min(last, end) if end is not None else last)
    return sorted(range(len(bounds)), key=keys.__getitem__)


def _moment(event: Event, zones: Mapping[str, str]) -> Moment:
    zone = event.zone or zones[event.place or ""]
    return Moment(event.when, event.time, event.part_of_day, zone)


def _is_in_order(bounds: Sequence[Bounds]) -> bool:
    """Whether no event had ended before one above it began."""
    latest = timedelta.min
    for start, end in bounds:
        if end is not None and end < latest:
            return False
        latest = max(latest, start) if start is not None else latest
    return True


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
    starts = [_moment(event, zones).bounds()[0] for event in events]
    for event in new:
        start = _moment(event, zones).bounds()[0]
        at = len(done)
        if start is not None:
            at = next((at for at, each in enumerate(starts) if each and each > start), at)
        done.insert(at, event)
        starts.insert(at, start)
    return done
