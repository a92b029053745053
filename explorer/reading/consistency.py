"""Checks the records of a story against each other: references, translations, order, use.

`validation` holds each record against its form first, `mentions` looks into the articles. Nothing
here is repaired or dropped either.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from explorer.reading.background_maps import check_backgrounds
from explorer.reading.messages import EXPECTED
from explorer.reading.references import check_references
from explorer.reading.reports import Report, reported
from explorer.reading.scans import check_scans
from explorer.reading.validation import Records
from explorer.reading.yaml_files import ValuePath
from explorer.story.errors import Problem
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.moments import Moment, is_day_skipped
from explorer.story.offsets import Change, changes, offset_text
from explorer.story.records import Story
from explorer.story.times import EdtfDate

Timed = tuple[tuple[int, Moment], ...]
"""The moments of events, each with its event's 0-based position."""


def check_story(story: Story, records: Records) -> Iterator[Problem]:
    """All problems between the records of a story.

    Args:
        story: of the sound records.
        records: what was read, sound or not.
    """
    timed = tuple(_timed(story))
    checks = (_translations, _addresses, _unused, check_backgrounds, check_scans)
    reports = [report for check in checks for report in check(story)]
    for check_times in (_clock_times, _order, _endings):
        reports += check_times(story, timed)
    reports += check_references(story, records.ids)
    if not reports and not records.problems:
        reports += unused_legs(story)
    if reports:
        yield from reported(reports, story, records.locate)


def _translations(story: Story) -> Iterator[Report]:
    wanted = frozenset(story.languages)
    for path, texts in _texts(story):
        if not texts.keys() >= wanted:
            missing = [code for code in story.languages if code not in texts]
            had = ", ".join(texts) or "nothing"
            yield Report(path, f"a text in {had}", f"one in {', '.join(missing)} too")


def _texts(story: Story) -> Iterator[tuple[ValuePath, dict[str, str]]]:
    """All texts of a story for readers, each with its path."""
    for field in ("title", "summary"):
        if (texts := getattr(story, field)) is not None:
            yield (field,), texts
    for name, fields in (
        ("places", ("names", "note")),
        ("events", ("title", "summary", "note")),
        ("legs", ("note",)),
        ("notes", ("title", "text")),
        ("tracks", ("label",)),
        ("tags", ("label",)),
        ("eras", ("label",)),
        ("media", ("alt", "caption", "description", "transcript", "warning")),
        ("backgrounds", ("name",)),
    ):
        for index, record in enumerate(getattr(story, name)):
            for field in fields:
                if (texts := getattr(record, field)) is not None:
                    yield ("background" if name == "backgrounds" else name, index, field), texts
    for index, event in enumerate(story.events):
        for number, claim in enumerate(event.claims):
            if claim.note is not None:
                yield ("events", index, "claims", number, "note"), claim.note


def _timed(story: Story) -> Iterator[tuple[int, Moment]]:
    """The moments of the events whose zone is known, each with its position."""
    known = {place.id for place in story.places}
    for index, event in enumerate(story.events):
        if event.zone or event.place in known:
            yield index, story.moment(event)


def _clock_times(story: Story, timed: Timed) -> Iterator[Report]:
    for index, moment in timed:
        path: ValuePath = ("events", index, "time")
        if moment.is_day_skipped():
            yield from _skipped_day(("events", index, "when"), moment.date, moment.zone)
        for number, claim in enumerate(story.events[index].claims):
            if claim.when and is_day_skipped(claim.when, moment.zone):
                own: ValuePath = ("events", index, "claims", number, "when")
                yield from _skipped_day(own, claim.when, moment.zone)
        if moment.clock is None:
            continue
        if moment.is_skipped() and not moment.is_day_skipped():
            yield Report(path, repr(moment.clock.text), _jump(moment))
        if offsets := moment.foreign_offset():
            right = " or ".join(offset_text(offset) for offset in offsets)
            expected = f"the offset of {moment.zone} at that time, {right}, or none"
            yield Report(path, repr(moment.clock.text), expected)
        if moment.date.day is None:
            yield Report(path, repr(moment.clock.text), "no clock time if the day is not known")
        elif moment.date.day.date is None:
            expected = "no clock time before the year 2 or after 9998"
            yield Report(path, repr(moment.clock.text), expected)


def _jump(moment: Moment) -> str:
    """That the clock never showed a time, and why."""
    jump = _change_on(moment.date, moment.zone)
    reason = (
        f": {moment.zone} went from {jump.last_shown:%H:%M} to {jump.next_shown:%H:%M} "
        f"on {jump.next_shown.date()}"
        if jump
        else ""
    )
    return f"a time that the clock showed{reason}"


