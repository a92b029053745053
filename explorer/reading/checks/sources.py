"""Sources that a reader cannot weigh."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.records import Story


def check(story: Story) -> Iterator[Report]:
    """Report each source without a date of publication."""
    for index, source in enumerate(story.sources):
        if source.date is None:
            expected = "the date of publication, as exactly as it is known"
            yield Report(("sources", index, "date"), "nothing", expected)
