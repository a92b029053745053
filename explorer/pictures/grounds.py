"""The basemap of a picture: the world's tiles drawn as SVG, and the countries that they name.

The style sheet of `map_pictures` colours the shapes by their classes; lines are as wide as on the
browser's map at the same zoom. Without the basemap, or where it is damaged, there is only paper.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

from explorer.pictures.map_styles import line_width_px
from explorer.pictures.projection import WorldLine
from explorer.pictures.tile_places import TilePlace
from explorer.pictures.windows import Frame, PixelLine, lines_on, path_data, ring_on
from explorer.tiles.builtin import world_archive, world_facts
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress
from explorer.tiles.vector_tiles import Tag, VectorFeature, tag_number

logger = logging.getLogger(__name__)

SPECK_PX = 2.0
"""Shapes of this size and less are left out."""
DEPTHS = ("deep", "abyss")
"""Classes of the depths of the sea."""


@dataclass(frozen=True)
class CountryLabel:
    """A country's name in several languages and where it belongs."""

    at: tuple[float, float]
    """In world units."""
    names: Mapping[str, Tag]
    """By `name` and `name:xx`."""
    zooms: tuple[float, float]
    """The first and the last zoom of a web map that names it."""


@dataclass(frozen=True)
class TileShapes:
    """What a tile holds, in world units, by the class that it is drawn in."""

    rings: dict[str, list[WorldLine]] = field(default_factory=dict)
    lines: dict[str, list[WorldLine]] = field(default_factory=dict)
    countries: list[CountryLabel] = field(default_factory=list)


