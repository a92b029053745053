"""Sources that a reader cannot weigh."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.records import Story


def check(story: Story) -> Iterator[Report]:
    """Tell of each source that does not say when it was published."""
    for index, source in enumerate(story.sources):
        if source.date is None:
            expected = "the date of publication, as exactly as it is known"
            yield Report(("sources", index, "date"), "nothing", expected)
