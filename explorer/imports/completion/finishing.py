"""Events made whole: their texts and zone, and nothing that such a date or place cannot have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from explorer.authoring.dates.datelines import cut
from explorer.imports.completion.clock_zones import on_the_clock_of
from explorer.imports.completion.gathering import Values
from explorer.imports.completion.same_records import words_of
from explorer.imports.found import ReportLine
from explorer.language import language
from explorer.story.calendars import Calendar
from explorer.story.errors import TimeFormatError
from explorer.story.moments import Moment
from explorer.story.records import Event
from explorer.story.times import parse_date
from explorer.story.zones import parse_zone
from explorer.writing.values import Value

DEFAULT_ZONE = "UTC"
"""The zone of an event without a place, in a story without places."""
LONGEST_TITLE = 60
"""Characters of an event's title that is made of its summary."""
LONGEST_NOTE = 4_000
"""Characters of a note in the model."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the events of an import have around them."""

    places: Mapping[str, Values]
    """The places that are located, by id."""
    named: Mapping[str, Values]
    """All places, also those that were not found."""
    zone: str
    """The zone of events without a place."""
    calendar: Calendar
    lang: str
    """The language of plain texts."""


def finished(
    event: Values, rest: Mapping[str, str], where: str, around: Surroundings
) -> tuple[Values, list[ReportLine]]:
    """An event with all that it needs, and what had to be changed for that.

    Args:
        event: its fields, with ids of other records.
        rest: what goes into its note, by the name of its column or property.
        where: where it comes from.
        around: the rest of the story.
    """
    done = dict(event)
    report = [*_placed(done, where, around), *_dated(done, where, around)]
    kept = dict(rest)
    for name in ("place", "to"):
        key = event.get(name)
        if isinstance(key, str) and key not in around.places and key in around.named:
            kept[name] = words_of("places", around.named[key])
    if kept:
        _put_into_note(done, kept, around.lang)
    _entitle(done, where, around)
    return done, report


def _placed(event: Values, where: str, around: Surroundings) -> Iterator[ReportLine]:
    """Only places that there are, and the zone that an event without one needs."""
    for name in ("place", "to"):
        if event.get(name) is not None and event[name] not in around.places:
            del event[name]
    reason = ""
    if "to" in event and "place" not in event:
        reason = "it needs a first place, which is not known"
    elif "to" in event and event["to"] == event["place"]:
        reason = "it is the event's own place"
    if reason:
        yield _left_out(where, "to", event.pop("to"), reason)
    if "place" in event:
        yield from on_the_clock_of(event, str(around.places[str(event["place"])]["zone"]), where)
        return
    zone = event.get("zone")
    if zone is None or not _is_zone(zone):
        event["zone"] = around.zone
    own = event["zone"]
    yield from on_the_clock_of(event, str(own), where)
    event["zone"] = own
    if zone and zone != own:
        yield _left_out(where, "zone", zone, f"expected an IANA zone such as {DEFAULT_ZONE}")


def _dated(event: Values, where: str, around: Surroundings) -> Iterator[ReportLine]:
    """Clock times only on a known day, and a date even if it is that none is known."""
    if not event.get("when"):
        event["when"] = "unknown"
        yield ReportLine.changed(
            where,
            field="when",
            found="no date",
            became="unknown",
            why="readers see that its date is not known",
        )
    is_day_known = _is_day(event["when"], around.calendar)
    for name in ("time", "part_of_day"):
        if event.get(name) and not is_day_known:
            reason = "the day is not known"
            yield _left_out(where, name, event.pop(name), reason)
    if event.get("time") and event.get("part_of_day"):
        yield _left_out(where, "part_of_day", event.pop("part_of_day"), "there is a clock time")
    if event.get("until_time") and not _is_day(event.get("until"), around.calendar):
        reason = "the day on which it ended is not known"
        yield _left_out(where, "until_time", event.pop("until_time"), reason)


def _is_day(when: Value, calendar: Calendar) -> bool:
    try:
        return parse_date(str(when), calendar).day is not None
    except TimeFormatError:
        return False


def _is_zone(name: Value) -> bool:
    try:
        parse_zone(str(name))
    except TimeFormatError:
        return False
    return True


def _left_out(where: str, name: str, value: Value, reason: str) -> ReportLine:
    return ReportLine.left_out(where, field=name, found=str(value), why=reason)


def _entitle(event: Values, where: str, around: Surroundings) -> None:
    """A title and a summary; each of the other if only one is there."""
    title, summary = _by_language(event, "title", around), _by_language(event, "summary", around)
    place = around.places.get(str(event.get("place")))
    usual = words_of("places", place) if place else _numbered(where, around.lang)
    if not title:
        title = {lang: cut(str(each), LONGEST_TITLE) for lang, each in summary.items()}
    event["title"] = title or {around.lang: usual}
    event["summary"] = summary or dict(event["title"])  # type: ignore[arg-type]


def _numbered(where: str, lang: str) -> str:
    """What an entry is called of which only its number is known."""
    number = re.search(r"\d+$", where)
    return language(lang).text("import_entry", number=number[0]) if number else where


def _by_language(event: Values, name: str, around: Surroundings) -> Values:
    value = event.get(name)
    if isinstance(value, dict):
        return {lang: each for lang, each in value.items() if str(each or "").strip()}
    return {around.lang: value} if str(value or "").strip() else {}


def _put_into_note(event: Values, rest: Mapping[str, str], lang: str) -> None:
    """Add what no field can hold to the note, in all languages that it has."""
    note = event.get("note")
    notes: Values = dict(note) if isinstance(note, dict) else {lang: note} if note else {lang: ""}
    added = "\n".join(f"{name}: {text}" for name, text in rest.items())
    for code, text in notes.items():
        notes[code] = "\n\n".join(filter(None, (str(text or ""), added)))[:LONGEST_NOTE]
    event["note"] = notes


def without_wrong_times(event: Event, zone: str, where: str) -> tuple[Event, list[ReportLine]]:
    """An event without a clock time that no clock showed and without an end before its beginning.

    Args:
        event: the event.
        zone: that of its place, or its own.
        where: where it comes from.
    """
    report: list[ReportLine] = []
    moment = Moment(event.when, event.time, event.part_of_day, zone)
    if event.time and (moment.is_skipped() or moment.foreign_offset()):
        reason = f"no clock in {zone} showed this time on that day"
        report.append(_left_out(where, "time", event.time.text, reason))
        event = event.model_copy(update={"time": None})
    if event.until:
        ended = Moment(event.until, event.until_time, None, zone).bounds()[1]
        begun = Moment(event.when, event.time, event.part_of_day, zone).bounds()[0]
        if ended is not None and begun is not None and ended < begun:
            reason = f"it would end before it began, on {event.when.text}"
            report.append(_left_out(where, "until", event.until.text, reason))
            event = event.model_copy(update={"until": None, "until_time": None})
    return event, report


def usual_zone(places: Mapping[str, Values], events: Collection[Values]) -> str | None:
    """The zone of most events that have a place; None if no event has one."""
    own = (places.get(str(event.get("place"))) for event in events)
    zones = [str(place["zone"]) for place in own if place and place.get("zone")]
    return max(Counter(sorted(zones)).items(), key=lambda each: each[1], default=(None,))[0]
