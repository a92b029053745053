"""Workbooks of Excel and of OpenDocument, through calamine: values of formulas, dates as dates."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from explorer.imports.found import Given
from explorer.imports.parsing.open_document_cells import Range, open_document_cells
from explorer.imports.parsing.sheets import MAX_CELLS, Cell, Sheet
from explorer.imports.parsing.workbook_cells import UnfitError
from explorer.imports.parsing.workbook_links import links_of
from explorer.imports.parsing.workbook_sizes import check_sizes
from explorer.imports.parsing.zip_archives import DAMAGED, LOCKED, opened
from explorer.imports.refusals import refused
from explorer.story.errors import DataError

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LONGEST_MIME_TYPE = 80


def is_workbook(given: Given) -> bool:
    """Whether a file is a workbook: of Excel, or an OpenDocument spreadsheet."""
    if given.head.startswith(_OLD_EXCEL):
        return given.suffix in (".xls", ".xlsx")  # the latter if it has a password
    if not given.head.startswith(b"PK"):
        return False
    try:
        with opened(given.content) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                with archive.open("mimetype") as stream:
                    return b"spreadsheet" in stream.read(_LONGEST_MIME_TYPE)
    except (*DAMAGED, *LOCKED):
        return False
    return "xl/workbook.xml" in names


def sheets_in(given: Given) -> list[tuple[str, int]]:
    """The names of the sheets that are shown and not empty, each with its rows.

    Raises:
        DataError: the workbook cannot be read.
    """
    return [(sheet.name, sheet.end[0] + 1) for sheet in _sheets(given) if sheet.end]


def first_rows(given: Given, most: int) -> Iterator[Sheet]:
    """The sheets that are shown and not empty, each with its first rows.

    Raises:
        DataError: the workbook cannot be read.
    """
    for sheet in _sheets(given):
        yield Sheet(rows=tuple(map(tuple, _rows(sheet, most))), name=sheet.name)


def read_sheet(given: Given, name: str) -> Sheet:
    """One sheet; cells that are merged each have what the first of them has.

    Raises:
        DataError: the workbook cannot be read, or the sheet is too large.
    """
    with _opened(given) as workbook:
        sheet = workbook.get_sheet_by_name(name)
        rows = _rows(sheet)
        beside = open_document_cells(given, name)
        merged = [*(sheet.merged_cell_ranges or []), *beside.merged]
    _fill(given, rows, merged)
    return Sheet(
        rows=tuple(map(tuple, rows)), name=name, links=links_of(given, name) | beside.links
    )


def _fill(given: Given, rows: list[list[Cell]], merged: Sequence[Range]) -> None:
    """Write into cells that are merged, one below the other, what the first of them has."""
    left_to_fill = MAX_CELLS
    for (top, left), (bottom, right) in merged:
        below = rows[top + 1 : bottom + 1]  # one over several columns only is a title
        if not below or left >= len(rows[top]):
            continue
        columns = range(left, min(right + 1, len(rows[top])))
        left_to_fill -= len(below) * len(columns)
        if left_to_fill < 0:
            raise _refused(given, "cells that are merged with many others", "save it again")
        for row in below:
            for column in columns:
                row[column] = rows[top][left]


def _rows(sheet: CalamineSheet, most: int | None = None) -> list[list[Cell]]:
    """The first rows of a sheet, or all.

    Raises:
        UnfitError: it is an old workbook, which is no archive, with a large sheet.
    """
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise UnfitError(f"a sheet of more than {MAX_CELLS:,} cells")
    return [[*map(_cell, row)] for row in sheet.to_python(skip_empty_area=False, nrows=most)]


def _sheets(given: Given) -> Iterator[CalamineSheet]:
    with _opened(given) as workbook:
        for each in workbook.sheets_metadata:
            if each.visible is SheetVisibleEnum.Visible:
                sheet = workbook.get_sheet_by_name(each.name)
                if sheet.end:
                    yield sheet


@contextmanager
def _opened(given: Given) -> Iterator[CalamineWorkbook]:
    _check_size(given)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(given.content)) as workbook:
            yield workbook
    except UnfitError as error:
        raise _refused(given, error.found, error.hint) from error
    except PasswordError as error:
        raise _refused(given, "a workbook with a password", "save it without one") from error
    except (CalamineError, OSError, ValueError) as error:
        raise _refused(given, f"a workbook that cannot be read ({error})", "") from error


def _check_size(given: Given) -> None:
    """Refuse an archive that would take far more memory than a table needs."""
    if given.head.startswith(b"PK") and (found := _excess(given.content)):
        raise _refused(given, *found)


@lru_cache(maxsize=1)
def _excess(content: bytes) -> tuple[str, str] | None:
    """What is too much or wrong in the archive of a workbook, and what to do; None if nothing is.

    It is remembered, since a file is opened to recognise it, to list its sheets and to read one.
    """
    try:
        with opened(content) as archive:
            if any(name.lower() == "xl/workbook.bin" for name in archive.namelist()):
                return "a workbook in Excel's binary form", "save it as .xlsx"
            check_sizes(archive)
    except UnfitError as error:
        return error.found, error.hint
    except LOCKED:
        return "a workbook with a password", "save it without one"
    except (*DAMAGED, expat.ExpatError):
        return "a damaged workbook", "save it again"
    return None


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.strip() if isinstance(value, str) else value  # type: ignore[return-value]


def _refused(given: Given, found: str, hint: str) -> DataError:
    expected = "a workbook of Excel or OpenDocument"
    return refused(given, found, expected, record="the workbook", hint=hint)
