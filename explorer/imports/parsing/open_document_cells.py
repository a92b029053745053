"""Merged cells and links of an OpenDocument spreadsheet, which calamine does not read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from explorer.imports.found import Given
from explorer.imports.parsing.workbook_sizes import elements, forget

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINK = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}a"
_ADDRESS = "{http://www.w3.org/1999/xlink}href"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")

Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell, each by row and column from 0 on."""


@dataclass
class OpenDocumentCells:
    """What one sheet has beside the contents of its cells."""

    merged: list[Range] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """The address of each cell that has one, by row and column from 0 on."""


def open_document_cells(given: Given, sheet: str) -> OpenDocumentCells:
    """The merged cells and links of a sheet; none for other files."""
    try:
        with (
            zipfile.ZipFile(io.BytesIO(given.content)) as archive,
            archive.open("content.xml") as stream,
        ):
            found, row, column = OpenDocumentCells(), 0, 0
            tags = (*_CELLS, f"{_TABLE}table-row", f"{_TABLE}table")
            for _, element in elements(stream, *tags):
                if element.tag in _CELLS:
                    _note(element, row, column, found)
                    column += _number(element, "number-columns-repeated")
                elif element.tag == f"{_TABLE}table-row":
                    row, column = row + _number(element, "number-rows-repeated"), 0
                    forget(element)
                elif element.get(f"{_TABLE}name") == sheet:
                    return found
                else:
                    found, row = OpenDocumentCells(), 0
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError, etree.XMLSyntaxError):
        pass  # not of this form, or damaged: calamine says so of the cells themselves
    return OpenDocumentCells()


def _note(cell: etree._Element, row: int, column: int, found: OpenDocumentCells) -> None:
    rows, columns = (_number(cell, f"number-{name}-spanned") for name in ("rows", "columns"))
    if rows > 1 or columns > 1:
        found.merged.append(((row, column), (row + rows - 1, column + columns - 1)))
    address = next((each.get(_ADDRESS) or "" for each in cell.iter(_LINK)), "")
    if address.startswith(("http://", "https://")):
        found.links[row, column] = address


def _number(element: etree._Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}") or 1)
