"""Files from an author's folder: within it, of an ordinary size, and in UTF-8, or a problem."""

from __future__ import annotations

import os
from pathlib import Path

from explorer.story.errors import DataError, Problem

MAX_RECORDS_BYTES = 40_000_000
"""Largest `story.yaml` that is read; beside tables of 100,000 events it has 27 MB."""

MAX_TABLE_BYTES = 200_000_000
"""Largest table that is read; one of 100,000 events as rich as the shipped ones has 140 MB."""

MAX_SHAPE_BYTES = 5_000_000
"""Largest file of an area or a way that is read."""

MAX_ARTICLE_BYTES = 8_000_000
"""Largest article that is read, some 1,200,000 words."""


def shown_path(path: Path) -> str:
    """The path as an author would type it: relative to where the command runs, if below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


_LIMITS = {
    ".yaml": MAX_RECORDS_BYTES,
    ".csv": MAX_TABLE_BYTES,
    ".geojson": MAX_SHAPE_BYTES,
    ".json": MAX_SHAPE_BYTES,
    ".gpx": MAX_SHAPE_BYTES,
}
"""How large a file may be, by its ending; an article where it has none of them."""


def read_bytes(path: Path, *, folder: Path | None = None) -> bytes:
    """The content of an ordinary file that really lies in its story's folder.

    How large it may be depends on the kind of file, by its ending.

    Args:
        path: the file.
        folder: the folder in which it has to lie; the one that `path` names if left out.

    Raises:
        DataError: it does not exist, cannot be read, is too large, or is a link out of the folder.
    """
    limit = _LIMITS.get(path.suffix, MAX_ARTICLE_BYTES)
    content = read_beginning(path, limit + 1, folder=folder)
    if len(content) > limit:
        found, expected = f"more than {limit:,} bytes", f"at most {limit:,} bytes"
        hint = "simplify it" if limit == MAX_SHAPE_BYTES else ""
        raise refused(path, found, expected, field="size", hint=hint)
    return content


def read_beginning(path: Path, count: int, *, folder: Path | None = None) -> bytes:
    """The first bytes of such a file, at most `count` of them.

    Raises:
        DataError: it does not exist, cannot be read, or is a link out of the folder.
    """
    try:
        # `Path.resolve` raises RuntimeError at a link to itself
        real = Path(os.path.realpath(path, strict=True))
        if not real.is_relative_to((folder or path.parent).resolve()):
            raise refused(path, "a link that leads out of the story's folder", "a file inside it")
        if not real.is_file():
            raise refused(path, "a folder or special file", "an ordinary file")
        with real.open("rb") as stream:
            return stream.read(count)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refused(path, "no file of this name", "a readable file") from error
    except OSError as error:
        raise refused(path, error.strerror or "an error", "a readable file") from error


_DOCUMENTS = (
    (b"PK\x03\x04", "a document of Word or another program (a zip file)"),
    (b"\xd0\xcf\x11\xe0", "an old document of Word (.doc)"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"%PDF-", "a PDF"),
)
"""How files begin that are sometimes given the name of a text."""


def decoded(content: bytes, shown: str) -> str:
    """The text of a file, line ends as ``\\n``, without the byte order mark that editors add.

    Raises:
        DataError: the file is not in UTF-8, or is a word processor's document.
    """
    for beginning, kind in _DOCUMENTS:
        if content.startswith(beginning):
            hint = "open it in its program and save it as plain text in UTF-8"
            problem = Problem(
                file=shown, line=None, record="the file", found=kind, expected="a text", hint=hint
            )
            raise DataError((problem,))
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#04x} at position {error.start}"
        line = error.object[: error.start].count(b"\n") + 1
        problem = Problem(
            file=shown,
            line=line,
            record="the file",
            found=found,
            expected="text in UTF-8",
            hint="save it as UTF-8",
        )
        raise DataError((problem,)) from error


def refused(
    path: Path,
    found: str,
    expected: str,
    *,
    record: str = "the file",
    field: str = "",
    hint: str = "",
) -> DataError:
    """That a file as a whole cannot be used, ready to be raised."""
    problem = Problem(
        file=shown_path(path),
        line=None,
        record=record,
        field=field,
        found=found,
        expected=expected,
        hint=hint,
    )
    return DataError((problem,))
