"""Writes a PMTiles archive of an invented town, as an extract of the Protomaps basemap has it.

Layers and attributes follow version 4 of the schema, <https://docs.protomaps.com/basemaps/layers>.
To look at it: `python -m tests.tiles.invented_town rome.pmtiles --lat 41.895 --lon 12.482`.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely
from pmtiles.tile import Compression, TileType
from pmtiles.writer import Writer
from shapely import Point, affinity

from explorer.basemap.encoding import EncodedLayer, Kind
from explorer.story.web_mercator import world_position
from explorer.tiles.grid import TileAddress, tile_number
from tests.tiles import invented_streets as town
from tests.tiles.invented_streets import Tags

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

ATTRIBUTION: Final = "Invented streets, for tests"
DEEPEST: Final = 15
EXTENT: Final = 4096
BUFFER: Final = 64
LAYERS: Final = (
    "earth", "landuse", "water", "roads", "buildings", "boundaries", "places", "pois",
)  # fmt: skip
_EQUATOR_M: Final = 40_075_016.686
_KINDS: Final = {"Point": Kind.POINT, "LineString": Kind.LINE, "Polygon": Kind.POLYGON}


@dataclass(frozen=True)
class _Feature:
    layer: str
    shape: BaseGeometry
    tags: Tags
    first: int = 0
    last: int = DEEPEST


def write_town(
    path: Path,
    *,
    lat: float,
    lon: float,
    lot_m: float = 20.0,
    left_out: frozenset[TileAddress] = frozenset(),
) -> Path:
    """Write the archive and return its path; the same arguments give the same bytes.

    Args:
        path: the file, replaced if it is there.
        lat: of the main square, in degrees; between 80 south and 80 north.
        lon: of the main square, in degrees.
        lot_m: how wide a house is: the narrower, the more of them.
        left_out: tiles that the archive shall lack.
    """
    x, y = world_position(lon=lon, lat=lat)
    scale = 1 / (_EQUATOR_M * math.cos(math.radians(lat)))
    place = (scale, 0, 0, -scale, x, y)
    features = [
        replace(each, shape=affinity.affine_transform(_bent(each.shape), place))
        for each in _features(lot_m)
    ]
    tiles = {
        tile_number(tile): packed
        for tile, packed in _tiles(features, (x, y), town.REACH_M * scale)
        if tile not in left_out
    }
    with path.open("wb") as file:
        writer = Writer(file)
        for number in sorted(tiles):
            writer.write_tile(number, tiles[number])
        writer.finalize(*_header(lat, lon))
    return path


def place_at(*, lat: float, lon: float, east_m: float, north_m: float) -> list[float]:
    """Return latitude and longitude, in degrees, of a point of a town before it was bent.

    Args:
        lat: of the main square, in degrees.
        lon: of the main square, in degrees.
        east_m: as in `invented_streets`.
        north_m: as in `invented_streets`.
    """
    [[east, north]] = _bend(np.array([[east_m, north_m]]))
    degree_m = _EQUATOR_M / 360
    return [lat + north / degree_m, lon + east / degree_m / math.cos(math.radians(lat))]


def _bent(shape: BaseGeometry) -> BaseGeometry:
    """A shape as it lies in a town that nobody has drawn with a ruler."""
    return shapely.transform(shapely.segmentize(shape, 80.0), _bend)


def _bend(points: Any) -> Any:
    x, y = points.T
    across = 70 * np.sin(y / 520) + 22 * np.sin(x / 170 + y / 260)
    along = 80 * np.sin(x / 610 + 1) + 20 * np.sin(y / 150 - x / 310)
    return np.column_stack((x + across, y + along))


def _header(lat: float, lon: float) -> tuple[dict[str, Any], dict[str, Any]]:
    up = math.degrees(town.REACH_M / _EQUATOR_M * math.tau)
    along = up / math.cos(math.radians(lat))
    header = {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_zoom": 0,
        "max_zoom": DEEPEST,
        "min_lon_e7": round((lon - along) * 1e7),
        "min_lat_e7": round((lat - up) * 1e7),
        "max_lon_e7": round((lon + along) * 1e7),
        "max_lat_e7": round((lat + up) * 1e7),
        "center_zoom": 14,
        "center_lon_e7": round(lon * 1e7),
        "center_lat_e7": round(lat * 1e7),
    }
    metadata = {
        "name": "An invented town",
        "description": "Nothing in it is real.",
        "attribution": ATTRIBUTION,
        "type": "baselayer",
        "version": "4.0.0",
        "vector_layers": [
            {"id": layer, "fields": {}, "minzoom": 0, "maxzoom": DEEPEST} for layer in LAYERS
        ],
    }
    return header, metadata


def _features(lot_m: float) -> Iterator[_Feature]:
    """Everything in the town, in metres."""
    whole = Point(0, 0).buffer(town.REACH_M * 40, quad_segs=1).envelope
    yield _Feature("earth", whole, {"kind": "earth"})
    for kind, shape in town.AREAS:
        yield _Feature("landuse", shape, {"kind": kind, "sort_rank": 189}, 10)
    banks: Tags = {"kind": "water", "kind_detail": "river", "sort_rank": 200}
    yield _Feature("water", town.RIVER_BANKS, banks, 9)
    pond: Tags = {"kind": "water", "kind_detail": "lake", "sort_rank": 200}
    yield _Feature("water", town.POND, pond, 12)
    flow: Tags = {"kind": "river", "min_zoom": 10, "name": "Fiume Finto", "name:en": "Sham River"}
    yield _Feature("water", town.RIVER, flow, 9)
    ways = list(town.streets())
    for way in ways:
        yield from _road(way)
    rims = town.blocks(ways)
    for rim in rims:
        yield _Feature("buildings", rim, {"kind": "building", "height": 15}, 12, 14)
    for number, house in enumerate(town.houses(rims, lot_m)):
        tags: Tags = {"kind": "building", "height": 9 + number % 4 * 3, "sort_rank": 400}
        yield _Feature("buildings", house, tags, DEEPEST)
        if number % 3 == 0:
            address: Tags = {"kind": "address", "addr_housenumber": str(number % 90 + 1)}
            yield _Feature("buildings", house.centroid, address, DEEPEST)
    border = shapely.LineString([(-3000, 1200), (-600, 2300), (3000, 2600)])
    yield _Feature("boundaries", border, {"kind": "county", "kind_detail": 6, "min_zoom": 8}, 8)
    yield from _points()


def _road(way: town.Street) -> Iterator[_Feature]:
    """A way as the tiles have it: without names first, with them from a deeper zoom on."""
    kind, first, named = town.ROADS[way.detail]
    tags: Tags = {"kind": kind, "kind_detail": way.detail, "min_zoom": first + 1, "sort_rank": 400}
    yield _Feature("roads", way.line, tags | way.tags, first, named - 1)
    yield _Feature("roads", way.line, tags | way.tags | way.names, named)


def _points() -> Iterator[_Feature]:
    city: Tags = {
        "kind": "locality", "kind_detail": "city", "min_zoom": 8, "population": 84_000,
        "population_rank": 9, "name": "Cittafinta", "name:en": "Shamtown", "name:ru": "Фальшгород",
    }  # fmt: skip
    yield _Feature("places", Point(0, 30), city, 7)
    for name, english, x, y in (
        ("Borgo Vecchio", "Old Borough", -280, 330),
        ("Oltrefiume", "Beyond the River", -1900, 620),
        ("Quartiere degli Olmi", "Elm Quarter", 1500, -900),
    ):
        tags: Tags = {"kind": "neighbourhood", "kind_detail": "suburb", "min_zoom": 12}
        yield _Feature("places", Point(x, y), tags | {"name": name, "name:en": english}, 11)
    for kind, first, name, english, x, y in (
        ("station", 13, "Cittafinta Centrale", "Shamtown Central", 1500, 1752),
        ("park", 13, "Parco delle Fate", "Fairy Park", 1100, 520),
        ("hospital", 12, "Ospedale San Finto", "Saint Sham Hospital", 1870, 560),
        ("museum", 15, "Museo del Niente", "Museum of Nothing", 330, 140),
        ("townhall", 13, "Palazzo Comunale", "Town Hall", 30, 90),
        ("library", 13, "Biblioteca dei Sogni", "Library of Dreams", -190, -150),
        ("university", 14, "Università Immaginaria", "Imaginary University", 300, -330),
        ("restaurant", 15, "Trattoria da Nessuno", "Nobody's", 120, -90),
    ):
        about: Tags = {"kind": kind, "min_zoom": first + 1, "name": name, "name:en": english}
        yield _Feature("pois", Point(x, y), about, first)


def _tiles(
    features: list[_Feature], middle: tuple[float, float], reach: float
) -> Iterator[tuple[TileAddress, bytes]]:
    tree = shapely.STRtree([each.shape for each in features])
    for zoom in range(DEEPEST + 1):
        side = 1 << zoom
        columns, rows = (
            range(math.floor((at - reach) * side), math.floor((at + reach) * side) + 1)
            for at in middle
        )
        for x in columns:
            for y in rows:
                room = BUFFER / EXTENT
                frame = [(x - room) / side, (y - room) / side]
                frame += [(x + 1 + room) / side, (y + 1 + room) / side]
                found = [features[i] for i in sorted(tree.query(shapely.box(*frame)))]
                seen = [each for each in found if each.first <= zoom <= each.last]
                encoded = _encoded(seen, (zoom, x, y), frame)
                tile = TileAddress(zoom=zoom, x=x % side, y=y)
                yield tile, gzip.compress(encoded, 6, mtime=0)


def _encoded(seen: list[_Feature], at: tuple[int, int, int], frame: list[float]) -> bytes:
    zoom, x, y = at
    layers = {name: EncodedLayer(name, EXTENT) for name in LAYERS}
    side = EXTENT << zoom
    clipped = shapely.clip_by_rect([each.shape for each in seen], *frame)
    for each, shape in zip(seen, clipped, strict=True):
        placed = affinity.affine_transform(shape, (side, 0, 0, side, -x * EXTENT, -y * EXTENT))
        kind = each.shape.geom_type.removeprefix("Multi")
        rows = [
            row
            for part in shapely.get_parts(placed)
            if part.geom_type == kind
            for row in _rows(part)
        ]
        if kind == "Point" and not _is_within(rows):
            continue
        if rows:
            layers[each.layer].add(_KINDS[kind], rows, each.tags)
    return b"".join(layer.encoded() for layer in layers.values())


def _is_within(rows: list[Any]) -> bool:
    return bool(rows) and bool(np.all((rows[0] >= 0) & (rows[0] < EXTENT)))


def _rows(part: BaseGeometry) -> Iterator[Any]:
    """A part in units of its tile: outer rings clockwise as one sees them, holes the other way."""
    lines = shapely.get_rings(part) if part.geom_type == "Polygon" else [part]
    for number, line in enumerate(lines):
        points = np.rint(shapely.get_coordinates(line))
        moved = np.concatenate(([True], np.any(points[1:] != points[:-1], axis=1)))
        row = points[moved]
        if part.geom_type == "Polygon":
            across, down = row.T
            area = np.dot(across[:-1], down[1:]) - np.dot(across[1:], down[:-1])
            if not area:
                continue
            row = row if (area > 0) == (number == 0) else row[::-1]
        if part.geom_type == "Point" or len(row) > 1:
            yield row


def main() -> None:
    """Write an archive from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--lat", type=float, required=True)
    parser.add_argument("--lon", type=float, required=True)
    given = parser.parse_args()
    write_town(given.path, lat=given.lat, lon=given.lon)


if __name__ == "__main__":
    main()
