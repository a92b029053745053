"""How large the sheets of a workbook are, before anything is read into memory.

A small file can have a sheet of 17 thousand million cells: two in opposite corners, or one cell
that is repeated. Readers of workbooks make room for all of them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def largest_sheet(archive: zipfile.ZipFile) -> int:
    """The cells between the first and the last filled one, of the largest sheet.

    Raises:
        KeyError: the archive lacks a part of a workbook.
        lxml.etree.XMLSyntaxError: a part of it is not XML, or hostile.
        RuntimeError: it has a password.
        zipfile.BadZipFile: it is damaged.
    """
    names = archive.namelist()
    if "content.xml" in names:
        with archive.open("content.xml") as stream:
            return max(_open_document(stream), default=0)
    sizes = [0]
    for name in names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            with archive.open(name) as stream:
                sizes.append(_excel(stream))
    return max(sizes)


def position(reference: str) -> tuple[int, int]:
    """The row and column of a cell, both from 0 on.

    >>> position("A1"), position("AB12")
    ((0, 0), (11, 27))

    Raises:
        ValueError: it is no reference to a cell.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"found {reference!r}, expected a cell such as A1")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _excel(stream: IO[bytes]) -> int:
    rows = columns = 0
    for _, cell in elements(stream, f"{_MAIN}c"):
        if len(cell) and (reference := cell.get("r")):
            row, column = position(reference)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        forget(cell)
    return rows * columns


def _open_document(stream: IO[bytes]) -> Iterator[int]:
    rows = filled = columns = width = 0
    cells = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
    here = 0
    for _, element in elements(stream, *cells, f"{_TABLE}table-row", f"{_TABLE}table"):
        if element.tag in cells:
            here += int(element.get(f"{_TABLE}number-columns-repeated") or 1)
            width = here if len(element) else width
        elif element.tag == f"{_TABLE}table-row":
            rows += int(element.get(f"{_TABLE}number-rows-repeated") or 1)
            filled = rows if width else filled
            columns = max(columns, width)
            here = width = 0
            forget(element)
        else:
            yield filled * columns
            rows = filled = columns = 0


def elements(stream: IO[bytes], *tags: str) -> Iterator[tuple[str, etree._Element]]:
    """The elements with these tags, each when it has been read; nothing outside is fetched."""
    yield from etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True)


def forget(element: etree._Element) -> None:
    """Free what was read, and the elements before it."""
    element.clear()
    while element.getprevious() is not None:
        parent = element.getparent()
        if parent is None:
            return
        del parent[0]
