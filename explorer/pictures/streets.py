"""The streets of a picture: the tiles of an extract of the Protomaps basemap, drawn as SVG.

Layers, kinds and their order follow <https://docs.protomaps.com/basemaps/layers>; widths and
colours are those of the browser's map (`frontend/streets`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from explorer.pictures.extracts import Extract
from explorer.pictures.projection import WorldLine
from explorer.pictures.street_names import NamedStreet
from explorer.pictures.street_styles import (
    BRIDGE,
    TUNNEL,
    area_class,
    areas,
    casing_px,
    road_class,
    road_px,
    roads,
    ties_from,
    water_px,
)
from explorer.pictures.tile_places import TilePlace
from explorer.pictures.windows import Frame, PixelLine, lines_on, path_data, ring_on
from explorer.story.backgrounds import Bounds
from explorer.story.web_mercator import world_position
from explorer.tiles.builtin import world_facts
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress
from explorer.tiles.kept import kept_archive
from explorer.tiles.opening import TileArchive
from explorer.tiles.vector_tiles import Shape, VectorFeature, decode_tile

logger = logging.getLogger(__name__)

MOST_BYTES: Final = 600_000
"""Of the tiles of one picture without their compression; decoding that takes up to four seconds.
Of denser ones, those of a lower zoom are drawn, which have less in them."""
SPECK_PX: Final = 2.5
"""Areas of this size and less are left out."""
BUILDINGS_FROM: Final = 14.5
"""The zoom of a picture from which it shows buildings."""


class Streets(NamedTuple):
    """The streets of a picture."""

    svg: str = ""
    """As SVG elements; empty if there are none."""
    named: tuple[NamedStreet, ...] = ()
    """Those that have names, as far as they are seen."""


@dataclass(frozen=True)
class _Shapes:
    """What is seen, as path data by class."""

    areas: dict[str, list[str]] = field(default_factory=dict)
    waters: dict[str, list[str]] = field(default_factory=dict)
    """Rivers and streams as lines."""
    roads: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """By class and level, which is `tunnel`, `bridge` or empty."""
    named: list[NamedStreet] = field(default_factory=list)


def streets_in(frame: Frame, extract: Extract) -> Streets:
    """The streets in a frame; none if the file is damaged, which is logged."""
    if frame.zoom - 1 <= world_facts().max_zoom:
        return Streets()
    try:
        return _streets(frame, extract)
    except BasemapError as error:
        logger.warning("A picture is drawn without streets: %s", error)
        return Streets()


@lru_cache(maxsize=16)
def _streets(frame: Frame, extract: Extract) -> Streets:
    """The same; kept, because all pictures of a story share it.

    Raises:
        BasemapError: the archive is missing or damaged.
    """
    archive, facts = kept_archive(extract.path)
    if not facts.is_vector:
        return Streets()
    shapes = _Shapes()
    for tile, turn, data in _tiles(frame, archive, facts.bounds):
        shapes.areas.setdefault("water", []).append(_square(frame, tile, turn))
        for layer in decode_tile(data):
            place = _Place(TilePlace(tile, layer.extent), frame, turn)
            for feature in layer.features:
                _take(feature, layer.name, place, shapes)
    return Streets("".join(_drawn(shapes, frame.zoom)), tuple(shapes.named))


def _tiles(
    frame: Frame, archive: TileArchive, bounds: Bounds
) -> list[tuple[TileAddress, int, bytes]]:
    """The tiles of a frame with their data, as deep as there is time for.

    Raises:
        BasemapError: the archive is damaged.
    """
    deepest = min(round(frame.zoom) - 1, archive.max_zoom)
    for zoom in range(deepest, max(world_facts().max_zoom, archive.min_zoom - 1), -1):
        found: list[tuple[TileAddress, int, bytes]] = []
        room = MOST_BYTES
        for tile, turn in _in_frame(frame, bounds, zoom):
            data = archive.tile(tile)
            if data:
                found.append((tile, turn, data))
                room -= len(data)
            if room < 0:
                break
        if room >= 0:
            return found
    return []


def _in_frame(frame: Frame, bounds: Bounds, zoom: int) -> Iterator[tuple[TileAddress, int]]:
    """The tiles of a zoom in a frame and within bounds, with their turns around the world."""
    left, top = world_position(lon=bounds.west, lat=bounds.north)
    right, bottom = world_position(lon=bounds.east, lat=bounds.south)
    side = 1 << zoom
    rows = range(
        max(0, int(max(frame.top, top) * side)),
        min(side - 1, int(min(frame.top + frame.height_px / frame.scale, bottom) * side)) + 1,
    )
    columns = range(
        int(frame.left * side // 1),
        int((frame.left + frame.width_px / frame.scale) * side // 1) + 1,
    )
    for column in columns:
        x = column % side
        is_within = left <= right and int(left * side) <= x <= int(right * side)
        is_around = left > right and not int(right * side) < x < int(left * side)
        if is_within or is_around:
            yield from ((TileAddress(zoom=zoom, x=x, y=row), column // side) for row in rows)


@dataclass(frozen=True)
class _Place:
    """Where a layer of a tile lies on a picture."""

    tile: TilePlace
    frame: Frame
    turn: int

    def rings(self, feature: VectorFeature) -> Iterator[PixelLine]:
        """The rings of a polygon that are larger than a speck."""
        for part in feature.parts:
            ring = ring_on(self.frame, self.tile.world(part), self.turn)
            if _is_larger(ring):
                yield ring

    def lines(self, feature: VectorFeature) -> Iterator[PixelLine]:
        """The pieces of a line that are seen."""
        for part in feature.parts:
            for piece in self.tile.inner(part):
                yield from lines_on(self.frame, piece, self.turn)


def _is_larger(ring: PixelLine) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return bool(ring) and max(max(xs) - min(xs), max(ys) - min(ys)) > SPECK_PX


def _square(frame: Frame, tile: TileAddress, turn: int) -> str:
    """A tile as a whole, which hides the map of the world under it."""
    side = 1 / (1 << tile.zoom)
    corners: WorldLine = tuple(
        ((tile.x + right) * side, (tile.y + down) * side)
        for right, down in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    )
    return path_data(ring_on(frame, corners, turn), closed=True)


def _take(feature: VectorFeature, layer: str, place: _Place, shapes: _Shapes) -> None:
    """Add a feature to what its class is drawn from."""
    if feature.shape == Shape.POLYGON:
        name = area_class(layer, feature.tags)
        if name and (name != "building" or place.frame.zoom >= BUILDINGS_FROM):
            found = "".join(path_data(ring, closed=True) for ring in place.rings(feature))
            shapes.areas.setdefault(name, []).append(found)
    elif feature.shape == Shape.LINE and layer == "roads":
        road = road_class(feature.tags)
        if road:
            lines = tuple(place.lines(feature))
            shapes.roads.setdefault(road, []).extend(map(path_data, lines))
            if "name" in feature.tags and road[1] != TUNNEL:
                rank = roads().index(road[0])
                shapes.named.extend(NamedStreet(feature.tags, rank, line) for line in lines)
    elif feature.shape == Shape.LINE and layer == "water":
        kind = str(feature.tags.get("kind", ""))
        shapes.waters.setdefault(kind, []).extend(map(path_data, place.lines(feature)))


def _drawn(shapes: _Shapes, zoom: float) -> Iterator[str]:
    """Land and its uses, waters, tunnels, houses, ways, bridges, as the browser draws them."""
    yield _path("water", shapes.areas.get("water"))
    yield _path("land", shapes.areas.get("land"))
    for name in areas():
        yield _path(name, shapes.areas.get(name))
    for kind, lines in shapes.waters.items():
        yield _path("stream", lines, water_px(kind, zoom))
    yield _path("lake", shapes.areas.get("lake"))
    yield from _roads(shapes, TUNNEL, zoom)
    yield _path("building", shapes.areas.get("building"))
    yield from _roads(shapes, "", zoom)
    yield from _roads(shapes, BRIDGE, zoom)


def _roads(shapes: _Shapes, level: str, zoom: float) -> Iterator[str]:
    """The ways of a level: first all edges, then all surfaces, so that crossings are open."""
    for name in roads():
        extra_px = casing_px(name, level, zoom)
        if extra_px:
            found = shapes.roads.get((name, level))
            yield _path(f"edge {level}".strip(), found, road_px(name, zoom) + extra_px)
    for name in roads():
        found = shapes.roads.get((name, level))
        yield _path(f"way {name} {level}".strip(), found, road_px(name, zoom))
        if ties_from(name) <= zoom and not level:
            yield _path("way ties", found, road_px(name, zoom) + 3.5)


def _path(name: str, data: Iterable[str] | None, width_px: float = 0) -> str:
    joined = "".join(data or ())
    width = f' stroke-width="{width_px:g}"' if width_px else ""
    return f'<path class="{name}"{width} d="{joined}"/>' if joined else ""
