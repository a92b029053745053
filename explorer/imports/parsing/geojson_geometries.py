"""The geometries of GeoJSON (RFC 7946, section 3.1), read part by part so that the others stay."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from explorer.imports.maps.marks import Geometry, Line, position_of

_MOST_DEPTH: Final = 20
"""Collections within each other."""
_MOST_DEGREES: Final = 360
"""Of longitude, for files that count it eastwards or past the date line."""


@dataclass(frozen=True)
class ReadGeometry:
    """A geometry, and what of it could not be read."""

    geometry: Geometry
    left_out: str = ""
    """The first part that cannot be read, shortened; empty if all can."""
    is_swapped: bool = False
    """Whether its positions have the latitude first, as only that can be meant."""


class _PartError(ValueError):
    """A part of a geometry cannot be read; says what was found."""


def read_geometry(value: Any) -> ReadGeometry:
    """The parts of a geometry that can be read; nothing of one that is null."""
    if value is None:
        return ReadGeometry(Geometry())
    swapped = _is_swapped([*_pairs(value, 0)])
    geometry, left_out = _read(value, 0, swapped=swapped)
    return ReadGeometry(geometry, left_out, swapped)


def is_projected(value: Any) -> bool:
    """Whether a geometry is in metres or feet of a map, which no degrees can be."""
    return any(abs(number) > _MOST_DEGREES for pair in _pairs(value, 0) for number in pair[:2])


def _read(value: Any, depth: int, *, swapped: bool) -> tuple[Geometry, str]:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "GeometryCollection" and depth < _MOST_DEPTH:
        whole, left_out = Geometry(), ""
        parts = value.get("geometries")
        for part in parts if isinstance(parts, list) else []:
            found, lost = _read(part, depth + 1, swapped=swapped)
            whole, left_out = whole + found, left_out or lost
        return whole, left_out
    coordinates = value.get("coordinates") if isinstance(value, dict) else None
    try:
        return _simple(str(kind), coordinates, swapped=swapped), ""
    except _PartError as error:
        return Geometry(), str(error)


def _simple(kind: str, value: Any, *, swapped: bool) -> Geometry:
    match kind:
        case "Point":
            return Geometry(points=_line([value], swapped=swapped))
        case "MultiPoint":
            return Geometry(points=_line(value, swapped=swapped))
        case "LineString":
            return Geometry(lines=(_line(value, swapped=swapped),))
        case "MultiLineString":
            return Geometry(lines=tuple(_line(each, swapped=swapped) for each in _list(value)))
        case "Polygon":
            return Geometry(areas=(_rings(value, swapped=swapped),))
        case "MultiPolygon":
            return Geometry(areas=tuple(_rings(each, swapped=swapped) for each in _list(value)))
    raise _PartError(f"a geometry of type {kind[:40]!r}")


def _rings(value: Any, *, swapped: bool) -> tuple[Line, ...]:
    return tuple(_line(ring, swapped=swapped) for ring in _list(value))


def _line(value: Any, *, swapped: bool) -> Line:
    line = []
    for pair in _list(value):
        numbers = _numbers(pair)
        lat, lon = (numbers[0], numbers[1]) if swapped else (numbers[1], numbers[0])
        at = position_of(lat=lat, lon=lon)
        if at is None:
            raise _PartError(json.dumps(pair)[:60])
        line.append(at)
    return tuple(line)


def _list(value: Any) -> list[Any]:
    """Raises _PartError unless it is a list of something."""
    if not isinstance(value, list) or not value:
        raise _PartError(f"{json.dumps(value)[:60]} as coordinates")
    return value


def _numbers(value: Any) -> Sequence[float]:
    numbers = value[:2] if isinstance(value, list) else []
    if len(numbers) < 2 or any(type(each) not in (int, float) for each in numbers):
        raise _PartError(json.dumps(value)[:60])
    return numbers


def _pairs(value: Any, depth: int) -> list[Any]:
    """All positions in a geometry, whatever its type."""
    if isinstance(value, dict):
        inner = value.get("coordinates", value.get("geometries"))
        return _pairs(inner, depth + 1) if depth < _MOST_DEPTH else []
    if not isinstance(value, list) or depth > _MOST_DEPTH:
        return []
    if len(value) > 1 and all(type(each) in (int, float) for each in value[:2]):
        return [value]
    return [pair for each in value for pair in _pairs(each, depth + 1)]


def _is_swapped(pairs: Sequence[Any]) -> bool:
    """Whether the second numbers cannot be latitudes, and the first ones all can."""
    return (
        any(abs(pair[1]) > 90 for pair in pairs)
        and all(abs(pair[0]) <= 90 for pair in pairs)
        and all(abs(pair[1]) <= 180 for pair in pairs)
    )
