"""Pictures and other media that the rows of a table name, by address or by file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from explorer.imports.files_beside import FilesBeside, NotBesideError, files_of_folder
from explorer.imports.found import Given, ReportLine
from explorer.imports.pictured import kind_of, kind_of_file
from explorer.imports.sheets import shown
from explorer.imports.table_dates import Cells
from explorer.story.media import UNWRITTEN, MediaKind
from explorer.writing.values import Value

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
        self._names, self._lang = names, lang
        self._beside = FilesBeside(files_of_folder(given))

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files that were taken, by their names in the story."""
        return self._beside.files

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
            return {"kind": str(kind_of(text)), "url": text}, ""
        kind = kind_of_file(text)
        if kind is None:
            return None, "no address, and no file of a kind that can be shown"
        try:
            return {"kind": str(kind), "file": self._beside.take(text)}, ""
        except NotBesideError as error:
            return None, str(error)
