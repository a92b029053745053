"""Workbooks of Excel and OpenDocument for tests, made of rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

Rows = Sequence[Sequence[object]]

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def xlsx(sheets: Mapping[str, Rows], merged: str = "", hidden: str = "") -> bytes:
    """A workbook of Excel.

    Args:
        sheets: rows by the name of their sheet; a cell that begins with ``=`` is a formula.
        merged: cells of the first sheet that are one, such as ``A2:A3``.
        hidden: the name of a sheet that is not shown.
    """
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    day, moment = (
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    )
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name == hidden:
            sheet.hide()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(at, column, cell, moment)
                elif isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif isinstance(cell, tuple):
                    sheet.write_url(at, column, cell[1], string=cell[0])
                elif isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(at, column, cell, None, 41.9)
                elif cell is not None:
                    sheet.write(at, column, cell)
        if merged and name == next(iter(sheets)):
            sheet.merge_range(merged, rows[1][0])
    book.close()
    return content.getvalue()


def ods(sheets: Mapping[str, Rows], repeated: int = 1, prologue: str = "") -> bytes:
    """An OpenDocument spreadsheet; its first row is repeated so many times.

    A cell of a text and a number reaches over so many rows, in which None is below it; one of a
    text and an address leads there.
    """
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(_row(row, repeated if at == 0 else 1) for at, row in enumerate(rows))
        + "</table:table>"
        for name, rows in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    root = f"<office:document-content {_NAMES}>{body}</office:document-content>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f'<?xml version="1.0"?>{prologue}{root}')
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return content.getvalue()


def _row(cells: Sequence[object], repeated: int) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{repeated}">'
        + "".join(map(_cell, cells))
        + "</table:table-row>"
    )


def _cell(cell: object) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    if isinstance(cell, tuple):
        text, more = cell
        is_span = isinstance(more, int)
        value = f'table:number-rows-spanned="{more}"' if is_span else ""
        words = text if is_span else f'<text:a xlink:href="{more}">{text}</text:a>'
        return (
            f'<table:table-cell {value} office:value-type="string">'
            f"<text:p>{words}</text:p></table:table-cell>"
        )
    if isinstance(cell, date):
        value = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float):
        value = f'office:value-type="float" office:value="{cell}"'
    else:
        value = 'office:value-type="string"'
    return f"<table:table-cell {value}><text:p>{cell or ''}</text:p></table:table-cell>"
