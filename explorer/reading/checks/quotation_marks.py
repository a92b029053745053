"""Curly quotation marks around a whole title or name: typed by an editor, seen by readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.records import Story

_ALL_WITHIN = re.compile(r"[“„«][^“”„«»]*[”“»]|[‘‚][^‘’]*[’‘]")


def check(story: Story) -> Iterator[Report]:
    """Report each title or name that is enclosed in curly quotation marks."""
    for path, texts in _titles(story):
        for code, text in texts.items():
            if _ALL_WITHIN.fullmatch(text):
                expected = "straight ones around it, or none"
                hint = f'write "{text[1:-1][:60]}"; readers see the curly ones'
                found = "a text within curly quotation marks"
                yield Report((*path, code), found, expected, hint)


def _titles(story: Story) -> Iterator[tuple[ValuePath, dict[str, str]]]:
    yield ("title",), story.title
    for index, place in enumerate(story.places):
        yield ("places", index, "names"), place.names
    for index, event in enumerate(story.events):
        yield ("events", index, "title"), event.title
