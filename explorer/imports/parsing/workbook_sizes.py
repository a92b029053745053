"""How large a workbook is, before anything of it is read into memory.

A small file can have a sheet of 17 thousand million cells: two in opposite corners, one cell that
is repeated, or a long text that each of its cells has. Readers of workbooks make room for all of
them. What the archive says of its sizes is not believed: each of its parts is unpacked and counted.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from lxml import etree

from explorer.imports.parsing.workbook_cells import Cells, ExcelCells, OpenCells, UnfitError
from explorer.imports.parsing.zip_archives import of_any_size

MAX_UNPACKED: Final = 300_000_000
"""Bytes of all that is in a workbook, which is an archive; 10,000 rich rows have 30 MB."""
MAX_LETTERS: Final = 200_000_000
"""Of all cells of a sheet together."""
_PIECE: Final = 1 << 18
_EXCEL: Final = re.compile(rb"sheetData|[<:]si[\s>/]")
"""What is in the parts of Excel's workbooks that have cells, or the texts that cells share."""
_OPEN: Final = re.compile(rb"table-row")
_LONGEST: Final = 9
"""Bytes of the longest of these names."""


def check_sizes(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook that needs far more memory than a table does.

    Raises:
        UnfitError: it does, or has entities.
        ValueError: a number or the reference of a cell is none.
        xml.parsers.expat.ExpatError: a part with cells is not XML.
        zipfile.BadZipFile: it is damaged; others of `zip_archives.DAMAGED` and `LOCKED` too.
    """
    left = MAX_UNPACKED
    excel: list[ExcelCells] = []
    for entry in archive.infolist():
        size, kinds = _looked_at(archive, entry, left)
        left -= size
        if left < 0:
            raise UnfitError(f"more than {MAX_UNPACKED:,} bytes when it is unpacked")
        for kind in kinds:
            cells = _counted(archive, entry, kind())
            _check_letters(cells.letters)
            excel += [cells] if isinstance(cells, ExcelCells) else []
    texts = max((each.texts for each in excel), key=sum, default=[])
    for each in excel:
        shared = (count * texts[at] for at, count in each.shared.items() if at < len(texts))
        _check_letters(each.letters + sum(shared))


def _looked_at(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int
) -> tuple[int, list[type[Cells]]]:
    """The size of a part, or more than the most, and what kinds of cells can be in it."""
    size, end = 0, b""
    kinds: list[type[Cells]] = []
    with archive.open(of_any_size(entry)) as stream:
        for piece in _pieces(stream):
            size += len(piece)
            if size > most:
                break
            plain = end + piece.replace(b"\0", b"")  # UTF-16
            for kind, mark in ((ExcelCells, _EXCEL), (OpenCells, _OPEN)):
                if kind not in kinds and mark.search(plain):
                    kinds.append(kind)
            end = plain[-_LONGEST:]
    return size, kinds


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


def _counted(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, cells: Cells) -> Cells:
    with archive.open(of_any_size(entry)) as stream:
        for piece in _pieces(stream):
            cells.parser.Parse(piece, False)
    cells.parser.Parse(b"", True)
    return cells


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _check_letters(letters: int) -> None:
    if letters > MAX_LETTERS:
        raise UnfitError(f"a sheet of more than {MAX_LETTERS:,} letters")
