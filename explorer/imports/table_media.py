"""Pictures and other media that the rows of a table name, by address or by file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from explorer.imports.found import Given, ReportLine
from explorer.imports.sheets import shown
from explorer.imports.table_dates import Cells
from explorer.media.hosts import player_of
from explorer.story.media import ENDINGS, UNWRITTEN, MediaKind
from explorer.writing.values import Value

MAX_FILE_BYTES = 40_000_000
MAX_ALL_BYTES = 400_000_000
"""Bytes of files that one import copies into a story."""

_BETWEEN = re.compile(r"\s*[;|\n]\s*")


class RowMedia:
    """Reads the media of rows, and the files beside the table that they name."""

    def __init__(self, given: Given, names: Mapping[str, str], lang: str) -> None:
        """Read the media of a table.

        Args:
            given: its file.
            names: the column of each field.
            lang: the language of captions.
        """
        self._given, self._names, self._lang = given, names, lang
        self.files: dict[str, bytes] = {}
        self._known: dict[str, str] = {}
        self._size = 0

    def of(
        self, texts: Sequence[str], cells: Cells, where: str, report: list[ReportLine]
    ) -> list[dict[str, Value]]:
        """The records of what a row shows."""
        found = []
        for text in (part for each in texts for part in _BETWEEN.split(each) if part):
            record, reason = self._record(text)
            if record is None:
                report.append(
                    ReportLine.left_out(
                        where, field=self._names.get("media", "media"), found=text, why=reason
                    )
                )
                continue
            self._describe(record, cells)
            found.append(record)
        return found

    def _describe(self, record: dict[str, Value], cells: Cells) -> None:
        alt, caption = shown(cells.get("alt", "")), shown(cells.get("caption", ""))
        if record["kind"] == MediaKind.IMAGE or alt:
            record["alt"] = {self._lang: alt or caption or UNWRITTEN}
        if caption:
            record["caption"] = {self._lang: caption}
        for name in ("credit", "licence"):
            if text := shown(cells.get(name, "")):
                record[name] = text

    def _record(self, text: str) -> tuple[dict[str, Value] | None, str]:
        """A record, or why there is none."""
        if text.lower().startswith(("http://", "https://")):
            if re.search(r'[\s<>"]', text):
                return None, "an address has no blanks, quotation marks or angle brackets"
            kind = MediaKind.EMBED if player_of(text) else _kind(text.partition("?")[0])
            return {"kind": str(kind or MediaKind.EMBED), "url": text}, ""
        kind = _kind(text)
        if kind is None:
            return None, "no address, and no file of a kind that can be shown"
        name, reason = self._copied(text)
        return ({"kind": str(kind), "file": name}, "") if name else (None, reason)

    def _copied(self, text: str) -> tuple[str, str]:
        """The name in the story of a file beside the table, or why it is not taken."""
        if self._given.folder is None:
            return "", "a file's name, but the table was fetched from an address"
        root = self._given.folder.resolve()
        path = (root / text.replace("\\", "/")).resolve()
        if not path.is_relative_to(root):
            return "", "a file outside the table's folder"
        if not path.is_file():
            return "", "no such file beside the table"
        size = path.stat().st_size
        if size > MAX_FILE_BYTES or self._size + size > MAX_ALL_BYTES:
            return "", f"a file of {size:,} bytes; python -m explorer media add takes larger ones"
        if str(path) not in self._known:
            self._size += size
            name = self._free_name(path)
            self.files[name] = path.read_bytes()
            self._known[str(path)] = name
        return self._known[str(path)], ""

    def _free_name(self, path: Path) -> str:
        letters = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", letters).strip("-") or "file"
        name, number = f"media/{stem}{path.suffix.lower()}", 2
        while name in self.files:
            name, number = f"media/{stem}-{number}{path.suffix.lower()}", number + 1
        return name


def _kind(path: str) -> MediaKind | None:
    ending = PurePosixPath(path).suffix.lower()
    return next((kind for kind, endings in ENDINGS.items() if ending in endings), None)
