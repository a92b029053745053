"""Languages of a story that its readers are not offered."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.language import interface_languages
from explorer.reading.reports import Report
from explorer.story.records import Story


def check(story: Story) -> Iterator[Report]:
    """Report each language that the interface lacks: nobody can read the story in it."""
    spoken = interface_languages()
    for index, code in enumerate(story.languages):
        if code not in spoken:
            expected = f"a language of the interface, {' or '.join(spoken)}"
            hint = "its texts are kept, but readers are not offered them yet"
            yield Report(("languages", index), repr(code), expected, hint)
