"""Clock times that the clock showed twice, because it was set back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.offsets import offset_text
from explorer.story.records import Story


def check(story: Story) -> Iterator[Report]:
    """Ask which of the two is meant; until the story says so, it is the first."""
    for index, event in enumerate(story.events):
        moment = story.moment(event)
        if event.time and (offsets := moment.repeated()):
            first, second = (offset_text(offset) for offset in offsets)
            found = f"{event.time.text!r}, which the clock showed twice that day"
            expected = f"{first} after it if the first is meant, {second} if the second"
            hint = f"such as {_with_offset(event.time.text, first)}"
            yield Report(("events", index, "time"), found, expected, hint)


def _with_offset(text: str, offset: str) -> str:
    """The text of a clock time with the offset after each time that lacks one."""
    return re.sub(r"(\d\d:\d\d)(?![\d:+-])", rf"\g<1>{offset}", text)
