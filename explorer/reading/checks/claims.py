"""Claims that do not fit the time of their event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from explorer.reading.reports import Report
from explorer.story.moments import ROUGHLY
from explorer.story.records import Event, Story
from explorer.story.sources import Claim, Says
from explorer.story.times import EdtfDate

SLACK = timedelta(days=1)
"""Days differ around the globe: it may be published the day before it happened."""


def check(story: Story) -> Iterator[Report]:
    """Report sources that report something before it happened, or on another day."""
    for index, event in enumerate(story.events):
        for number, claim in enumerate(event.claims):
            if claim.says is Says.HAPPENED:
                path = ("events", index, "claims", number)
                yield from _too_early(path, event, claim, story.source(claim.source).date)
                yield from _another_day((*path, "when"), event, claim)


def _too_early(
    path: tuple[int | str, ...], event: Event, claim: Claim, published: EdtfDate | None
) -> Iterator[Report]:
    claimed = claim.when or event.when
    if published and _is_before(published, claimed):
        found = f"{claim.source} of {published.text} says that it happened on {claimed.text}"
        yield Report(path, found, "a source that is not older", "announced?")


def _another_day(path: tuple[int | str, ...], event: Event, claim: Claim) -> Iterator[Report]:
    if claim.when and (_is_before(claim.when, event.when) or _is_before(event.when, claim.when)):
        expected = f"a date that fits the event's, {event.when.text}"
        yield Report(path, claim.when.text, expected, "disputed?")


def _is_before(first: EdtfDate, second: EdtfDate) -> bool:
    """Whether the first has surely ended before the second can have begun."""
    if first.latest is None or second.earliest is None:
        return False
    rough = any(date.approximate or date.uncertain for date in (first, second))
    return first.latest + SLACK + (ROUGHLY if rough else timedelta()) < second.earliest
