"""Long stories kept on disk as they were read, so that unchanged files are not read again.

What is kept is never needed: every file of it can be deleted at any time, and one that is damaged,
foreign or of other content is not used. It is found by a digest of the story's files and of the
code that reads them, not by times, so it is never out of date.

A file is a pickle, as JSON would have to be validated again. Unpickling can run any
code that a file names, so three things are asked of it: only this user can write into the folder
(mode 0700, the right owner), the content has the digest that its first line says, and it names
nothing but the values that stories are made of (`kept_records.read_value`).
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final
from zoneinfo import TZPATH

from explorer.paths import PACKAGE, cache_folder
from explorer.reading.collecting import collecting_later
from explorer.reading.kept_records import FAULTS, read_value, write_value
from explorer.story.records import Story

MIN_BYTES: Final = 500_000
"""Smallest total of a story's files, in bytes, that is kept; shorter ones are read fast enough."""

MAX_KEPT: Final = 20
"""Most stories that are kept; the one that was used least recently goes first."""

_PACKAGES = (
    *("pydantic", "pydantic-core", "PyYAML", "markdown-it-py", "tzdata", "xyzservices"),
    *("pillow", "av", "pikepdf", "pypdfium2"),
)


def kept_story(folder: Path, digest: str) -> Story | None:
    """The story of a folder as it was kept; None if it was not, or cannot be used.

    Args:
        folder: the story's folder.
        digest: of all of its files, as `keep_story` was given it.
    """
    place = _place(folder)
    if place is None or not _is_private(place.parent):
        return None
    try:
        whole = place.read_bytes()
        begin = whole.find(b"\n") + 1
        if whole[:begin] != _head(folder, digest, memoryview(whole)[begin:]):
            return None
        content = io.BytesIO(whole)  # not a copy, as a part of it would be
        content.seek(begin)
        with collecting_later():
            story = read_value(content)
        os.utime(place)
    except (OSError, *FAULTS):
        return None
    return story if isinstance(story, Story) else None


def keep_story(story: Story, folder: Path, digest: str) -> None:
    """Keep a story; where that is not possible, nothing happens.

    Args:
        story: as it was read.
        folder: the story's folder.
        digest: of all of its files; no other files give the same.
    """
    place = _place(folder)
    if place is None:
        return
    content = io.BytesIO()
    write_value(story, content)
    with suppress(OSError):  # no space, no permission: it is read again next time
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(place.parent):
            _write(place, _head(folder, digest, content.getbuffer()), content.getbuffer())
            for old in _oldest(place.parent):
                old.unlink()


def _place(folder: Path) -> Path | None:
    """The file for the story of a folder; None where nothing is to be kept."""
    cache = cache_folder()
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:20]
    return cache / "stories" / name if cache else None


def _head(folder: Path, digest: str, content: bytes | memoryview) -> bytes:
    """The first line of a file: all that its content depends on, and the content's digest."""
    named = hashlib.sha256(f"{folder} {Path.cwd()}".encode(errors="surrogateescape")).hexdigest()
    own = hashlib.sha256(content).hexdigest()
    return f"story {code_digest()} {named} {digest} {own}\n".encode()


@cache
def code_digest() -> str:
    """A digest of the code that reads stories, and of what it is run by."""
    digest = hashlib.sha256(f"{sys.version} {sorted(_versions())}".encode())
    for layer in ("story", "media", "reading"):
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(PACKAGE)} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _versions() -> Iterator[str]:
    """The versions of the packages that read, and of the time zones."""
    for package in _PACKAGES:
        yield f"{package} {version(package)}"
    for folder in TZPATH:
        with suppress(OSError):
            status = (Path(folder) / "tzdata.zi").stat()
            yield f"{folder} {status.st_mtime_ns} {status.st_size}"


def _is_private(folder: Path) -> bool:
    """Whether nobody but this user can write into a folder."""
    if os.name != "posix":
        return True  # the user's own folders are closed to others by default
    with suppress(OSError):
        status = folder.stat()
        return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return False


def _write(place: Path, head: bytes, content: memoryview) -> None:
    """Write a file in one move, so that another process sees the old one or the new one."""
    handle, name = tempfile.mkstemp(prefix=f"{place.name}.", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((head, content))
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _oldest(folder: Path) -> list[Path]:
    """The files beyond those that are kept, left-over parts among them."""
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return files[MAX_KEPT:]
