"""A completed import as the files of a new story: tables if it is long, else all in one file."""

from __future__ import annotations

from explorer.reading.record_files import STORY_FILE
from explorer.reading.tables import TABLES
from explorer.story.records import StoryFile
from explorer.writing.splices import Comments
from explorer.writing.story_files import story_text
from explorer.writing.tables import tables_of

TABLES_FROM = 500
"""Events from which on places and events are written as tables."""

_HEAD = """\
yaml-language-server: $schema=../../story.schema.json
Imported with python -m explorer import. Every field is explained in docs/data-format.md.
A line with `draft:` is a guess: fix the record that it is in, and delete the line when all
is right."""


def record_files(story: StoryFile) -> dict[str, bytes]:
    """The files of a new story's records, by name."""
    if len(story.events) < TABLES_FROM:
        return {STORY_FILE: story_text(story, _comments()).encode()}
    tables = tables_of(story)
    emptied = story.model_copy(update={TABLES[file]: () for file in tables})
    texts = {STORY_FILE: story_text(emptied, _comments()), **tables}
    return {name: text.encode() for name, text in texts.items()}


def _comments() -> Comments:
    return {(): _HEAD, ("title",): "\n"}