def _skipped_day(path: ValuePath, when: EdtfDate, zone: str) -> Iterator[Report]:
    """A day that the zone left out when it changed sides of the date line."""
    if jump := _change_on(when, zone):
        before, after = jump.last_shown - timedelta(seconds=1), jump.next_shown
        days = f"there {before.date()} was followed by {after.date()}"
        yield Report(path, repr(when.text), f"a day that {zone} had: {days}")


def _change_on(when: EdtfDate, zone: str) -> Change | None:
    """The change of a zone's clock about a day, if there is one."""
    day = when.day
    if day is None:
        return None
    near = changes(zone, day.twin - timedelta(1), day.twin + timedelta(1))
    return next(near, None)


def _order(story: Story, timed: Timed) -> Iterator[Report]:
    """Events that must have ended before an earlier one of the file can have begun."""
    latest: tuple[timedelta, str] | None = None  # the beginning that comes last until here
    for index, moment in timed:
        start, end = moment.bounds()
        if latest and end and end < latest[0]:
            path = ("events", index, "when")
            expected = f"a time not before event {latest[1]}"
            yield Report(path, moment.date.text, expected, "move the event up?")
            latest = None  # so that one wrong date is not reported for all events after it
        if start and (latest is None or start >= latest[0]):
            latest = (start, story.events[index].id)


def _endings(story: Story, timed: Timed) -> Iterator[Report]:
    """Events and eras that ended before they began."""
    for index, start in timed:
        end = story.ending(story.events[index])
        if end is None:
            continue
        latest, earliest = end.bounds()[1], start.bounds()[0]
        if latest and earliest and latest < earliest:
            expected = f"a date not before the event's, {start.date.text}"
            yield Report(("events", index, "until"), repr(end.date.text), expected)
    for index, era in enumerate(story.eras):
        first, last = era.starts.earliest, era.until.latest
        if first and last and last < first:
            expected = f"a date not before {era.starts.text}"
            yield Report(("eras", index, "until"), repr(era.until.text), expected)


def _addresses(story: Story) -> Iterator[Report]:
    for index, source in enumerate(story.sources):
        printed = source.title and source.date
        if source.url is None and not printed and story.article and source.id != story.article:
            expected = f"{EXPECTED['url']}, or title and date of a printed work"
            yield Report(("sources", index, "url"), "nothing", expected)


def _unused(story: Story) -> Iterator[Report]:
    """Values that would never be shown, or would be shown twice."""
    for name in ("languages", "clocks", "released_ids"):
        yield from _twice((name,), getattr(story, name))
    for index, place in enumerate(story.places):
        if len(place.media) > 1:
            yield from _twice(("places", index, "media"), place.media)
    for index, event in enumerate(story.events):
        for name, entries in (
            ("track", event.tracks),
            ("tags", event.tags),
            ("media", event.media),
        ):
            if len(entries) > 1:
                yield from _twice(("events", index, name), entries)
        if event.part_of_day and event.time:
            path = ("events", index, "part_of_day")
            yield Report(path, repr(str(event.part_of_day)), "either a time or a part of the day")
        elif event.part_of_day and event.when.day is None:
            path = ("events", index, "part_of_day")
            yield Report(
                path,
                repr(str(event.part_of_day)),
                "no part of the day if the day is not known",
            )
        said = [(claim.source, claim.says) for claim in event.claims]
        for number, pair in enumerate(said):
            if pair in said[:number]:
                found = f"{pair[0]} twice"
                yield Report(("events", index, "claims", number), found, "each source only once")


def _twice(path: ValuePath, entries: tuple[str, ...]) -> Iterator[Report]:
    """Entries of a list that it already has."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            yield Report((*path, index), repr(entry), "each entry only once")
        seen.add(entry)


def unused_legs(story: Story) -> Iterator[Report]:
    """Legs that are travelled in no view, and arrivals that are not at the leg's end.

    For a story whose references are all right.
    """
    travelled: set[tuple[str | None, ...]] = set()
    for as_of in AsOf:
        if len(travelled) < len(story.legs):  # mostly one view has all of them
            journeys = itinerary(story, as_of).journeys
            travelled |= {trip.leg.key for trip in journeys if trip.leg}
    places = {event.id: event.place for event in story.events}
    for index, leg in enumerate(story.legs):
        if leg.arrives and leg.destination and places[leg.arrives] != leg.destination:
            path = ("legs", index, "arrives")
            yield Report(path, repr(leg.arrives), f"an event at the place {leg.destination}")
        elif leg.key not in travelled:
            expected = "two places that follow each other in the events"
            yield Report(("legs", index), leg.words, expected)
