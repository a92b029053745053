"""iCalendar (RFC 5545): events for a calendar, with the zones of their places.

A clock time is given only if one is documented. Everything else is an all-day event whose title
or description says what is known. No source says when an event ended, so a timed event has no end:
the format (section 3.6.1) then takes it to end when it begins, and the description says why.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vGeo, vText, vUri

from explorer.exports.calendar_zones import calendar_zone
from explorer.exports.media import Medium
from explorer.exports.omissions import OF_ICALENDAR
from explorer.exports.prose import prose
from explorer.exports.story_records import records_text
from explorer.exports.values import GENERATOR, Subject, Told, told_events
from explorer.story.control_characters import printable
from explorer.story.days import Day
from explorer.story.itinerary import Status
from explorer.story.moments import Certainty
from explorer.story.offsets import is_whole_minutes
from explorer.story.times import EdtfDate

LONGEST_BLOCK = timedelta(days=31)
"""From here on a span is no block of days in a calendar: a date such as 1500/1600 is one entry."""

FOLDED_BYTES = 75
"""A line of so many bytes, or more, is folded."""

RECORDS = "X-ITINERARY-EXPLORER-RECORDS"
"""The property with the story's records; other programs ignore it (section 3.8.8.2)."""

_TIMED = (Certainty.EXACT, Certainty.APPROXIMATE, Certainty.UNCERTAIN)

_STATUS = {Status.CONFIRMED: "CONFIRMED", Status.ANNOUNCED: "TENTATIVE"}
"""A report by one origin and a dispute are neither; they go to CATEGORIES."""


def icalendar(of: Subject) -> bytes:
    """All events of a view that have a date, which the format asks for."""
    events = calendar_events(of)
    calendar = Calendar()
    calendar.add("prodid", f"-//{GENERATOR}//{of.story.slug}//{of.language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _on_one_line(of.title))
    calendar.add("x-wr-caldesc", _on_one_line(of.summary))
    if records := records_text(of, OF_ICALENDAR, shown=events):
        calendar.add(RECORDS, records)
    stamp = _stamp(of)
    for zone, starts in _zones(events).items():
        calendar.add_component(calendar_zone(zone, starts))
    for event in events:
        calendar.add_component(_event(of, event, stamp))
    lines = (_folded(line.encode()) for line in calendar.content_lines() if line)
    return b"".join(line + b"\r\n" for line in lines)


def _folded(line: bytes) -> bytes:
    r"""A line in pieces of at most 74 bytes (section 3.1), which never part an escaped character.

    The package folds in the same places, but character by character, a third of the whole time.
    """
    pieces = []
    begin = 0
    while len(line) - begin >= FOLDED_BYTES:
        end = begin + FOLDED_BYTES - 1
        while line[end] & 0b1100_0000 == 0b1000_0000:  # within a character
            end -= 1
        end -= line[end - 1 : end] in (b"\\", b"^")
        pieces.append(line[begin:end])
        begin = end
    return b"\r\n ".join((*pieces, line[begin:]))


def _on_one_line(text: str) -> str:
    """A text for a property that the format does not know, in which a line cannot be broken."""
    return " ".join(printable(text).split())


def calendar_events(of: Subject) -> tuple[Told, ...]:
    """The events of a view that a calendar can have."""
    return tuple(event for event in told_events(of) if _is_held(event))


def _event(of: Subject, event: Told, stamp: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{event.row.id}.{of.story.slug}@itinerary-explorer")
    entry.add("dtstamp", stamp)
    first, last = _days_or_time(event)
    entry.add("dtstart", first)
    if last:
        entry.add("dtend", last)
    remark = _remark(event, last)
    entry.add("summary", printable(_title(event)))
    words = [prose(event, of.language), *([of.language.text(remark)] if remark else [])]
    entry.add("description", "\n".join(words))
    entry.add("categories", [printable(event.row.status.label)])
    entry.add("transp", "TRANSPARENT")
    if status := _STATUS.get(event.step.status):
        entry.add("status", status)
    if event.place:
        entry.add("location", vText(printable(event.place.names[of.language.code])))
        entry.add("geo", vGeo((event.place.lat, event.place.lon)))
    if event.addresses:
        entry.add("url", vUri(event.addresses[0]))
    for medium in event.media:
        _add_medium(entry, medium)
    return entry


def _add_medium(entry: Event, medium: Medium) -> None:
    """A picture as an IMAGE (RFC 7986), what a calendar may not show at once as an attachment."""
    if not medium.address:
        return
    kind = {"FMTTYPE": medium.media_type} if medium.media_type else {}
    if medium.picture:
        shown = {"VALUE": "URI", "DISPLAY": "FULLSIZE", **kind}
        entry.add("image", vUri(medium.picture), parameters=shown)
    else:
        entry.add("attach", vUri(medium.address), parameters=kind)


def _is_held(event: Told) -> bool:
    """Whether the format has the event's days: it needs a date, and has no years before 1."""
    dates = [event.moment.date, *([event.ending.date] if event.ending else [])]
    ends = [end for when in dates for end in (when.earliest, when.latest) if end]
    known = event.moment.date.earliest or event.moment.date.latest
    return known is not None and all(end.date for end in ends)


def _zones(events: tuple[Told, ...]) -> dict[str, list[datetime]]:
    """The times of the timed events by the zone in which they are written."""
    zones: dict[str, list[datetime]] = {}
    for event in events:
        at = _days_or_time(event)[0]
        if isinstance(at, datetime) and at.tzinfo is not UTC and event.moment.zone != "UTC":
            zones.setdefault(event.moment.zone, []).append(at)
    return zones


def _days_or_time(event: Told) -> tuple[date | datetime, date | None]:
    """A documented clock time, or the days that it can have been, the end exclusive.

    If only one end of the dates is known, it is the day of the event. A span of more than a month
    is one of which the event covers a day at most: it is entered on the first day.
    """
    span, moment = event.span, event.moment
    if span.instant and moment.certainty in _TIMED:
        # readers take no offset with seconds, and of an hour that came twice the first
        strict = is_whole_minutes(span.instant.utcoffset() or timedelta()) and not span.instant.fold
        return (span.instant if strict else span.instant.astimezone(UTC)), None
    first = moment.date.earliest or moment.date.latest or Day(1)
    last = first if _is_long(moment.date) else moment.date.latest or first
    if event.ending and event.ending.date.latest:
        last = event.ending.date.latest
    return first.twin, last.twin + timedelta(days=1)


def _remark(event: Told, last: date | None) -> str:
    """Key of what the entry says about its own length; empty if it needs no word."""
    if last is None:
        return "calendar_no_end"
    return "calendar_first_day" if _is_long(event.moment.date) else ""


def _is_long(when: EdtfDate) -> bool:
    return bool(when.earliest and when.latest and when.latest - when.earliest >= LONGEST_BLOCK)


def _title(event: Told) -> str:
    """The title; with the date in words where the day is not known."""
    title = event.row.title
    return f"{title} ({event.when})" if event.moment.certainty is Certainty.SPAN else title


def _stamp(of: Subject) -> datetime:
    """When the entry was made, which the format must know: the newest source's day, in UTC.

    The clock would make every file another one.
    """
    ends = [source.date.latest for source in of.story.sources if source.date]
    newest = max((day for end in ends if end and (day := end.date)), default=date(1970, 1, 1))
    return datetime(newest.year, newest.month, newest.day, tzinfo=UTC)
