"""iCalendar (RFC 5545): the events of Thunderbird's, Google's, Outlook's and Apple's calendars.

A calendar is no journey. What repeats, what was cancelled and what its owner marked as private is
left out, each with its line; so are tasks, alarms and the people who were invited.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from icalendar import Component, Event, vBinary, vCategory, vGeo
from icalendar.error import GloballyUniqueTZIDGuessed

from explorer.exports.icalendar import RECORDS
from explorer.imports.exported.own_calendars import shown_entry, text_of, titles_of, unescaped
from explorer.imports.exported.own_records import own_records_of
from explorer.imports.exported.own_slides import own_or_foreign
from explorer.imports.found import Choices, Found, FoundRecord, Given, ReportLine
from explorer.imports.narratives.slides import slide_medium, web_address
from explorer.imports.parsing.calendar_lines import Block, blocks_of, unfolded
from explorer.imports.parsing.calendar_times import (
    CalendarZones,
    UnreadTimesError,
    times_of,
    zones_of,
)
from explorer.imports.parsing.descriptions import links_in, plain
from explorer.imports.refusals import refused
from explorer.reading.text_files import decoded
from explorer.writing.values import Value

LONGEST: Final = 4_000
"""Characters of a text in the model."""

_REPEATING: Final = ("RRULE", "RDATE", "EXRULE")
_UNREAD: Final = {
    "VTODO": "a task, not an event",
    "VJOURNAL": "a journal, not an event",
    "VFREEBUSY": "times that are taken, not an event",
}
_PEOPLE: Final = ("ATTENDEE", "ORGANIZER", "CONTACT")
_UNSHOWN: Final = frozenset(
    (
        *("BEGIN", "END", "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP"),
        *("CLASS", "PRIORITY", "STATUS", "RECURRENCE-ID", "EXDATE", "RELATED-TO", "REQUEST-STATUS"),
    )
)
"""Properties that are not for readers, or that are read elsewhere."""
_READ: Final = frozenset(
    (
        *("SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "LOCATION", "GEO"),
        *("CATEGORIES", "ATTACH", "IMAGE", "URL", *_PEOPLE, *_UNSHOWN),
    )
)


def is_calendar(given: Given) -> bool:
    """Whether a file is a calendar, by its first line."""
    return given.head.lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def read_calendar(given: Given, choices: Choices) -> Found:
    """What is in the calendars of a file.

    Raises:
        DataError: it is not in UTF-8, or has no event.
    """
    roots = blocks_of(unfolded(decoded(given.content, given.name)))
    calendars = [block for block in roots if block.name == "VCALENDAR"]
    events = [
        (zones, block)
        for calendar in calendars
        for zones in (zones_of(calendar),)
        for block in calendar.blocks
        if block.name == "VEVENT"
    ]
    if not events:
        raise refused(given, "no event", "a calendar with events (VEVENT)")
    written = next((text for each in calendars if (text := each.value(RECORDS))), "")
    own = own_records_of(written) or own_records_of(unescaped(written))

    def read_events(positions: Sequence[int] | None) -> Found:
        reading = _Calendar(choices.lang)
        if positions is None:
            for calendar in calendars:
                reading.open(calendar)
        for zones, block in events if positions is None else map(events.__getitem__, positions):
            reading.add(zones, block)
        return reading.found()

    titles = titles_of(own) if own else {}
    shown = [shown_entry(block, titles) for _, block in events]
    return own_or_foreign(own, shown, read_events)


class _Calendar:
    """The entries of calendars on their way to records."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._story: dict[str, Value] = {"route": "none"}
        self._records: list[FoundRecord] = []
        self._report: list[ReportLine] = []
        self._unread: Counter[str] = Counter()
        self._silent: dict[str, None] = {}

    def open(self, calendar: Block) -> None:
        """Take what a calendar says of itself, and report what it has beside events."""
        for field, names in (("title", ("X-WR-CALNAME", "NAME")), ("summary", ("X-WR-CALDESC",))):
            words = next((text for name in names if (text := text_of(calendar, name))), "")
            if words:
                self._story.setdefault(field, words)
        for block in calendar.blocks:
            if block.name in _UNREAD:
                title = text_of(block, "SUMMARY") or block.name
                self._leave_out(f"line {block.number}", "", title, _UNREAD[block.name])
        for block in (calendar, *calendar.blocks):
            for line in block.lines:
                if not line.is_whole:
                    why = "it is no property, which has a name, a colon and a value"
                    self._leave_out(f"line {line.number}", "", line.text, why)
            if not block.is_closed:
                self._change(
                    f"line {block.number}", "", block.name, "read to the next one", "no END"
                )

    def add(self, zones: CalendarZones, block: Block) -> None:
        """Take an entry, or report why not."""
        where = f"line {block.number}"
        title = text_of(block, "SUMMARY")
        try:
            with warnings.catch_warnings(action="ignore", category=GloballyUniqueTZIDGuessed):
                entry = Event.from_ical(block.content)
        except OSError:  # zones are looked up as files
            self._leave_out(where, "", title or "an event", "it cannot be read: a name too long")
            return
        except (ValueError, LookupError, AttributeError, TypeError, OverflowError) as error:
            self._leave_out(where, "", title or "an event", f"it cannot be read: {error}")
            return
        if not isinstance(entry, Component) or (why := _refusal(entry, block)):
            self._leave_out(where, "", title or "an event", why)
            return
        for name, _ in entry.errors:
            line = next((each.number for each in block.lines if each.name == name), block.number)
            why = f"it cannot be read as a {name}"
            self._leave_out(f"line {line}", str(name), block.value(str(name)), why)
        values = dict(self._values(entry, where))
        try:
            values |= times_of(entry, zones)
        except UnreadTimesError as error:
            at = block.value("DTSTART")
            values["when"] = f"{at[:4]}-{at[4:6]}-{at[6:8]}"
            self._leave_out(where, "DTSTART", at, f"{error}; its day is taken")
        if values.get("time") and "place" not in values and zones.usual:
            values.setdefault("zone", zones.usual)
        rest = dict(self._rest(entry, block))
        self._records.append(FoundRecord(kind="events", values=values, where=where, rest=rest))
        self._unread.update(each.name for each in block.blocks)

    def found(self) -> Found:
        """All of it."""
        for name, count in self._unread.items():
            self._leave_out("the file", name, f"{count} of them", "not for readers of a story")
        if names := sorted(self._silent.keys() - {"BEGIN", "END"}):
            self._leave_out("the file", "", ", ".join(names), "not for readers of a story")
        return Found(story=self._story, records=tuple(self._records), report=tuple(self._report))

    def _values(self, entry: Component, where: str) -> Iterator[tuple[str, Value]]:
        """All fields of an event but its times."""
        if title := " ".join(plain(_text(entry, "SUMMARY")).split()):
            yield "title", title
        words = plain(_text(entry, "DESCRIPTION")) if "<" in _text(entry, "DESCRIPTION") else ""
        words = words or _text(entry, "DESCRIPTION").strip()
        if len(words) > LONGEST:
            self._leave_out(where, "DESCRIPTION", words[LONGEST:], "a text has 4,000 characters")
        if words:
            yield "summary", words[:LONGEST]
        if place := self._place(entry):
            yield "place", place
        if tags := list(dict.fromkeys(_categories(entry))):
            yield "tags", [{"label": tag, "kind": "topic"} for tag in tags]
        if web_address(address := _text(entry, "LOCATION").strip()):
            why = "the address of a meeting on the web, where readers find nothing any more"
            self._leave_out(where, "LOCATION", address, why)
        if media := list(self._media(entry, where)):
            yield "media", media
        if _text(entry, "STATUS").upper() == "TENTATIVE":
            yield "claims", [{"says": "announced"}]

    def _place(self, entry: Component) -> dict[str, Value]:
        name = " ".join(_text(entry, "LOCATION").split())
        if web_address(name):  # of a meeting on the web
            name = ""
        at = entry.get("GEO")
        at = at[0] if isinstance(at, list) else at
        place: dict[str, Value] = {"names": name} if name else {}
        if isinstance(at, vGeo) and (at.latitude or at.longitude):
            place |= {"lat": at.latitude, "lon": at.longitude}
        return place

    def _media(self, entry: Component, where: str) -> Iterator[Value]:
        """Pictures, attachments and pages; each address once."""
        seen: set[str] = set()
        for name in ("IMAGE", "ATTACH", "URL"):
            for value in _all(entry, name):
                text = "" if isinstance(value, vBinary) else str(value)
                medium = slide_medium(text, {}) if text else None
                if medium is None:
                    why = "it is in the calendar itself or on a computer; add it with media add"
                    self._leave_out(where, name, text or "an attachment", why)
                elif medium and str(medium["url"]) not in seen:
                    seen.add(str(medium["url"]))
                    yield dict(medium)

    def _rest(self, entry: Component, block: Block) -> Iterator[tuple[str, str]]:
        """What readers may want to know, for which a story has no field."""
        if links := links_in(_text(entry, "DESCRIPTION")):
            yield "links in DESCRIPTION", "; ".join(links)
        names = dict.fromkeys(line.name for line in block.lines if line.is_whole)
        for name in names:
            if name in _PEOPLE:
                self._unread[name] += len(_all(entry, name))
            elif name.startswith("X-") or name in _UNSHOWN:
                self._silent[name] = None
            elif name not in _READ:
                yield name, "; ".join(map(str, _all(entry, name)))

    def _leave_out(self, where: str, name: str, found: str, why: str) -> None:
        line = ReportLine.left_out(where, field=name, found=found, why=why)
        self._report.append(line)

    def _change(self, where: str, name: str, found: str, became: str, why: str) -> None:
        line = ReportLine.changed(where, field=name, found=found, became=became, why=why)
        self._report.append(line)


def _refusal(entry: Component, block: Block) -> str:
    """Why an event is not taken; empty if it is."""
    if any(name in entry for name in _REPEATING):
        rule = next(f"{name}:{block.value(name)}" for name in _REPEATING if name in entry)
        return f"it repeats ({rule}); a story has each occurrence as an event of its own"
    if _text(entry, "STATUS").upper() == "CANCELLED":
        return "it was cancelled"
    if _text(entry, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        return "the calendar marks it as private; remove CLASS if you may publish it"
    return ""


def _all(entry: Component, name: str) -> list[object]:
    """The values of a property, however many there are."""
    value = entry.get(name)
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def _text(entry: Component, name: str) -> str:
    return str(next(iter(_all(entry, name)), ""))


def _categories(entry: Component) -> Iterator[str]:
    for value in _all(entry, "CATEGORIES"):
        for each in value.cats if isinstance(value, vCategory) else ():
            if text := " ".join(str(each).split()):
                yield text
