"""Times in the Linked Places Format 1.3: timespans whose ends say how much is known of them.

https://github.com/LinkedPasts/linked-places-format: a timespan must have a start, `in` a known
time, `earliest` and `latest` its limits; `certainty` is certain, less-certain or uncertain.
"""

from __future__ import annotations

from explorer.exports.values import Json, Told
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
    span, date = event.span, event.moment.date
    if span.instant:
        return {"start": {"in": strict_iso(span.instant)}}
    if event.moment.clock is None and date.whole:
        return {"start": {"in": date.whole}}
    earliest = {"earliest": strict_iso(span.first)} if span.first else {}
    latest = {"latest": strict_iso(span.last)} if span.last else {}
    if earliest and latest:
        return {"start": earliest, "end": latest}
    return {"start": earliest or latest}


def _certainty(moments: tuple[Moment, ...]) -> str:
    marked = [mark for moment in moments for mark in (moment.date, moment.clock) if mark]
    if any(mark.uncertain or mark == UNDATED for mark in marked):
        return "uncertain"
    return "less-certain" if any(mark.approximate for mark in marked) else "certain"
