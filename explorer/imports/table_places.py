"""Where the rows of a table were: names, and positions in one column or two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from explorer.gazetteer.countries import country_code
from explorer.imports.found import ReportLine
from explorer.imports.sheets import Cell, shown
from explorer.imports.table_dates import Cells
from explorer.imports.typed_positions import typed_degrees, typed_point
from explorer.writing.values import Value

End = Literal["", "to_"]
"""The place of a row, or the second one, to which it leads."""

_OF_PLACE = ("accuracy_km", "geonames", "wikidata")


class RowPlaces:
    """Reads where rows were."""

    def __init__(self, names: Mapping[str, str], lang: str, rows: Iterable[Cells]) -> None:
        """Read the places of a table.

        Args:
            names: the column of each field.
            lang: the language of the names.
            rows: all rows, which show whether latitude and longitude are swapped.
        """
        self._names, self._lang = names, lang
        self._is_german = lang.startswith("de")
        self.swapped = self._are_swapped(list(rows))
        """Whether the columns of latitude and longitude have each other's numbers."""

    def place(
        self, end: End, cells: Cells, where: str, report: list[ReportLine]
    ) -> dict[str, Value] | None:
        """The fields of a place of a row; None if it has none."""
        name = shown(cells.get("to" if end else "place", ""))
        point = self._point(end, cells, where, report)
        if not name and point is None:
            return None
        place: dict[str, Value] = {"names": {self._lang: name}} if name else {}
        if point:
            place |= {"lat": point[0], "lon": point[1]}
        if not end:
            self._add_facts(place, cells, where, report)
        return place

    def _point(
        self, end: End, cells: Cells, where: str, report: list[ReportLine]
    ) -> tuple[float, float] | None:
        """The position of a row; 0, 0 is what programs write if they know none."""
        lat, lon = cells.get(f"{end}lat", ""), cells.get(f"{end}lon", "")
        both = cells.get(f"{end}position", "")
        if not shown(both) and (shown(lat) != "") != (shown(lon) != ""):
            text = shown(lat) or shown(lon)
            both, lat, lon = text, "", ""  # perhaps both are in one of the columns
        if shown(both):
            point, text = typed_point(shown(both), is_german=self._is_german), shown(both)
        elif shown(lat):
            text = f"{shown(lat)}, {shown(lon)}"
            point = self._pair(lat=lat, lon=lon)
        else:
            return None
        reason = ""
        if point is None:
            reason = "no position that we know, such as 45.1 and 9.2, or 45°27'51\"N 9°11'25\"E"
        elif point == (0, 0):
            reason = "programs write this if they know no position"
        elif abs(point[0]) > 90 or abs(point[1]) > 180:
            reason = "off the globe: latitude is from -90 to 90, longitude from -180 to 180"
        if reason:
            name = self._names.get(f"{end}position") or self._names.get(f"{end}lat") or "position"
            report.append(ReportLine.left_out(where, field=name, found=text, why=reason))
            return None
        return point

    def _pair(self, *, lat: Cell, lon: Cell) -> tuple[float, float] | None:
        first = typed_degrees(_number(lat), is_german=self._is_german)
        second = typed_degrees(_number(lon), is_german=self._is_german)
        if first is None or second is None:
            return None
        is_swapped = self.swapped or (first.is_latitude is False and second.is_latitude is True)
        ends = (second, first) if is_swapped else (first, second)
        return ends[0].degrees, ends[1].degrees

    def _are_swapped(self, rows: Sequence[Cells]) -> bool:
        """Whether latitudes are off the globe that would be right as longitudes, in all rows."""
        pairs = [
            (first.degrees, second.degrees)
            for cells in rows
            if (first := typed_degrees(_number(cells.get("lat", ""))))
            and (second := typed_degrees(_number(cells.get("lon", ""))))
        ]
        off = sum(abs(lat) > 90 for lat, _ in pairs)
        fitting = all(abs(lat) <= 180 and abs(lon) <= 90 for lat, lon in pairs)
        return off > 0 and fitting

    def _add_facts(
        self, place: dict[str, Value], cells: Cells, where: str, report: list[ReportLine]
    ) -> None:
        """Country, accuracy and ids, as far as they are of the right form."""
        if country := shown(cells.get("country", "")):
            if code := country_code(country):
                place["country"] = code
            else:
                report.append(
                    ReportLine.left_out(
                        where,
                        field=self._names["country"],
                        found=country,
                        why="no country of this name or code is known",
                    )
                )
        for field in _OF_PLACE:
            text = shown(cells.get(field, ""))
            if text:
                found = typed_degrees(text) if field == "accuracy_km" else None
                is_number = field == "geonames" and text.isdigit()
                place[field] = found.degrees if found else int(text) if is_number else text


def _number(cell: Cell) -> str | float:
    return cell if isinstance(cell, int | float) else shown(cell)
