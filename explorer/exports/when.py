"""Times in the Linked Places Format 1.3: timespans whose ends say how much is known of them.

https://github.com/LinkedPasts/linked-places-format: a timespan must have a start, `in` a known
time, `earliest` and `latest` its limits; `certainty` is certain, less-certain or uncertain.
"""

from __future__ import annotations

from explorer.exports.values import Json, Told, span
from explorer.story.moments import Moment
from explorer.story.offsets import strict_iso
from explorer.story.times import UNDATED


def when(events: tuple[Told, ...]) -> Json:
    """One timespan for each dated event, and how sure the least sure of them is."""
    spans = [_timespan(event) for event in events if event.moment.date != UNDATED]
    return {
        **({"timespans": spans} if spans else {}),
        "label": "; ".join(dict.fromkeys(event.when for event in events)),
        "certainty": _certainty(tuple(event.moment for event in events)),
    }


def _timespan(event: Told) -> Json:
    if event.ending and (start := _known(event.moment)) and (end := _known(event.ending)):
        return {"start": start, "end": end}
    limits = event.span
    if known := _known(event.moment):
        return {"start": known}
    earliest = {"earliest": strict_iso(limits.first)} if limits.first else {}
    latest = {"latest": strict_iso(limits.last)} if limits.last else {}
    if earliest and latest:
        return {"start": earliest, "end": latest}
    return {"start": earliest or latest}


def _known(moment: Moment) -> Json:
    """The one instant, day, month or year that is meant; empty if it is a span."""
    instant = span(moment).instant
    if instant:
        return {"in": strict_iso(instant)}
    whole = moment.date.whole
    return {"in": whole} if moment.clock is None and whole else {}


def _certainty(moments: tuple[Moment, ...]) -> str:
    marked = [mark for moment in moments for mark in (moment.date, moment.clock) if mark]
    if any(mark.uncertain or mark == UNDATED for mark in marked):
        return "uncertain"
    return "less-certain" if any(mark.approximate for mark in marked) else "certain"
