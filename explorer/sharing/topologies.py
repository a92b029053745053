"""The built-in basemap's files decoded: lines and rings on the Mercator world, for pictures.

The same TopoJSON that `frontend/topojson.js` reads in the browser, after
https://github.com/topojson/topojson-specification.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from explorer.places import Coordinate

MAX_LAT = 85.0511287798
"""Latitude in degrees where a square Mercator world ends."""

Line = tuple[tuple[float, float], ...]
"""Points of the world, x eastwards and y southwards, each 0 to 1 across the whole of it."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in the same units."""


@dataclass(frozen=True)
class Shapes:
    """The layers of one basemap file; rings are to be filled even-odd."""

    box: Box
    land: tuple[Line, ...]
    lakes: tuple[Line, ...]
    coast: tuple[Line, ...]
    rivers: tuple[Line, ...]
    borders: tuple[Line, ...]
    undetermined: tuple[Line, ...]
    """Borders that are not agreed, to be drawn broken."""


@dataclass(frozen=True)
class Region:
    """A part of the world for which there is a more detailed file."""

    shapes: Shapes
    zoom: int
    """Web map zoom from which the detail is of use."""


@dataclass(frozen=True)
class Basemap:
    """The overview and its more detailed regions."""

    world: Shapes
    regions: tuple[Region, ...]


def world_point(at: Coordinate) -> tuple[float, float]:
    """Where a coordinate lies on the square Mercator world (EPSG:3857), 0 to 1 each way.

    >>> world_point(Coordinate(lat=0, lon=0))
    (0.5, 0.5)
    """
    return _projected(lon=at.lon, lat=at.lat)


def _projected(*, lon: float, lat: float) -> tuple[float, float]:
    sine = math.sin(math.radians(max(-MAX_LAT, min(MAX_LAT, lat))))
    return lon / 360 + 0.5, 0.5 - math.atanh(sine) / math.tau


@cache
def read_basemap(folder: Path) -> Basemap:
    """The basemap in a folder such as `data/basemap`, read once a process.

    Raises:
        OSError: a file that the folder's index names is missing.
    """
    index = json.loads((folder / "index.json").read_text("utf-8"))
    regions = tuple(Region(_shapes(folder / r["file"]), r["zoom"]) for r in index["regions"])
    return Basemap(_shapes(folder / index["world"]), regions)


def _shapes(file: Path) -> Shapes:
    topology = json.loads(file.read_text("utf-8"))
    arcs = _arcs(topology)
    west, south, east, north = topology["bbox"]
    (left, top), (right, bottom) = _projected(lon=west, lat=north), _projected(lon=east, lat=south)

    def layer(name: str, kind: str | None = None) -> tuple[Line, ...]:
        found = _lines(topology["objects"][name], arcs)
        return tuple(line for line, own in found if kind in (None, own))

    return Shapes(
        (left, top, right, bottom),
        layer("land"),
        layer("lakes"),
        layer("coast"),
        layer("rivers"),
        layer("borders", "international"),
        layer("borders", "undetermined"),
    )


def _arcs(topology: dict[str, Any]) -> list[Line]:
    (dx, dy), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        arcs.append(
            tuple(
                _projected(lon=x * dx + west, lat=y * dy + south)
                for x, y in zip(xs, ys, strict=True)
            )
        )
    return arcs


def _lines(geometry: dict[str, Any], arcs: list[Line]) -> Iterator[tuple[Line, str | None]]:
    """Every line or ring of a geometry with its `kind`, if it has one."""
    match geometry["type"]:
        case "GeometryCollection":
            for member in geometry["geometries"]:
                yield from _lines(member, arcs)
            return
        case "LineString":
            rows = [geometry["arcs"]]
        case "MultiPolygon":
            rows = [ring for polygon in geometry["arcs"] for ring in polygon]
        case _:
            rows = geometry["arcs"]
    kind = geometry.get("properties", {}).get("kind")
    for row in rows:
        yield _stitched(row, arcs), kind


def _stitched(row: list[int], arcs: list[Line]) -> Line:
    """Arcs laid end to end, each joint once; `~n` stands for arc n backwards."""
    points: list[tuple[float, float]] = []
    for number in row:
        piece = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(piece[1:] if points else piece)
    return tuple(points)
