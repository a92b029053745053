"""Which files a story's folder has, by their names."""

from __future__ import annotations

import os
from pathlib import Path

from explorer.reading.attachments import shape_names
from explorer.reading.file_names import ARTICLE
from explorer.reading.record_files import STORY_FILE
from explorer.reading.tables import TABLES
from explorer.reading.text_files import read_bytes
from explorer.story.records import StoryFile


def story_files(folder: Path, story: StoryFile) -> dict[str, bytes]:
    """The story's own files by name, as they are.

    Never an operator's `article.<lang>.local.md`, nor media: originals can hold metadata, such as
    where a photo was taken.

    Raises:
        DataError: one of them cannot be read.
    """
    articles = (
        path
        for path in sorted(folder.glob("article.*.md"))
        if (match := ARTICLE.fullmatch(path.name)) and not match["local"]
    )
    records = (folder / name for name in (STORY_FILE, *table_names(folder)))
    texts = {path.name: read_bytes(path) for path in (*records, *articles)}
    shapes = {name: read_bytes(folder / name, folder=folder) for name in shape_names(story)}
    return texts | shapes


def table_names(folder: Path) -> list[str]:
    """The names of the tables that a folder has, those too that cannot be read."""
    return [name for name in TABLES if os.path.lexists(folder / name)]


def own_article(folder: Path, lang: str) -> Path:
    """The file of a story's own text in a language."""
    return folder / f"article.{lang}.md"


def local_article(folder: Path, lang: str) -> Path:
    """The file of an operator's own text in a language, shown in place of the shipped one."""
    return folder / f"article.{lang}.local.md"


def article_names(folder: Path) -> dict[str, str]:
    """Names of the article files by language; an operator's own text comes before the shipped."""
    names = sorted((path.name for path in folder.glob("article.*.md")), key=is_local)
    return {match["lang"]: name for name in names if (match := ARTICLE.fullmatch(name))}


def is_local(name: str) -> bool:
    """Whether a file of this name is an operator's own text.

    >>> is_local("article.it.local.md"), is_local("article.it.md")
    (True, False)
    """
    return name.endswith(".local.md")
