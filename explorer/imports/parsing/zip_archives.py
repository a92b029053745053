"""Zip archives of strangers: bounded before anything of them is unpacked, and never on the disk.

The sizes that an archive states can only have it refused: each file is read as far as its bound,
whatever its size is said to be.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections import Counter
from copy import copy
from io import BytesIO
from lzma import LZMAError
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from explorer.imports.found import Given
from explorer.imports.refusals import refused
from explorer.story.errors import DataError

MOST_FILES: Final = 5_000
MOST_BYTES: Final = 300_000_000
"""Of all files together, unpacked."""
MOST_BYTES_OF_FILE: Final = 100_000_000
DAMAGED: Final = (
    *(BadZipFile, zlib.error, LZMAError, EOFError, LookupError, OSError, ValueError, struct.error),
)
"""What reading an archive raises if it is damaged."""
LOCKED: Final = (RuntimeError,)
"""What it raises for a password, and (NotImplementedError) for an unknown way of packing."""
_ENTRY: Final = b"PK\x01\x02"
"""The beginning of each entry of an archive's list of files."""
_MOST_ENTRIES: Final = 50_000


class Archive:
    """An archive whose files are read one by one."""

    def __init__(self, given: Given, archive: ZipFile) -> None:
        self._given, self._archive = given, archive
        self._left = MOST_BYTES
        self.names = tuple(each.filename for each in archive.infolist() if not each.is_dir())
        """The names of its files; none leads out of the archive."""

    def read(self, name: str) -> bytes:
        """A file of the archive.

        Raises:
            DataError: it is damaged, encrypted, or larger than the bound.
        """
        most = min(MOST_BYTES_OF_FILE, self._left)
        try:
            with self._archive.open(of_any_size(self._archive.getinfo(name))) as file:
                content = file.read(most + 1)
        except DAMAGED as error:
            raise self._refused(name, "a damaged file", "one that can be unpacked") from error
        except LOCKED as error:
            raise self._refused(
                name, f"a file that is locked ({error})", "one that is not"
            ) from error
        if len(content) > most:
            raise self._refused(name, "a file that is too large", f"at most {most:,} bytes")
        self._left -= len(content)
        return content

    def _refused(self, name: str, found: str, expected: str) -> DataError:
        return refused(self._given, found, expected, record=name[:100])


def read_archive(given: Given) -> Archive:
    """An archive whose list of files has been looked at.

    Raises:
        DataError: it is no zip, has too much in it, or has names that lead out of it.
    """
    try:
        archive = opened(given.content)
    except (*DAMAGED, *LOCKED) as error:
        raise refused(given, "a damaged archive", "a zip") from error
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise refused(given, f"{len(entries):,} files", f"at most {MOST_FILES:,}")
    total = sum(each.file_size for each in entries)
    if total > MOST_BYTES:
        raise refused(given, f"{total:,} bytes unpacked", f"at most {MOST_BYTES:,}")
    for entry in entries:
        _check(given, entry.filename, entry.external_attr >> 16)
    names = Counter(each.filename for each in entries)
    if twice := next((name for name, count in names.items() if count > 1), None):
        raise refused(given, f"{twice[:100]!r} twice", "each file once")
    return Archive(given, archive)


def opened(content: bytes) -> ZipFile:
    """An archive with its list of files, which must not be so long that it fills the memory.

    Raises:
        zipfile.BadZipFile: its list is too long, or damaged; others of DAMAGED and LOCKED too.
    """
    if content.count(_ENTRY) > _MOST_ENTRIES:
        raise BadZipFile(f"more than {_MOST_ENTRIES:,} files")
    return ZipFile(BytesIO(content))


def of_any_size(entry: ZipInfo) -> ZipInfo:
    """An entry as if its size was endless: what is opened by it ends where its content ends."""
    whole = copy(entry)
    whole.file_size = sys.maxsize
    return whole


def _check(given: Given, name: str, mode: int) -> None:
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name:
        raise refused(given, f"the name {name[:100]!r}", "names that lead nowhere else")
    if mode & 0o170000 == 0o120000:
        raise refused(given, f"a link, {name[:100]!r}", "files only")
