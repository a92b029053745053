"""Pictures and other media that the rows of a table name, by address or by file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from explorer.imports.files_beside import FilesBeside, NotBesideError, files_of_folder
from explorer.imports.found import Given, ReportLine
from explorer.imports.parsing.sheets import shown
from explorer.imports.pictured import SAID, kind_of_file, medium_of
from explorer.imports.rows.table_dates import Cells
from explorer.writing.values import Value

_BETWEEN = re.compile(r"\s*[;|\n]\s*")


class RowMedia:
    """Reads the media of rows, and the files beside the table that they name."""

    def __init__(self, given: Given, names: Mapping[str, str]) -> None:
        """Read the media of a table.

        Args:
            given: its file.
            names: the column of each field.
        """
        self._names = names
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
        said = {name: shown(cells.get(name, "")) for name in SAID}
        for text in (part for each in texts for part in _BETWEEN.split(each) if part):
            record, reason = self._record(text, said)
            if record is None:
                report.append(
                    ReportLine.left_out(
                        where, field=self._names.get("media", "media"), found=text, why=reason
                    )
                )
                continue
            found.append(record)
        return found

    def _record(self, text: str, said: Mapping[str, str]) -> tuple[dict[str, Value] | None, str]:
        """A record, or why there is none."""
        if text.lower().startswith(("http://", "https://")):
            if re.search(r'[\s<>"]', text):
                return None, "an address has no blanks, quotation marks or angle brackets"
            return medium_of(text, said), ""
        if kind_of_file(text) is None:
            return None, "no address, and no file of a kind that can be shown"
        try:
            return medium_of(self._beside.take(text), said), ""
        except NotBesideError as error:
            return None, str(error)
