"""Areas and ways of imported maps as files of GeoJSON beside `story.yaml`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, Literal

from explorer.authoring.ids import free_id, id_of_words
from explorer.exports.way_files import way_file
from explorer.imports.maps.marks import Geometry, Line
from explorer.reading.geojson_files import AREAS, MAX_POSITIONS, WAYS, read_geojson
from explorer.story.places import Coordinate
from explorer.story.ways import Way
from explorer.writing.values import Value

DECIMALS: Final = 6
"""Digits kept of a degree, about 0.1 m."""
LARGEST_KM: Final = 1_000
"""The largest radius that a place can have."""

Folder = Literal["areas", "ways"]


def thinned(step: int) -> str:
    """Why a way has one of every so many of its points."""
    return f"one of every {step} of its points, as a file in a story has no more"


class ShapeFiles:
    """The files of one import, each with a name that says what it has."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, folder: Folder, words: str, geometry: Geometry) -> tuple[str | None, str]:
        """The name of a new file with the lines or areas of a geometry, and what was changed.

        Without a name the shape cannot be kept, and the second text says why.

        Args:
            folder: where it goes.
            words: what the file is called.
            geometry: its shape; points are left out.
        """
        geometry, why = _thinned(_closed(geometry))
        text = text_of(geometry)
        shape = read_geojson(text, words, AREAS if folder == "areas" else WAYS)
        if shape.problems:
            problem = shape.problems[0]
            return None, f"found {problem.found}, expected {problem.expected}"
        name = self._free(folder, words)
        self.files[name] = text.encode()
        return name, why

    def add_way(self, words: str, way: Way) -> tuple[str, str]:
        """The name of a new file with a way, its elevations and times, and what was changed.

        Args:
            words: what the file is called.
            way: recorded or planned.
        """
        name = self._free("ways", words)
        self.files[name], step = way_file(way, name)
        return name, thinned(step) if step > 1 else ""

    def _free(self, folder: Folder, words: str) -> str:
        taken = {name.partition("/")[2].partition(".")[0] for name in self.files}
        return f"{folder}/{free_id([id_of_words(words) or folder[:-1]], taken)}.geojson"

    def area(self, words: str, geometry: Geometry) -> tuple[dict[str, Value], str]:
        """The fields of a place that covers a geometry, and what was changed of its shape.

        Args:
            words: what the file is called.
            geometry: its shape; of points alone there are no fields.
        """
        if not (geometry.areas or geometry.lines):
            return {}, ""
        shape = Geometry(lines=geometry.lines, areas=geometry.areas)
        name, why = self.add("areas", words, shape)
        reach = round(min(LARGEST_KM, max(1, geometry.radius_km)))
        return ({"area": name, "accuracy_km": reach} if name else {}), why


def _closed(geometry: Geometry) -> Geometry:
    """Rings that end where they begin, as GeoJSON has them; those of two points are no area."""
    areas = tuple(tuple(_ring(ring) for ring in rings) for rings in geometry.areas)
    return Geometry(lines=geometry.lines, areas=areas)


def _ring(ring: Line) -> Line:
    return ring if ring and ring[0] == ring[-1] else (*ring, *ring[:1])


def _thinned(geometry: Geometry) -> tuple[Geometry, str]:
    """Every second position or fewer of a shape that has more than a story's file can have."""
    rings = [ring for rings in geometry.areas for ring in rings]
    count = sum(map(len, (*geometry.lines, *rings)))
    if count <= MAX_POSITIONS:
        return geometry, ""
    step = -(-count // (MAX_POSITIONS - 2 * len((*geometry.lines, *rings)) - 1))
    thin = Geometry(
        lines=tuple(_every(line, step) for line in geometry.lines),
        areas=tuple(tuple(_every(ring, step) for ring in rings) for rings in geometry.areas),
    )
    return thin, f"one of every {step} of {count:,} positions, as a file has {MAX_POSITIONS:,}"


def _every(line: Line, step: int) -> Line:
    thin = line[::step]
    return thin if thin[-1:] == line[-1:] else (*thin, *line[-1:])


def text_of(geometry: Geometry) -> str:
    """The areas and lines of a geometry as GeoJSON."""
    parts: list[dict[str, object]] = []
    if geometry.areas:
        areas = [[_pairs(ring) for ring in rings] for rings in geometry.areas]
        parts.append({"type": "MultiPolygon", "coordinates": areas})
    if geometry.lines:
        lines = [_pairs(line) for line in geometry.lines]
        parts.append({"type": "MultiLineString", "coordinates": lines})
    if len(parts) == 1:
        coordinates = parts[0]["coordinates"]
        if isinstance(coordinates, list) and len(coordinates) == 1:
            kind = str(parts[0]["type"]).removeprefix("Multi")
            parts = [{"type": kind, "coordinates": coordinates[0]}]
        return f"{json.dumps(parts[0], separators=(',', ':'))}\n"
    collection = {"type": "GeometryCollection", "geometries": parts}
    return f"{json.dumps(collection, separators=(',', ':'))}\n"


def _pairs(line: Sequence[Coordinate]) -> list[list[float]]:
    """GeoJSON's order: longitude, latitude."""
    return [[round(each.lon, DECIMALS), round(each.lat, DECIMALS)] for each in line]
