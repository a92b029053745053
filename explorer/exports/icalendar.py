"""iCalendar (RFC 5545): events for a calendar, with the zones of their places.

A clock time stands only where one is documented. Everything else is an all-day event whose title
or description says what is known.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vGeo, vText, vUri

from explorer.control_characters import printable
from explorer.exports.prose import prose
from explorer.exports.values import GENERATOR, Subject, Told, told_events
from explorer.itinerary import Status
from explorer.moments import Certainty
from explorer.times import UNDATED

_TIMED = (Certainty.EXACT, Certainty.APPROXIMATE, Certainty.UNCERTAIN)

_STATUS = {Status.CONFIRMED: "CONFIRMED", Status.ANNOUNCED: "TENTATIVE"}
"""A report by one origin and a dispute are neither; they stand in CATEGORIES."""


def icalendar(of: Subject) -> bytes:
    """All events of a view that have a date, which the format asks for."""
    events = tuple(event for event in told_events(of) if event.moment.date != UNDATED)
    calendar = Calendar()
    calendar.add("prodid", f"-//{GENERATOR}//{of.story.slug}//{of.language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", printable(of.title))
    calendar.add("x-wr-caldesc", printable(of.summary))
    stamp = _stamp(of)
    for event in events:
        calendar.add_component(_event(of, event, stamp))
    starts = [event.span.first for event in events if isinstance(event.span.first, datetime)]
    if starts:
        year = timedelta(days=366)
        calendar.add_missing_timezones((min(starts) - year).date(), (max(starts) + year).date())
    return bytes(calendar.to_ical())


def _event(of: Subject, event: Told, stamp: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{event.row.id}.{of.story.slug}@itinerary-explorer")
    entry.add("dtstamp", stamp)
    first, last = _days_or_time(event)
    entry.add("dtstart", first)
    if last:
        entry.add("dtend", last)
    entry.add("summary", printable(_title(event)))
    entry.add("description", prose(event, of.language))
    entry.add("categories", [printable(event.row.status.label)])
    entry.add("transp", "TRANSPARENT")
    if status := _STATUS.get(event.step.status):
        entry.add("status", status)
    if event.place:
        entry.add("location", vText(printable(event.place.names[of.language.code])))
        entry.add("geo", vGeo((event.place.lat, event.place.lon)))
    if event.addresses:
        entry.add("url", vUri(event.addresses[0]))
    return entry


def _days_or_time(event: Told) -> tuple[date | datetime, date | None]:
    """A documented clock time, or the days that it can have been, the end exclusive.

    Where one end of the dates is open only the other one is documented; it stands for both.
    """
    span, moment = event.span, event.moment
    if span.instant and moment.certainty in _TIMED:
        return span.instant, None
    first = moment.date.earliest or moment.date.latest or date.min
    last = moment.date.latest or first
    return first, last + timedelta(days=1)


def _title(event: Told) -> str:
    """The title; with the date in words where the day is not known."""
    title = event.row.title
    return f"{title} ({event.when})" if event.moment.certainty is Certainty.UNKNOWN else title


def _stamp(of: Subject) -> datetime:
    """When the entry was made, which the format must know: the newest source's day, in UTC.

    The clock would make every file another one.
    """
    days = [source.date.latest for source in of.story.sources if source.date and source.date.latest]
    newest = max(days, default=date(1970, 1, 1))
    return datetime(newest.year, newest.month, newest.day, tzinfo=UTC)
