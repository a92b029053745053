"""Cells of a workbook's parts, counted while their elements go by: no tree of them is built.

Readers of workbooks go by the names of elements, whatever their namespaces; so does this. A cell
without a reference is the one behind the cell before it.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from explorer.imports.parsing.sheets import MAX_CELLS

MAX_ELEMENTS: Final = 12_000_000
"""Of one part; a cell has one, its value another, and a text of its own two more."""
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_VALUES: Final = frozenset(("value", "string-value", "date-value", "time-value", "boolean-value"))


class UnfitError(Exception):
    """What keeps a workbook from being read, and what to do."""

    def __init__(self, found: str, hint: str = "") -> None:
        super().__init__(found)
        self.found, self.hint = found, hint


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


class Cells(ABC):
    """Takes a part in pieces, and counts; refuses what is too large as soon as it is."""

    def __init__(self) -> None:
        self.letters = 0
        """Of all cells, but for the texts that they share."""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_type
        self._said: list[str] = []
        self._elements = self._rows = self._columns = 0

    def _reach(self, rows: int, columns: int) -> None:
        """Note that a cell so far down and to the right is filled."""
        self._rows, self._columns = max(self._rows, rows), max(self._columns, columns)
        if self._rows * self._columns > MAX_CELLS:
            hint = "delete what is far below the table or far to its right"
            raise UnfitError(f"a sheet of more than {MAX_CELLS:,} cells", hint)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise UnfitError(f"more than {MAX_ELEMENTS:,} elements")
        self.begin(name.rpartition(":")[2], attributes)

    def _text(self, text: str) -> None:
        self._said.append(text)

    def _end(self, name: str) -> None:
        self.end(name.rpartition(":")[2])

    def _refuse_type(self, *_: object) -> None:
        raise UnfitError("a document type (<!DOCTYPE …>) in it", "save it again")

    @abstractmethod
    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    @abstractmethod
    def end(self, name: str) -> None:
        """Take the end of an element."""


class ExcelCells(Cells):
    """The cells of a sheet of Excel, or the texts that the cells of all sheets share."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[int] = []
        """The letters of each shared text."""
        self.shared: Counter[int] = Counter()
        """How many cells have a shared text, by its number."""
        self._row = self._column = -1
        self._is_shared = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a row, a cell, its value or a shared text."""
        if name == "row":
            self._row = int(attributes.get("r") or self._row + 2) - 1
            self._column = -1
        elif name == "c":
            at = attributes.get("r")
            self._row, self._column = position(at) if at else (self._row, self._column + 1)
            self._is_shared = attributes.get("t") == "s"
            self._said.clear()
        elif name in ("is", "f", "v"):
            self._reach(self._row + 1, self._column + 1)
        elif name == "si":
            self._said.clear()

    def end(self, name: str) -> None:
        """Count a cell or a shared text."""
        if name == "c":
            said = "".join(self._said).strip()
            if self._is_shared and said.isdecimal() and len(said) < 10:
                self.shared[int(said)] += 1
            else:
                self.letters += len(said)
        elif name == "si":
            self.texts.append(sum(map(len, self._said)))


class OpenCells(Cells):
    """The cells of all tables of an OpenDocument spreadsheet."""

    def __init__(self) -> None:
        super().__init__()
        self._row = self._repeated = self._here = self._width = self._cell = self._letters = 0
        self._is_filled = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a table, a row, a cell or what is in it."""
        if name == "table":
            self._row = self._rows = self._columns = 0
        elif name == "table-row":
            self._repeated = _number(attributes, "number-rows-repeated")
            self._here = self._width = self._letters = 0
        elif name in ("table-cell", "covered-table-cell"):
            self._cell = _number(attributes, "number-columns-repeated")
            self._is_filled = any(key.rpartition(":")[2] in _VALUES for key in attributes)
            self._said.clear()
        else:
            self._is_filled = True

    def end(self, name: str) -> None:
        """Count a row or a cell."""
        if name in ("table-cell", "covered-table-cell"):
            self._here += self._cell
            self._letters += self._cell * sum(map(len, self._said))
            self._width = self._here if self._is_filled else self._width
        elif name == "table-row":
            self._row += self._repeated
            self.letters += self._letters * self._repeated
            if self._width:
                self._reach(self._row, self._width)


def _number(attributes: Mapping[str, str], name: str) -> int:
    """How often a row or a cell is repeated."""
    found = (text for key, text in attributes.items() if key.rpartition(":")[2] == name)
    return max(int(next(found, "1")), 1)
