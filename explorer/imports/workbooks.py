"""Workbooks of Excel and of OpenDocument, through calamine: values of formulas, dates as dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from explorer.imports.found import Given
from explorer.imports.open_document_cells import open_document_cells
from explorer.imports.sheets import MAX_CELLS, Cell, Sheet
from explorer.imports.workbook_links import links_of
from explorer.imports.workbook_sizes import largest_sheet
from explorer.story.errors import DataError, Problem

MAX_UNPACKED = 300_000_000
"""Bytes of all that is in a workbook, which is an archive; 10,000 rich rows have 30 MB."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def is_workbook(given: Given) -> bool:
    """Whether a file is a workbook: of Excel, or an OpenDocument spreadsheet."""
    if given.head.startswith(_OLD_EXCEL):
        return given.suffix in (".xls", ".xlsx")  # the latter if it has a password
    if not given.head.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                return b"spreadsheet" in archive.read("mimetype")[:80]
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError):
        return False
    return "xl/workbook.xml" in names


def sheets_in(given: Given) -> list[tuple[str, int]]:
    """The names of the sheets that are shown and not empty, each with its rows.

    Raises:
        DataError: the workbook cannot be read.
    """
    return [(sheet.name, sheet.end[0] + 1) for sheet in _sheets(given) if sheet.end]


def read_sheet(given: Given, name: str) -> Sheet:
    """One sheet; cells that are merged each have what the first of them has.

    Raises:
        DataError: the workbook cannot be read, or the sheet is too large.
    """
    sheet = next(each for each in _sheets(given) if each.name == name)
    try:
        rows = [[*map(_cell, row)] for row in sheet.to_python(skip_empty_area=False)]
        beside = open_document_cells(given, name)
        merged = [*(sheet.merged_cell_ranges or []), *beside.merged]
    except CalamineError as error:
        raise _refused(given, "a sheet that is damaged", f"save it again ({error})") from error
    for (top, left), (bottom, right) in merged:
        if bottom > top and left < len(
            rows[top] if top < len(rows) else ()
        ):  # one over several columns is a title
            for row in rows[top : bottom + 1]:
                for column in range(left, min(right + 1, len(row))):
                    row[column] = rows[top][left]
    return Sheet(
        rows=tuple(map(tuple, rows)), name=name, links=links_of(given, name) | beside.links
    )


def _sheets(given: Given) -> Iterator[CalamineSheet]:
    _check_size(given)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(given.content)) as workbook:
            shown = [
                each.name
                for each in workbook.sheets_metadata
                if each.visible is SheetVisibleEnum.Visible
            ]
            for name in shown:
                sheet = workbook.get_sheet_by_name(name)
                if sheet.end:
                    yield sheet
    except PasswordError as error:
        raise _refused(given, "a workbook with a password", "save it without one") from error
    except (CalamineError, OSError, ValueError) as error:
        raise _refused(given, f"a workbook that cannot be read ({error})", "") from error


def _check_size(given: Given) -> None:
    """Refuse an archive that would take far more memory than a table needs."""
    if not given.head.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
            size = sum(each.file_size for each in archive.infolist())
            if size > MAX_UNPACKED:
                raise _refused(given, f"more than {MAX_UNPACKED:,} bytes when it is unpacked", "")
            cells = largest_sheet(archive)
    except RuntimeError as error:
        raise _refused(given, "a workbook with a password", "save it without one") from error
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
        raise _refused(given, "a damaged workbook", "save it again") from error
    if cells > MAX_CELLS:
        hint = "delete what is far below the table or far to its right"
        raise _refused(given, f"a sheet of more than {MAX_CELLS:,} cells", hint)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.strip() if isinstance(value, str) else value  # type: ignore[return-value]


def _refused(given: Given, found: str, hint: str) -> DataError:
    problem = Problem(
        file=given.name,
        line=None,
        record="the workbook",
        found=found,
        expected="a workbook of Excel or OpenDocument",
        hint=hint,
    )
    return DataError((problem,))
