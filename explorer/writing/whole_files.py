"""Files and folders written whole or not at all: whoever interrupts leaves what there was."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put the content into a file, new or in place of the old one, in one move.

    It is written and flushed to the disk beside its place first. A file that was there keeps its
    permissions, and a link goes on pointing where it did.

    Raises:
        OSError: the folder cannot be written, or the disk is full; the file is as it was.
    """
    path = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, part)
        else:
            part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def write_whole_folder(
    path: Path, files: Mapping[str, bytes], check: Callable[[Path], None]
) -> None:
    """Make a folder with these files, in one move; a name may lead into a folder of it.

    It is made under its own name in a folder beside its place, flushed to the disk and checked
    there. What `check` raises is passed on, and nothing is left of the folder then.

    Raises:
        FileExistsError: there is something of that name; it is left alone.
        OSError: the folder cannot be made, or the disk is full.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with tempfile.TemporaryDirectory(prefix=".new-", dir=path.parent) as name:
        part = Path(name) / path.name
        part.mkdir()
        for file, content in files.items():
            (part / file).parent.mkdir(parents=True, exist_ok=True)
            write_whole(part / file, content)
        check(part)
        part.rename(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the move itself last; only POSIX systems can open a folder for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
