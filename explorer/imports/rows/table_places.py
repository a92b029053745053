"""Where the rows of a table were: names, and positions in one column or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from explorer.gazetteer.countries import country_code
from explorer.imports.found import ReportLine
from explorer.imports.parsing.sheets import Cell, shown
from explorer.imports.parsing.typed_positions import typed_degrees, typed_point
from explorer.imports.rows.swapped_axes import FAR_KM, DistanceFrom, Point, are_swapped, is_at
from explorer.imports.rows.table_dates import Cells
from explorer.writing.values import Value

End = Literal["", "to_"]
"""The place of a row, or the second one, to which it leads."""

_SWAPPED_ROW: Final = "latitude and longitude swapped: so the point is at the place of this name"
_FAR_AWAY: Final = "check the name and the numbers: one of them may be wrong"
_OF_PLACE = ("accuracy_km", "geonames", "wikidata")


class RowPlaces:
    """Reads where rows were."""

    def __init__(
        self,
        names: Mapping[str, str],
        lang: str,
        rows: Iterable[Cells],
        distance_from: DistanceFrom,
    ) -> None:
        """Read the places of a table.

        Args:
            names: the column of each field.
            lang: the language of the names.
            rows: all rows, which show whether latitude and longitude are swapped.
            distance_from: what is known of names.
        """
        self._names, self._lang = names, lang
        self._is_german = lang.startswith("de")
        self._distance_from = lru_cache(maxsize=20_000)(distance_from)
        self.swapped = are_swapped([*self._points(rows)], self._distance_from)
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
        column = self._names.get(f"{end}position") or self._names.get(f"{end}lat") or "position"
        if point is None or reason:
            report.append(ReportLine.left_out(where, field=column, found=text, why=reason))
            return None
        name = shown(cells.get("to" if end else "place", ""))
        whole = Point(lat=point[0], lon=point[1], name=name)
        return self._checked(whole, column, where, report)

    def _pair(self, *, lat: Cell, lon: Cell) -> tuple[float, float] | None:
        first = typed_degrees(_number(lat), is_german=self._is_german)
        second = typed_degrees(_number(lon), is_german=self._is_german)
        if first is None or second is None:
            return None
        is_swapped = self.swapped or (first.is_latitude is False and second.is_latitude is True)
        ends = (second, first) if is_swapped else (first, second)
        return ends[0].degrees, ends[1].degrees

    def _points(self, rows: Iterable[Cells]) -> Iterator[Point]:
        """The latitudes and longitudes of all rows that have both in columns of their own."""
        for cells in rows:
            lat = typed_degrees(_number(cells.get("lat", "")))
            lon = typed_degrees(_number(cells.get("lon", "")))
            if lat and lon and lat.is_latitude is None and (lat.degrees or lon.degrees):
                yield Point(
                    lat=lat.degrees,
                    lon=lon.degrees,
                    name=shown(cells.get("place", "")),
                    country=country_code(shown(cells.get("country", ""))) or "",
                )

    def _checked(
        self, point: Point, column: str, where: str, report: list[ReportLine]
    ) -> tuple[float, float] | None:
        """A point held against the name of its place, and against the limits of the globe."""
        found = f"{point.name} {point.lat:g}, {point.lon:g}".strip()
        at, other, far = point.as_it_is, point.swapped, None
        if at and point.name:
            far = self._distance_from(point.name, at)
            if far is None or far <= FAR_KM:
                return at.lat, at.lon
        if other and point.name and is_at(other, point.name, self._distance_from):
            became = f"{other.lat:g}, {other.lon:g}"
            line = ReportLine.changed(
                where, field=column, found=found, became=became, why=_SWAPPED_ROW
            )
        elif at is None:
            is_lat = abs(point.lat) > 90
            line = ReportLine.left_out(
                where,
                field=column,
                found=f"{point.lat:g}, {point.lon:g}",
                why=f"off the globe: expected a {'latitude' if is_lat else 'longitude'} "
                f"from {'-90 to 90' if is_lat else '-180 to 180'}",
            )
            other = None
        elif far is None:
            return at.lat, at.lon
        else:
            became = f"as it is, {far:,.0f} km from the nearest place of this name"
            line = ReportLine.changed(
                where, field=column, found=found, became=became, why=_FAR_AWAY
            )
            other = at
        report.append(line)
        return (other.lat, other.lon) if other else None

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
                is_number = field == "geonames" and text.isdecimal() and len(text) <= 12
                place[field] = found.degrees if found else int(text) if is_number else text


def _number(cell: Cell) -> str | float:
    return cell if isinstance(cell, int | float) else shown(cell)
