"""The built-in basemap's lines and rings on the Mercator world, for pictures."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.pictures.topojson import Box, read_topology, stitched
from explorer.story.places import Coordinate

MAX_LAT = 85.0511287798
"""Latitude in degrees where a square Mercator world ends."""

WorldLine = tuple[tuple[float, float], ...]
"""Points of the world, x eastwards and y southwards, each 0 to 1 across the whole of it."""

WorldBox = tuple[float, float, float, float]
"""Left, top, right, bottom in the same units."""


@dataclass(frozen=True)
class Shapes:
    """The layers of one basemap file; rings are to be filled even-odd."""

    box: WorldBox
    land: tuple[WorldLine, ...]
    lakes: tuple[WorldLine, ...]
    coast: tuple[WorldLine, ...]
    rivers: tuple[WorldLine, ...]
    borders: tuple[WorldLine, ...]
    undetermined: tuple[WorldLine, ...]
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
        ValueError: one of them is no topology.
    """
    index = json.loads((folder / "index.json").read_text("utf-8"))
    regions = tuple(Region(_shapes(folder / r["file"]), r["zoom"]) for r in index["regions"])
    return Basemap(_shapes(folder / index["world"]), regions)


def _shapes(file: Path) -> Shapes:
    topology = read_topology(file)
    arcs = tuple(tuple(_projected(lon=lon, lat=lat) for lon, lat in arc) for arc in topology.arcs)

    def layer(name: str, kind: str | None = None) -> tuple[WorldLine, ...]:
        shapes = (s for s in topology.layers[name] if kind in (None, s.properties.get("kind")))
        return tuple(stitched(row, arcs) for shape in shapes for row in shape.rows)

    return Shapes(
        _world_box(topology.box),
        layer("land"),
        layer("lakes"),
        layer("coast"),
        layer("rivers"),
        layer("borders", "international"),
        layer("borders", "undetermined"),
    )


def _world_box(box: Box) -> WorldBox:
    return *_projected(lon=box.west, lat=box.north), *_projected(lon=box.east, lat=box.south)
