"""Where an export may be written: never over a story's own files or over other pages."""

from __future__ import annotations

from pathlib import Path

from explorer.commands.outcomes import UsageError
from explorer.reading.library import story_folders

_OURS = 'id="ex-site">{{"story":"{slug}",'
"""What every exported page of a story contains; see `static_site/templates`."""


def check_no_source(path: object, stories: Path) -> None:
    """Refuse a path in a story's own folder; `-` and None are accepted.

    Raises:
        UsageError: it is or lies in the folder of one of `stories`.
    """
    if not isinstance(path, (str, Path)) or path == "-":
        return
    for folder in story_folders(stories):
        if Path(path).resolve().is_relative_to(folder.resolve()):
            raise UsageError(f"{path}: found a path inside a story's folder, expected one outside")


def check_replaceable(path: Path, slug: str) -> None:
    """Refuse a file or a folder that is neither empty nor an earlier export of this story's page.

    Raises:
        UsageError: it holds something else.
    """
    page = path / "index.html" if path.is_dir() else path
    try:
        is_free = not any(path.iterdir()) if path.is_dir() else not path.exists()
        ours = _OURS.format(slug=slug).encode()
        if is_free or (page.is_file() and ours in page.read_bytes()):
            return
    except OSError as error:
        raise UsageError(f"{path}: found {error.strerror!r}, expected a writable path") from error
    raise UsageError(
        f"{path}: found files that are not an earlier export of {slug}, "
        "expected an empty or new path"
    )
