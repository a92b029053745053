"""Pictures that an imported file names without an address: from its archive, or from its folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import unquote

from explorer.authoring.ids import free_id, id_of_words
from explorer.imports.found import Found, FoundRecord, Given, ReportLine
from explorer.imports.pictured import kind_of_file
from explorer.media.errors import MediaError
from explorer.media.facts import read_facts
from explorer.story.errors import ExplorerError
from explorer.writing.values import Value

MOST_BYTES: Final = 100_000_000
"""Of one file."""
MOST_BYTES_OF_ALL: Final = 400_000_000
"""Of the files that one import copies into a story."""


class NotBesideError(ExplorerError):
    """A file that is not taken; its text is the reason."""


Lookup = Callable[[str], bytes]
"""Gives a file by the name that the imported one has for it; raises NotBesideError."""


def files_of_folder(given: Given) -> Lookup:
    """Files in the folder of the imported one, and in folders there; nothing outside of it."""

    def lookup(name: str) -> bytes:
        if given.folder is None:
            raise NotBesideError("a file's name, but its list was fetched from an address")
        root = given.folder.resolve()
        try:
            path = Path(root / name.replace("\\", "/")).resolve()
        except (OSError, ValueError) as error:
            raise NotBesideError("no file can have this name") from error
        if not path.is_relative_to(root):
            raise NotBesideError("a file outside the folder of the imported one")
        try:
            if not path.is_file():
                raise NotBesideError("no such file beside the imported one")
            if (size := path.stat().st_size) > MOST_BYTES:
                why = f"a file of {size:,} bytes; python -m explorer media add takes larger ones"
                raise NotBesideError(why)
            return path.read_bytes()
        except OSError as error:
            raise NotBesideError(f"it cannot be read: {error.strerror}") from error

    return lookup


class FilesBeside:
    """The files that one import takes into the folder `media` of the story, each once."""

    def __init__(self, lookup: Lookup) -> None:
        """Take files from an archive or a folder.

        Args:
            lookup: gives them.
        """
        self._lookup = lookup
        self._named: dict[str, str] = {}
        self._size = 0
        self.files: dict[str, bytes] = {}
        """Their contents, by their names in the story."""

    def take(self, name: str) -> str:
        """The name in the story of a file that the imported one names.

        Raises:
            NotBesideError: there is none, or none that a story can show.
        """
        if name not in self._named:
            if kind_of_file(name) is None:
                raise NotBesideError("no file of a kind that can be shown")
            content = self._lookup(name)
            if self._size + len(content) > MOST_BYTES_OF_ALL:
                most = f"{MOST_BYTES_OF_ALL:,} bytes are taken"
                raise NotBesideError(f"{most}; python -m explorer media add takes more")
            self._size += len(content)
            path = PurePosixPath(name.replace("\\", "/"))
            taken = {PurePosixPath(each).stem for each in self.files}
            key = free_id([id_of_words(path.stem) or "picture"], taken)
            self._named[name] = f"media/{key}{path.suffix.lower()}"
            self.files[self._named[name]] = content
        return self._named[name]


def with_files(found: Found, lookup: Lookup) -> Found:
    """The events with the files of their media, which go into the folder `media` of the story.

    What is not found is left out, with a line in the report.

    Args:
        found: what was read; the media of its events name files as the imported file does.
        lookup: gives them.
    """
    beside, report = FilesBeside(_readable(lookup)), list(found.report)
    records = tuple(_with_media(record, beside, report) for record in found.records)
    return replace(
        found, records=records, files={**found.files, **beside.files}, report=tuple(report)
    )


def _readable(lookup: Lookup) -> Lookup:
    """The same, but only of files whose content is what their name says."""

    def checked(name: str) -> bytes:
        content = lookup(name)
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"file{PurePosixPath(name).suffix.lower()}"
            path.write_bytes(content)
            try:
                read_facts(path)
            except MediaError as error:
                raise NotBesideError(f"found {error.found}, expected {error.expected}") from error
        return content

    return checked


def _with_media(record: FoundRecord, beside: FilesBeside, report: list[ReportLine]) -> FoundRecord:
    """An event whose media have their files."""
    media = record.values.get("media")
    if record.kind != "events" or not isinstance(media, list):
        return record
    kept: list[Value] = []
    for medium in media:
        written = str(medium.get("file") or "") if isinstance(medium, dict) else ""
        if not written or not isinstance(medium, dict):
            kept.append(medium)
            continue
        try:
            kept.append({**medium, "file": beside.take(unquote(written))})
        except NotBesideError as error:
            why = str(error)
            report.append(ReportLine.left_out(record.where, field="media", found=written, why=why))
    return replace(record, values={**record.values, "media": kept})
