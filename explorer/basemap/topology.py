"""TopoJSON read into degrees for the builder of the basemap, and written on a grid again.

The format is that of <https://github.com/topojson/topojson-specification>; only what world atlases
use of it is here: quantized topologies, polygons and lines.
"""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

Line = tuple[tuple[float, float], ...]
"""Points of a line or ring as (longitude, latitude) in degrees, the order of GeoJSON."""

EDGE_LATITUDE: Final = -85.0
"""Degrees; what an atlas draws south of it only closes Antarctica and is no coast."""


@dataclass(frozen=True)
class Shape:
    """One geometry of a topology: its id, its properties and its rows of arc numbers."""

    id: str
    """The id in the file, or the name where an atlas gives none (Kosovo in world-atlas)."""
    properties: Mapping[str, str]
    polygons: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """Polygons: outer ring, then holes, each a row of arc numbers; `~n` is arc n backwards."""
    lines: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Topology:
    """The arcs of a TopoJSON file in degrees, and its shapes by layer."""

    arcs: tuple[Line, ...]
    layers: Mapping[str, tuple[Shape, ...]]

    def line(self, row: Sequence[int]) -> Line:
        """Return the points of arcs laid end to end, each joint once."""
        points: list[tuple[float, float]] = []
        for number in row:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return tuple(points)

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

    def borders(self, owners: Mapping[str, str]) -> dict[tuple[str, str], list[Line]]:
        """Return the arcs that two countries share, by the sorted pair of those countries.

        Args:
            owners: the country that a shape of the layer `countries` counts as, by shape id; a
                shape that is missing counts as itself.
        """
        users: dict[int, set[str]] = defaultdict(set)
        for shape in self.layers["countries"]:
            owner = owners.get(shape.id, shape.id)
            for rings in shape.polygons:
                for number in (number for ring in rings for number in ring):
                    users[number if number >= 0 else ~number].add(owner)
        shared: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for number, names in sorted(users.items()):
            ordered = sorted(names)
            for i, first in enumerate(ordered):
                for second in ordered[i + 1 :]:
                    shared[first, second].append(self.arcs[number])
        return dict(sorted(shared.items()))


def read_topology(path: Path) -> Topology:
    """Read a quantized TopoJSON file.

    Raises:
        FileNotFoundError: `path` does not exist.
        ValueError: the file is no JSON, or no quantized topology.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    try:
        (scale_x, scale_y), (left, bottom) = (
            raw["transform"]["scale"],
            raw["transform"]["translate"],
        )
        layers = {
            name: tuple(_shape(each) for each in member.get("geometries", [member]))
            for name, member in raw["objects"].items()
        }
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: found no quantized TopoJSON topology") from error
    arcs = []
    for deltas in raw["arcs"]:
        x = y = 0
        points = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(tuple(points))
    return Topology(tuple(arcs), layers)


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


@dataclass
class TopologyWriter:
    """Collects layers in degrees and writes them as one quantized TopoJSON file."""

    west: float
    south: float
    step: float
    """Degrees between two neighbouring values, in both directions."""
    east: float
    north: float
    arcs: list[list[list[int]]] = field(default_factory=list)
    objects: dict[str, object] = field(default_factory=dict)

    def add_land(self, rings: Iterable[Line]) -> None:
        """Add `land`, to be filled even-odd, and `coast`, its outline without the map's edge."""
        land: list[list[int]] = []
        coast: list[list[int]] = []
        for ring in map(self._quantized, rings):
            if len(set(ring)) < 3:
                continue
            row = []
            for run, is_edge in self._runs(ring):
                row.append(self._arc(run))
                if not is_edge:
                    coast.append(row[-1:])
            land.append(row)
        self.objects["land"] = {"type": "MultiPolygon", "arcs": [[row] for row in land]}
        self.objects["coast"] = {"type": "MultiLineString", "arcs": coast}

    def add_rings(self, layer: str, rings: Iterable[Line]) -> None:
        """Add a layer of rings, to be filled even-odd; what is smaller than the grid disappears."""
        rows = [[[self._arc(ring)]] for ring in map(self._quantized, rings) if len(set(ring)) > 2]
        self.objects[layer] = {"type": "MultiPolygon", "arcs": rows}

    def add_lines(self, layer: str, lines: Iterable[Line]) -> None:
        """Add a layer of lines."""
        self.objects[layer] = {"type": "MultiLineString", "arcs": self._rows(lines)}

    def add_borders(self, borders: Mapping[tuple[str, str, str], Sequence[Line]]) -> None:
        """Add the layer `borders`: lines by (country, country, kind), countries by ISO 3166-1."""
        members = []
        for (first, second, kind), lines in sorted(borders.items()):
            rows = self._rows(lines)
            if rows:
                properties = {"between": [first, second], "kind": kind}
                members.append({"type": "MultiLineString", "arcs": rows, "properties": properties})
        self.objects["borders"] = {"type": "GeometryCollection", "geometries": members}

    def write(self, path: Path) -> None:
        """Write the file.

        Raises:
            OSError: it cannot be written.
        """
        topology = {
            "type": "Topology",
            "bbox": [self.west, self.south, self.east, self.north],
            "transform": {"scale": [self.step, self.step], "translate": [self.west, self.south]},
            "objects": self.objects,
            "arcs": self.arcs,
        }
        path.write_text(json.dumps(topology, separators=(",", ":")) + "\n", encoding="utf-8")

    def _quantized(self, line: Line) -> list[tuple[int, int]]:
        """A line on the grid, each point once in a row."""
        points: list[tuple[int, int]] = []
        for lon, lat in line:
            point = (round((lon - self.west) / self.step), round((lat - self.south) / self.step))
            if not points or points[-1] != point:
                points.append(point)
        return points

    def _rows(self, lines: Iterable[Line]) -> list[list[int]]:
        return [[self._arc(points)] for points in map(self._quantized, lines) if len(points) > 1]

    def _arc(self, points: Sequence[tuple[int, int]]) -> int:
        """Store points as an arc, as differences after the first, and return its number."""
        deltas = [list(points[0])]
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            deltas.append([x1 - x0, y1 - y0])
        self.arcs.append(deltas)
        return len(self.arcs) - 1

    def _runs(self, ring: Sequence[tuple[int, int]]) -> list[tuple[list[tuple[int, int]], bool]]:
        """A ring cut into runs of coast and runs along the edge of the map, told by `True`."""
        runs: list[tuple[list[tuple[int, int]], bool]] = []
        for start, end in itertools.pairwise(ring):
            is_edge = self._is_edge(start, end)
            if runs and runs[-1][1] == is_edge:
                runs[-1][0].append(end)
            else:
                runs.append(([start, end], is_edge))
        return runs

    def _is_edge(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        """Whether a stretch only closes a polygon at the edge of the map or below Antarctica."""
        right = round((self.east - self.west) / self.step)
        top = round((self.north - self.south) / self.step)
        foot = (EDGE_LATITUDE - self.south) / self.step
        return (
            any(start[0] == end[0] == x for x in (0, right))
            or any(start[1] == end[1] == y for y in (0, top))
            or (start[1] < foot and end[1] < foot)
        )