def tiles_in(frame: Frame) -> Iterator[tuple[TileAddress, int]]:
    """The tiles that a picture shows, each with the turn around the world in which it lies."""
    zoom = max(0, min(round(frame.zoom) - 1, world_facts().max_zoom))
    side = 1 << zoom
    right = frame.left + frame.width_px / frame.scale
    bottom = frame.top + frame.height_px / frame.scale
    rows = range(max(0, int(frame.top * side)), min(side - 1, int(bottom * side)) + 1)
    for column in range(int(frame.left * side // 1), int(right * side // 1) + 1):
        for row in rows:
            yield TileAddress(zoom=zoom, x=column % side, y=row), column // side


def ground(frame: Frame) -> str:
    """The basemap in a frame, as SVG elements; plain land if it is missing or damaged there."""
    try:
        return _ground(frame, world_facts().version)
    except BasemapError as error:
        logger.warning("A picture is drawn without the map: %s", error)
        return _sheet("land", frame)


@lru_cache(maxsize=32)
def _ground(frame: Frame, version: str) -> str:
    """The same; kept, because all pictures of a story share it.

    Args:
        frame: of the picture.
        version: of the archive; another one gives another picture.

    Raises:
        BasemapError: the archive is missing or damaged.
    """
    rings: dict[str, list[str]] = {}
    lines: dict[str, list[str]] = {}
    tiles = list(tiles_in(frame))
    for tile, turn in tiles:
        shapes = shapes_of(tile, version)
        for name, parts in shapes.rings.items():
            rings.setdefault(name, []).extend(_closed(frame, parts, turn))
        for name, parts in shapes.lines.items():
            seen = (piece for line in parts for piece in lines_on(frame, line, turn))
            lines.setdefault(name, []).extend(map(path_data, seen))
    for tile, turn in _above(tiles):
        for name in DEPTHS:
            rings.setdefault(name, []).extend(
                _closed(frame, shapes_of(tile, version).rings.get(name, ()), turn)
            )
    return _sheet("water", frame) + "".join(_drawn(rings, lines, frame.zoom))


def _sheet(name: str, frame: Frame) -> str:
    """All of a picture in the colour of a class."""
    return f'<path class="{name}" d="M0 0H{frame.width_px}V{frame.height_px}H0Z"/>'


def _above(tiles: Iterable[tuple[TileAddress, int]]) -> set[tuple[TileAddress, int]]:
    """The tiles from which the depths of the sea are taken for deeper ones, which have none."""
    zoom = world_facts().depth_zoom
    return {
        (TileAddress(zoom=zoom, x=tile.x >> tile.zoom - zoom, y=tile.y >> tile.zoom - zoom), turn)
        for tile, turn in tiles
        if tile.zoom > zoom
    }


def _closed(frame: Frame, rings: Iterable[WorldLine], turn: int) -> Iterator[str]:
    """Path data of the rings that are seen."""
    cut = (ring_on(frame, ring, turn) for ring in rings)
    return (path_data(ring, closed=True) for ring in cut if _shows(ring))


def _shows(ring: PixelLine) -> bool:
    """Whether a ring is larger than a speck."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return bool(ring) and max(max(xs) - min(xs), max(ys) - min(ys)) > SPECK_PX


def _drawn(
    rings: Mapping[str, list[str]], lines: Mapping[str, list[str]], zoom: float
) -> Iterator[str]:
    """Sea, land, waters and borders, in the order in which the browser draws them."""
    yield _path("deep", rings.get("deep"))
    yield _path("abyss", rings.get("abyss"))
    yield _path("shore", lines.get("coast"), line_width_px("shore", zoom))
    yield _path("land", rings.get("land"))
    yield _path("ice", rings.get("ice"))
    yield _path("coast", lines.get("coast"), line_width_px("coast", zoom))
    for name in sorted(lines):
        if name.startswith("river"):
            begins = int(name.removeprefix("river "))
            yield _path("river", lines[name], line_width_px("river", zoom - begins))
    yield _path("lake", rings.get("lake"))
    yield _path("band", lines.get("border"), line_width_px("borderBand", zoom))
    yield _path("border", lines.get("border"), line_width_px("border", zoom))
    yield _path("border open", lines.get("border open"), line_width_px("border", zoom))


def _path(name: str, data: Iterable[str] | None, width_px: float = 0) -> str:
    joined = "".join(data or ())
    width = f' stroke-width="{width_px:g}"' if width_px else ""
    return f'<path class="{name}"{width} d="{joined}"/>' if joined else ""


def countries_in(frame: Frame) -> Iterator[tuple[CountryLabel, int]]:
    """The countries named in a picture, each with the turn around the world in which it lies.

    None of a tile that is missing or damaged: `ground` says so in the log.
    """
    version = world_facts().version
    for tile, turn in tiles_in(frame):
        with suppress(BasemapError):
            for label in shapes_of(tile, version).countries:
                yield label, turn


@lru_cache(maxsize=256)
def shapes_of(tile: TileAddress, version: str) -> TileShapes:
    """What a tile holds; kept, because the pictures of many stories share it.

    Args:
        tile: the tile.
        version: of the archive; another one has other tiles.

    Raises:
        BasemapError: the archive is missing or damaged.
    """
    found = TileShapes()
    for layer in world_archive().layers(tile).values():
        for feature in layer.features:
            _take(feature, TilePlace(tile, layer.extent), layer.name, found)
    return found


def _take(feature: VectorFeature, place: TilePlace, layer: str, found: TileShapes) -> None:
    """Add a feature to what its class is drawn from."""
    tags, parts = feature.tags, feature.parts
    if feature.shape == "polygon":
        name = _ring_class(layer, tags)
        if name:
            found.rings.setdefault(name, []).extend(map(place.world, parts))
        if name == "land":
            found.lines.setdefault("coast", []).extend(p for r in parts for p in place.inner(r))
    elif feature.shape == "line":
        name = _line_class(layer, tags)
        if name:
            found.lines.setdefault(name, []).extend(p for r in parts for p in place.inner(r))
    elif layer == "places" and tags.get("kind") == "country":
        first, last = tag_number(tags, "min_zoom", 0), tag_number(tags, "max_zoom", 99)
        names = {key: value for key, value in tags.items() if key.startswith("name")}
        found.countries.extend(
            CountryLabel(point, names, (first, last))
            for part in parts
            for point in place.world(part)
        )


def _ring_class(layer: str, tags: Mapping[str, Tag]) -> str:
    if layer == "depths":
        return "deep" if tags.get("depth") == 200 else "abyss"
    if layer == "water":
        return "" if tags.get("kind") == "playa" else "lake"
    return {"earth": "land", "landcover": "ice"}.get(layer, "")


def _line_class(layer: str, tags: Mapping[str, Tag]) -> str:
    if layer == "boundaries":
        return "border open" if tags.get("disputed") else "border"
    if layer == "water" and not tags.get("lake_centerline"):
        return f"river {int(tag_number(tags, 'min_zoom', 6))}"
    return ""
