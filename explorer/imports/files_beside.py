"""Pictures that an imported file names without an address: from its archive, or from its folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote

from explorer.authoring.ids import free_id, id_of_words
from explorer.imports.found import Found, FoundRecord, Given, ReportLine
from explorer.story.media import ENDINGS
from explorer.writing.values import Value

MOST_BYTES: Final = 100_000_000
"""Of one file."""
_ENDINGS: Final = frozenset(ending for endings in ENDINGS.values() for ending in endings)

Lookup = Callable[[str], bytes | None]
"""Gives a file by the name that the imported one has for it; None if there is none."""


def files_of_folder(given: Given) -> Lookup:
    """Files in the folder of the imported one, and in folders there; nothing outside of it."""

    def lookup(name: str) -> bytes | None:
        path = PurePosixPath(name)
        if given.folder is None or path.is_absolute() or ".." in path.parts or "\\" in name:
            return None
        file = Path(given.folder / name)
        is_inside = file.resolve().is_relative_to(given.folder.resolve())
        if not is_inside or not file.is_file() or file.stat().st_size > MOST_BYTES:
            return None
        return file.read_bytes()

    return lookup


def with_files(found: Found, lookup: Lookup) -> Found:
    """The events with the files of their media, which go into the folder `media` of the story.

    What is not found is left out, with a line in the report.

    Args:
        found: what was read; the media of its events name files as the imported file does.
        lookup: gives them.
    """
    beside = _Beside(lookup)
    records = tuple(beside.in_record(record) for record in found.records)
    return replace(
        found,
        records=records,
        files={**found.files, **beside.files},
        report=(*found.report, *beside.report),
    )


class _Beside:
    """The files of one import, each taken once."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._named: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.report: list[ReportLine] = []

    def in_record(self, record: FoundRecord) -> FoundRecord:
        """An event whose media have their files."""
        media = record.values.get("media")
        if record.kind != "events" or not isinstance(media, list):
            return record
        listed = [self._medium(each, record.where) for each in media]
        kept: list[Value] = [each for each in listed if each is not None]
        return replace(record, values={**record.values, "media": kept})

    def _medium(self, medium: Value, where: str) -> Value:
        written = str(medium.get("file") or "") if isinstance(medium, dict) else ""
        if not written or not isinstance(medium, dict):
            return medium
        if written not in self._named:
            name = unquote(written)
            ending = PurePosixPath(name).suffix.lower()
            content = self._lookup(name) if ending in _ENDINGS else None
            if content is None:
                why = "no such picture, sound, film or PDF is in its archive or folder"
                line = ReportLine.left_out(where, field="media", found=written, why=why)
                self.report.append(line)
                return None
            taken = {PurePosixPath(each).stem for each in self.files}
            key = free_id([id_of_words(PurePosixPath(name).stem) or "picture"], taken)
            self._named[written] = f"media/{key}{ending}"
            self.files[self._named[written]] = content
        return {**medium, "file": self._named[written]}
