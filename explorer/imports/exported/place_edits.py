"""What somebody has changed about places in the cells of our own CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from explorer.imports.exported.own_records import changed_line
from explorer.imports.exported.own_rows import OwnRow, is_same, number
from explorer.imports.found import ReportLine
from explorer.writing.values import Value

NUMBERS: Final = ("lat", "lon", "accuracy_km", "geonames")
_COLUMNS: Final[Mapping[str, str]] = {
    "place_name": "names",
    "zone": "zone",
    "country": "country",
    "lat": "lat",
    "lon": "lon",
    "accuracy_km": "accuracy_km",
    "coordinate_source": "coordinate_source",
    "place_note": "note",
    "geonames": "geonames",
    "wikidata": "wikidata",
}
"""The field of each column."""
_NEEDED: Final = frozenset({"names", "zone", "lat", "lon", "accuracy_km", "coordinate_source"})


class PlaceEdits:
    """The places of a table with what its cells show; several rows have the same place."""

    def __init__(self, places: Mapping[str, Mapping[str, Value]], code: str) -> None:
        """Begin with the places as they were exported.

        Args:
            places: their records by id.
            code: the language of the table.
        """
        self._places, self._code = places, code
        self._edited: dict[str, dict[str, Value]] = {}
        self.report: list[ReportLine] = []

    def __contains__(self, key: str) -> bool:
        """Whether there is a place of this id."""
        return key in self._places

    def read(self, row: OwnRow, shown: str, key: str) -> None:
        """Read the cells of a row.

        Args:
            row: the row.
            shown: the id of the place that its cells showed.
            key: the id of the place that they are about.
        """
        was, place = self._places.get(shown), self._places.get(key)
        if was is None or place is None:
            return
        for column, field in _COLUMNS.items():
            cell = row.cell(column)
            if cell is None or self._shows(cell, field, was) or self._shows(cell, field, place):
                continue
            old = self._text(place, field)
            new = self._value(cell, field, place)
            if new is None and (cell or field in _NEEDED):
                self._left_out(row, column, cell, "a place needs it" if not cell else "no number")
            elif self._edited.setdefault(key, {}).setdefault(field, new) != new:
                self._left_out(row, column, cell, "a row above has another for this place")
            else:
                self.report.append(changed_line(row.where, column, old, cell))

    def values(self, key: str, values: Mapping[str, Value]) -> dict[str, Value]:
        """The fields of a place as they are now."""
        edited = {**values, **self._edited.get(key, {})}
        return {name: each for name, each in edited.items() if each is not None}

    def zone(self, key: str) -> str:
        """The zone of a place when it was exported; empty if there is none."""
        return str(self._places.get(key, {}).get("zone") or "")

    def _shows(self, cell: str, field: str, place: Mapping[str, Value]) -> bool:
        old = place.get(field)
        is_number = field in NUMBERS and old is not None and number(cell) == old
        return is_number or is_same(cell, self._text(place, field))

    def _text(self, place: Mapping[str, Value], field: str) -> str:
        value = place.get(field)
        if isinstance(value, dict):
            value = value.get(self._code)
        return "" if value is None else str(value)

    def _value(self, cell: str, field: str, place: Mapping[str, Value]) -> Value:
        """The field that a cell means; None for none."""
        if not cell:
            return None
        if field in ("names", "note"):
            texts = place.get(field)
            return {**(texts if isinstance(texts, dict) else {}), self._code: cell}
        if field == "geonames":
            return int(cell) if cell.isdecimal() and len(cell) < 12 else None
        return number(cell) if field in NUMBERS else cell

    def _left_out(self, row: OwnRow, column: str, cell: str, why: str) -> None:
        line = ReportLine.left_out(row.where, field=column, found=cell or "nothing", why=why)
        self.report.append(line)
