"""TopoJSON files read into degrees: what the builder of the basemap takes in, and what it wrote.

The format is that of <https://github.com/topojson/topojson-specification>; only what world atlases
use of it is here: quantized topologies, polygons and lines, as `frontend/basemap/topojson.js` does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

Line = tuple[tuple[float, float], ...]
"""Points of a line or ring as (longitude, latitude) in degrees, the order of GeoJSON."""


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, *, lon: float, lat: float) -> bool:
        """Return whether a point lies in the rectangle or on its edge."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


WORLD = Box(west=-180.0, south=-90.0, east=180.0, north=90.0)


@dataclass(frozen=True)
class Shape:
    """One geometry of a topology: its id, its properties and its rows of arc numbers."""

    id: str
    """The id in the file, or the name where an atlas gives none (Kosovo in world-atlas)."""
    properties: Mapping[str, object] = field(default_factory=dict)
    polygons: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """Polygons: outer ring, then holes, each a row of arc numbers; `~n` is arc n backwards."""
    lines: tuple[tuple[int, ...], ...] = ()

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Every ring and line, as rows of arc numbers."""
        return (*(ring for polygon in self.polygons for ring in polygon), *self.lines)


@dataclass(frozen=True)
class Topology:
    """The arcs of a TopoJSON file in degrees, and its shapes by layer."""

    arcs: tuple[Line, ...]
    layers: Mapping[str, tuple[Shape, ...]]
    box: Box = WORLD
    """The part of the world that the file is of."""

    def line(self, row: Sequence[int]) -> Line:
        """Return the points of arcs laid end to end, each joint once."""
        return stitched(row, self.arcs)

    def rings(self, layer: str) -> list[Line]:
        """Return every ring of a layer, outer and inner, without those that rounding emptied.

        Raises:
            KeyError: there is no such layer.
        """
        rows = [row for shape in self.layers[layer] for rings in shape.polygons for row in rings]
        return [ring for ring in map(self.line, rows) if len(set(ring)) > 2]

    def lines(self, layer: str) -> list[Line]:
        """Return every line of a layer.

        Raises:
            KeyError: there is no such layer.
        """
        return [self.line(row) for shape in self.layers[layer] for row in shape.lines]


def stitched(
    row: Sequence[int], arcs: Sequence[tuple[tuple[float, float], ...]]
) -> tuple[tuple[float, float], ...]:
    """Arcs laid end to end, each joint once, in whatever units they are; `~n` is arc n backwards.

    >>> stitched((0, ~1), (((0, 0), (1, 0)), ((2, 2), (1, 0))))
    ((0, 0), (1, 0), (2, 2))
    """
    points: list[tuple[float, float]] = []
    for number in row:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def read_topology(path: Path) -> Topology:
    """Read a quantized TopoJSON file.

    Raises:
        OSError: `path` does not exist or cannot be read.
        ValueError: the file is no JSON, or no quantized topology.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    try:
        scale, origin = raw["transform"]["scale"], raw["transform"]["translate"]
        layers = {
            name: tuple(_shape(each) for each in member.get("geometries", [member]))
            for name, member in raw["objects"].items()
        }
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: found no quantized TopoJSON topology") from error
    arcs = tuple(_arc(deltas, scale, origin) for deltas in raw["arcs"])
    return Topology(arcs, layers, _box(raw["bbox"]) if "bbox" in raw else WORLD)


def _box(corners: Sequence[float]) -> Box:
    west, south, east, north = corners
    return Box(west=west, south=south, east=east, north=north)


def _arc(deltas: Sequence[Sequence[int]], scale: Sequence[float], origin: Sequence[float]) -> Line:
    """The points of an arc, of which the file has the differences on a grid."""
    xs, ys = accumulate(x for x, *_ in deltas), accumulate(y for _, y, *_ in deltas)
    return tuple(
        (x * scale[0] + origin[0], y * scale[1] + origin[1]) for x, y in zip(xs, ys, strict=True)
    )


def _shape(raw: Mapping[str, Any]) -> Shape:
    """A geometry of a TopoJSON file, whatever of the four kinds in use it is."""
    properties = raw.get("properties") or {}
    name = str(raw.get("id") or properties.get("name", ""))
    arcs = raw.get("arcs", [])
    match raw.get("type"):
        case "Polygon":
            return Shape(name, properties, polygons=(tuple(map(tuple, arcs)),))
        case "MultiPolygon":
            return Shape(
                name, properties, polygons=tuple(tuple(map(tuple, rings)) for rings in arcs)
            )
        case "LineString":
            return Shape(name, properties, lines=(tuple(arcs),))
        case "MultiLineString":
            return Shape(name, properties, lines=tuple(map(tuple, arcs)))
        case _:
            return Shape(name, properties)
