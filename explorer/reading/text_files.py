"""Files from an author's folder: within it, of an ordinary size, and in UTF-8, or a problem."""

from __future__ import annotations

import os
from pathlib import Path

from explorer.story.errors import DataError, Problem

MAX_RECORDS_BYTES = 5_000_000
"""Largest file of records that is read; a story of 1,000 events has about 1 MB."""

MAX_TABLE_BYTES = 40_000_000
"""Largest table that is read; one of 10,000 events as rich as the shipped ones has 20 MB."""

MAX_ARTICLE_BYTES = 1_000_000
"""Largest article that is read, some 150,000 words; hostile Markdown of that size takes long."""


def shown_path(path: Path) -> str:
    """The path as an author would type it: relative to where the command runs, if below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def read_bytes(path: Path) -> bytes:
    """The content of an ordinary file that really lies in the folder of `path`.

    How large it may be depends on the kind of file, by its ending.

    Raises:
        DataError: it does not exist, cannot be read, is too large, or is a link out of its folder.
    """
    limits = {".yaml": MAX_RECORDS_BYTES, ".csv": MAX_TABLE_BYTES}
    limit = limits.get(path.suffix, MAX_ARTICLE_BYTES)
    try:
        # `Path.resolve` raises RuntimeError at a link to itself
        real = Path(os.path.realpath(path, strict=True))
        if not real.is_relative_to(path.parent.resolve()):
            raise _refused(path, "a link that leads out of the story's folder", "a file inside it")
        if not real.is_file():
            raise _refused(path, "a folder or special file", "a text file")
        with real.open("rb") as stream:
            content = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _refused(path, "no file of this name", "a readable file") from error
    except OSError as error:
        raise _refused(path, error.strerror or "an error", "a readable file") from error
    if len(content) > limit:
        found, expected = f"more than {limit:,} bytes", f"at most {limit:,} bytes"
        raise _refused(path, found, expected, field="size")
    return content


def decoded(content: bytes, shown: str) -> str:
    """The text of a file, line ends as ``\\n``, without the byte order mark that editors add.

    Raises:
        DataError: the file is not in UTF-8.
    """
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


def _refused(path: Path, found: str, expected: str, field: str = "") -> DataError:
    return DataError(
        (
            Problem(
                file=shown_path(path),
                line=None,
                record="the file",
                field=field,
                found=found,
                expected=expected,
            ),
        )
    )
