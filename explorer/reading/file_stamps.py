"""Which files stories are read from, and how they were when somebody last looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from explorer.reading.attachments import attached_paths
from explorer.reading.record_files import STORY_FILE
from explorer.reading.tables import TABLES

Stamps = tuple[tuple[str, int, int], ...]
"""Path, time of the last change in ns and size in bytes of each file of a story."""


def files_by_folder(root: Path) -> Iterator[tuple[Path, list[Path]]]:
    """The story folders, each with the files that its story is read from."""
    for folder, files in groupby(files_of_stories(root), key=lambda path: path.parent):
        yield folder, [*files, *sorted(attached_paths(folder))]


def stamps(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """Path, last change and size of each of the files that there are."""
    for path in paths:
        with suppress(OSError):  # a dangling link: reading it will report this
            status = path.stat()
            yield str(path), status.st_mtime_ns, status.st_size


def files_of_stories(root: Path) -> list[Path]:
    """All files that look like a part of a story, the misnamed ones too.

    Folders come and go while we look, as in a checkout of another branch; what is gone holds none.
    """
    files = (path for folder in _entries(root) for path in _entries(folder))
    return sorted(path for path in files if _is_of_a_story(path.name))


def _is_of_a_story(name: str) -> bool:
    return name in TABLES or name.startswith(("story.", "article"))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:  # closed to us, or its disk fails: reading the story reports it
        return [folder / STORY_FILE]
