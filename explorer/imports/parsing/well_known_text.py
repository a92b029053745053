"""Geometries as well-known text (OGC 06-103r4), such as `POINT (12.5 41.9)`, in GeoJSON."""

from __future__ import annotations

import re
from typing import Any, Final

_TYPES: Final = {
    "POINT": ("Point", 0),
    "MULTIPOINT": ("MultiPoint", 1),
    "LINESTRING": ("LineString", 1),
    "POLYGON": ("Polygon", 2),
    "MULTILINESTRING": ("MultiLineString", 2),
    "MULTIPOLYGON": ("MultiPolygon", 3),
}
"""The type of GeoJSON, and how many lists are around the positions."""
_FORM: Final = re.compile(r"(?:SRID=4326;)?\s*([A-Z]+)\s*(?:Z|M|ZM)?\s*(\(.*\))\s*", re.DOTALL)
_TOKEN: Final = re.compile(r"[(),]|[^\s(),]+")


def geometry_of_text(text: str) -> dict[str, Any] | None:
    """The geometry of GeoJSON that a text means; None if it is no such text.

    >>> geometry_of_text("POINT (12.5 41.9)")
    {'type': 'Point', 'coordinates': [12.5, 41.9]}
    >>> geometry_of_text("polygon((0 0, 1 0, 1 1, 0 0))")["coordinates"]
    [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]]
    """
    found = _FORM.fullmatch(text.strip().upper())
    if found is None or found[1] not in _TYPES:
        return None
    kind, depth = _TYPES[found[1]]
    try:
        value = _parsed(found[2])
    except (ValueError, IndexError):
        return None
    if depth == 0:
        value = value[0]
    if kind == "MultiPoint":  # both (1 2, 3 4) and ((1 2), (3 4)) are in use
        value = [each[0] if isinstance(each[0], list) else each for each in value]
    return {"type": kind, "coordinates": value}


def _parsed(text: str) -> Any:
    """Brackets as lists, and what is between commas as positions.

    Raises ValueError or IndexError if the brackets do not match or a number is none.
    """
    stack: list[list[Any]] = [[]]
    position: list[float] = []
    for token in _TOKEN.findall(text):
        if token == "(":
            stack.append([])
        elif token in ",)":
            if position:
                stack[-1].append(position)
                position = []
            if token == ")":
                inner = stack.pop()
                stack[-1].append(inner)
        else:
            position.append(float(token))
    if len(stack) != 1 or len(stack[0]) != 1:
        raise ValueError(text)
    return stack[0][0]
