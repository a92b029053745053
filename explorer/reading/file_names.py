"""What the files of a story are called, and those that seem to be meant as one and are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explorer.reading.record_files import STORY_FILE
from explorer.reading.text_files import shown_path
from explorer.story.errors import Problem
from explorer.story.places import LANGUAGE_PATTERN, SLUG_PATTERN

ARTICLE = re.compile(rf"article\.(?P<lang>{LANGUAGE_PATTERN.strip('^$')})(?P<local>\.local)?\.md")
"""The names of articles, with their language; `local` is an operator's own."""


def misnamed(folder: Path) -> Iterator[Problem]:
    """Names that make no link, and files that are meant to be part of a story and are not read."""
    if not re.fullmatch(SLUG_PATTERN, folder.name):
        expected = "lower-case letters, digits and hyphens"
        yield _wrong_name(folder / STORY_FILE, folder.name, expected, record="the folder")
    for path in sorted(folder.glob("story.*")):
        if path.name != STORY_FILE:
            yield _wrong_name(path, path.name, STORY_FILE)
    for path in sorted(folder.glob("article*")):
        if not ARTICLE.fullmatch(path.name):
            expected = "article.<language code>.md such as article.en.md"
            yield _wrong_name(path, path.name, expected, hint=_text_hint(path))


def _wrong_name(
    path: Path, name: str, expected: str, *, record: str = "the file", hint: str = ""
) -> Problem:
    return Problem(
        file=shown_path(path),
        line=None,
        record=record,
        field="name",
        found=repr(name),
        expected=expected,
        hint=hint,
    )


def _text_hint(path: Path) -> str:
    """What to do with an article in the format of a word processor."""
    if path.suffix.lower() not in (".doc", ".docx", ".odt", ".rtf", ".pages", ".pdf"):
        return ""
    name = f"{path.stem}.md"
    named = f"as {name}" if ARTICLE.fullmatch(name) else "under such a name"
    return f"open it in its program and save it as plain text in UTF-8, {named}"
