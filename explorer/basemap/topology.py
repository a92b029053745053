"""The lines that countries share, and layers in degrees written on a grid as TopoJSON."""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from explorer.pictures.topojson import Line, Topology

EDGE_LATITUDE: Final = -85.0
"""Degrees; what an atlas draws south of it only closes Antarctica and is no coast."""


def shared_arcs(topology: Topology, owners: Mapping[str, str]) -> dict[tuple[str, str], list[Line]]:
    """Return the arcs that two countries share, by the sorted pair of those countries.

    Args:
        topology: an atlas with a layer `countries`.
        owners: the country that a shape of that layer counts as, by shape id; a shape that is
            missing counts as itself.
    """
    users: dict[int, set[str]] = defaultdict(set)
    for shape in topology.layers["countries"]:
        owner = owners.get(shape.id, shape.id)
        for number in itertools.chain.from_iterable(shape.rows):
            users[number if number >= 0 else ~number].add(owner)
    shared: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for number, names in sorted(users.items()):
        for pair in itertools.combinations(sorted(names), 2):
            shared[pair].append(topology.arcs[number])
    return dict(sorted(shared.items()))


@dataclass(kw_only=True)
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
        """A ring cut into runs of coast and, marked by `True`, runs along the edge of the map."""
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
