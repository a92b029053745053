"""Languages of a story in which the interface around it is not available."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.language import interface_languages, language
from explorer.language.tags import FALLBACK
from explorer.reading.reports import Report
from explorer.story.accepted_languages import nearest
from explorer.story.records import Story


def check(story: Story) -> Iterator[Report]:
    """Report each language without a catalogue: its readers get the interface in another one."""
    spoken = interface_languages()
    for index, code in enumerate(story.languages):
        if nearest(code, spoken) is None:
            expected = f"a language of the interface, {' or '.join(spoken)}"
            hint = f"buttons and dates will be in {language(code).name_of(FALLBACK)}"
            yield Report(("languages", index), repr(code), expected, hint)
