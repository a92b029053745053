"""The streets, waters and buildings of an invented town, in metres from its main square.

Shapes and names are made up here; nothing is taken from a real map.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import shapely
from shapely import LineString, Point, Polygon, affinity
from shapely.geometry.base import BaseGeometry

Tags: TypeAlias = dict[str, str | int | float | bool]

REACH_M: Final = 3000.0
"""From the square to each edge of the town."""
RING_M: Final = 700.0
_ALLEY_STEP: Final = 3

ROADS: Final[dict[str, tuple[str, int, int]]] = {
    "motorway": ("highway", 3, 11),
    "primary": ("major_road", 7, 12),
    "secondary": ("major_road", 9, 12),
    "tertiary": ("major_road", 9, 13),
    "residential": ("minor_road", 12, 14),
    "service": ("minor_road", 13, 14),
    "pedestrian": ("path", 12, 14),
    "footway": ("path", 13, 14),
    "steps": ("path", 13, 14),
    "rail": ("rail", 11, 12),
    "tram": ("rail", 14, 14),
}
"""By `kind_detail`: the kind, the zoom from which it is in the tiles, and that of its name."""


@dataclass(frozen=True)
class Street:
    """One way of the town."""

    line: LineString
    detail: str
    """`kind_detail` of the schema."""
    names: Tags
    tags: Tags

    @property
    def kind(self) -> str:
        """`kind` of the schema."""
        return ROADS[self.detail][0]


RIVER: Final = LineString([(-1000 + 260 * math.sin(y / 640), y) for y in range(-3400, 3401, 100)])
RIVER_BANKS: Final = RIVER.buffer(48)
PARK: Final = Polygon([(900, 250), (1650, 320), (1720, 880), (1240, 1040), (880, 760)])
POND: Final = Point(1330, 640).buffer(90).union(Point(1420, 690).buffer(60))
WOOD: Final = Polygon([(-3000, 1700), (-1900, 1900), (-1800, 2700), (-3000, 3000)])
CEMETERY: Final = Polygon([(900, -1500), (1180, -1500), (1180, -1240), (900, -1240)])
PITCH: Final = affinity.rotate(shapely.box(-1750, -300, -1645, -232), 18)
SQUARE: Final = Point(0, 0).buffer(66)
HILL: Final = shapely.box(1500, -2250, 2300, -1800)
AREAS: Final[tuple[tuple[str, BaseGeometry], ...]] = (
    ("residential", Point(0, 0).buffer(2600)),
    ("park", PARK),
    ("wood", WOOD),
    ("cemetery", CEMETERY),
    ("pitch", PITCH),
    ("hospital", shapely.box(1760, 480, 1980, 640)),
    ("school", shapely.box(1360, -520, 1500, -400)),
    ("industrial", shapely.box(1900, 1500, 2700, 2300)),
    ("pedestrian", SQUARE),
    ("farmland", shapely.box(-2900, -2900, -2000, -1900)),
)
"""`landuse` by kind, in the order in which it is drawn."""


def _named(italian: str, english: str, russian: str = "") -> Tags:
    names: Tags = {"name": italian, "name:it": italian, "name:en": english}
    return names | ({"name:ru": russian} if russian else {})


_ALLEYS: Final = (
    "Cieco", "Corto", "Storto", "Stretto", "Buio", "Torto", "Vecchio", "Alto", "Basso", "Scuro"
)  # fmt: skip
_SAINTS: Final = ("Orsola", "Bruno", "Zita", "Elmo", "Dalia", "Fosca", "Ivo", "Nilo", "Tecla")
_TRADES: Final = (
    "Bottai", "Calderai", "Cordai", "Fabbri", "Guantai", "Lanaioli", "Maniscalchi", "Mugnai",
    "Orafi", "Panettieri", "Sellai", "Tessitori", "Tintori", "Vasai", "Vetrai",
)  # fmt: skip
_TREES: Final = (
    ("dei Tigli", "Lime"), ("degli Olmi", "Elm"), ("delle Querce", "Oak"), ("dei Pini", "Pine"),
    ("dei Salici", "Willow"), ("dei Gelsi", "Mulberry"), ("degli Aceri", "Maple"),
    ("dei Cedri", "Cedar"), ("dei Noci", "Walnut"), ("dei Frassini", "Ash"),
)  # fmt: skip
_FLOWERS: Final = (
    ("delle Rose", "Rose"), ("dei Gigli", "Lily"), ("delle Viole", "Violet"),
    ("degli Iris", "Iris"), ("delle Dalie", "Dahlia"), ("dei Tulipani", "Tulip"),
    ("dei Garofani", "Carnation"),
)  # fmt: skip


def streets() -> Iterator[Street]:
    """Yield every way; those over the river are cut into banks and bridges."""
    for street in (*_old_town(), *_quarters(), *_paths(), *_main_roads()):
        yield from _over_water(street)


def _old_town() -> Iterator[Street]:
    """Crooked spokes and rings around the square, alleys between them, and steps."""
    for at in range(10):
        angle = 2 * math.pi * at / 10
        points = [_polar(angle + 0.16 * math.sin(r / 95 + at), r) for r in range(48, 705, 41)]
        names = _named(
            f"Via di Santa {_SAINTS[at]}" if at < len(_SAINTS) else "Via del Forno",
            f"Saint {_SAINTS[at]} Street" if at < len(_SAINTS) else "Bakery Street",
            "улица Святой Урсулы" if at == 0 else "",
        )
        yield Street(LineString(points), "residential", names, {})
        if at % _ALLEY_STEP:
            middle = angle + math.pi / 10
            alley = LineString([_polar(middle + r / 4000, r) for r in range(240, 421, 30)])
            detail = "service" if at % 2 else "steps"
            tags: Tags = {"service": "alley"} if detail == "service" else {}
            yield Street(
                alley, detail, _named(f"Vicolo {_ALLEYS[at]}", f"{_ALLEYS[at]} Alley"), tags
            )
    for number, radius in enumerate((60, 230, 410, 560)):
        ring = [
            _polar(a, radius * (1 + 0.07 * math.sin(3 * a + radius) + 0.03 * math.sin(7 * a)))
            for a in (math.tau * i / 96 for i in range(97))
        ]
        detail = "pedestrian" if number == 0 else "residential"
        yield Street(LineString(ring), detail, _named(*_CIRCLES[number]), {})
    foreign: Tags = {"name": "Улица Мастеров", "script": "Cyrillic", "name2": "Via dei Mastri"}
    line = LineString([_polar(0.3, r) for r in range(240, 401, 40)])
    yield Street(line, "residential", foreign, {})


_CIRCLES: Final = (
    ("Piazza Grande", "Great Square", "Большая площадь"),
    ("Via dei Mercanti", "Merchants' Street"),
    ("Via delle Mura Vecchie", "Old Walls Street"),
    ("Via dei Giardini", "Gardens Street"),
)


def _quarters() -> Iterator[Street]:
    """Grids east of the ring and beyond the river."""
    for left, right, turn, plants in ((660, 2300, 0, _TREES), (-2500, -1330, 14, _FLOWERS)):
        for number, x in enumerate(range(left, right, 170)):
            line = affinity.rotate(LineString([(x, -1700), (x, 1500)]), turn, origin=(0, 0))
            italian, english = plants[number % len(plants)]
            yield from _pieces(line, _named(f"Via {italian}", f"{english} Street"))
        for number, y in enumerate(range(-1700, 1501, 130)):
            line = affinity.rotate(LineString([(left, y), (right, y)]), turn, origin=(0, 0))
            trade = _TRADES[number % len(_TRADES)]
            where = "Vecchi" if left > 0 else "Nuovi"
            yield from _pieces(line, {"name": f"Via dei {trade} {where}"})


def _pieces(line: LineString, names: Tags) -> Iterator[Street]:
    """What of a street of the grid is on land, out of the park and outside the ring road."""
    barred = shapely.union_all(
        [PARK, CEMETERY, RIVER_BANKS.buffer(30), Point(0, 0).buffer(RING_M), WOOD]
    )
    for part in shapely.get_parts(line.difference(barred)):
        if part.length > 100:
            yield Street(part, "residential", names, {})


def _paths() -> Iterator[Street]:
    """Ways of the park, around its pond and across."""
    around = LineString(POND.buffer(25).exterior.coords)
    yield Street(around, "footway", _named("Viale del Laghetto", "Pond Walk"), {})
    for start in ((900, 300), (1650, 330), (1240, 1030), (1700, 860)):
        end = around.interpolate(around.project(Point(start)))
        yield Street(LineString([start, (end.x, end.y)]), "footway", {}, {})


def _main_roads() -> Iterator[Street]:
    ring = LineString([_polar(math.tau * i / 72, RING_M) for i in range(73)])
    names = _named("Viale dei Bastioni", "Bastions Avenue", "Бастионный проспект")
    yield Street(ring, "primary", names, {"ref": "SS1"})
    across = [(-2900, 160), (-1500, 120), (-700, 0), (-58, 0)]
    yield Street(LineString(across), "secondary", _named("Corso del Ponte", "Bridge Street"), {})
    south = [(-2900, -1300), (-1300, -900), (-400, -574)]
    yield Street(LineString(south), "tertiary", _named("Via del Molino", "Mill Street"), {})
    way = [
        (-3300, -2300),
        (-1200, -2100),
        (600, -1980),
        (1500, -2020),
        (2300, -2050),
        (3300, -2150),
    ]
    tags: Tags = {"ref": "A9", "shield_text": "A9", "network": "IT:A-road", "oneway": "yes"}
    motorway = LineString(way)
    yield from _tunnelled(
        Street(motorway, "motorway", _named("Autostrada del Sole Finto", "Sham Sun Motorway"), tags)
    )
    yield from _tunnelled(Street(motorway.offset_curve(24), "motorway", {}, tags))
    rails = LineString([(-3300, 2450), (-900, 1900), (500, 1700), (1500, 1750), (3300, 1500)])
    for shift in (0, 6):
        yield Street(rails.offset_curve(shift), "rail", {}, {})
    tram = LineString([_polar(-0.35, r) for r in range(700, 2200, 100)])
    yield Street(tram, "tram", {}, {})


def _tunnelled(street: Street) -> Iterator[Street]:
    """The parts under the hill as tunnels."""
    for part in shapely.get_parts(street.line.difference(HILL)):
        yield Street(part, street.detail, street.names, street.tags)
    for part in shapely.get_parts(street.line.intersection(HILL)):
        yield Street(part, street.detail, street.names, street.tags | {"is_tunnel": True})


def _over_water(street: Street) -> Iterator[Street]:
    banks = RIVER_BANKS.buffer(12)
    if not street.line.intersects(banks):
        yield street
        return
    for part in shapely.get_parts(street.line.difference(banks)):
        yield Street(part, street.detail, street.names, street.tags)
    for part in shapely.get_parts(street.line.intersection(banks)):
        yield Street(part, street.detail, street.names, street.tags | {"is_bridge": True})


def blocks(ways: list[Street]) -> list[Polygon]:
    """Return the built-up rim of each block between the streets."""
    built_along = {"residential", "pedestrian", "primary", "secondary", "tertiary"}
    drawn = [way.line for way in ways if way.detail in built_along]
    unbuilt = shapely.union_all(
        [shape for kind, shape in AREAS if kind not in ("residential", "industrial")]
        + [RIVER_BANKS.buffer(14), Point(0, 0).buffer(78)]
    )
    found = []
    for block in shapely.polygonize([shapely.union_all(drawn)]).geoms:
        if 600 < block.area < 80_000:
            inner = block.buffer(-8, join_style="mitre")
            rim = inner.difference(block.buffer(-26, join_style="mitre")).difference(unbuilt)
            found += [part for part in shapely.get_parts(rim) if part.area > 60]
    return found


def houses(rims: list[Polygon], lot_m: float) -> list[Polygon]:
    """Return the houses of the blocks, cut so many metres wide."""
    found: list[Polygon] = []
    for rim in rims:
        west, south, east, north = rim.bounds
        columns, rows = (math.ceil(size / lot_m) for size in (east - west, north - south))
        corners = [
            (west + i * lot_m, south + j * lot_m) for i in range(columns) for j in range(rows)
        ]
        cells = [
            shapely.box(x + 0.4, y + 0.4, x + lot_m - 0.4, y + lot_m - 0.4) for x, y in corners
        ]
        parts = shapely.get_parts(shapely.intersection(rim, cells))
        found += [part for part in parts if part.geom_type == "Polygon" and part.area > 12]
    return found


def _polar(angle: float, radius: float) -> tuple[float, float]:
    return radius * math.cos(angle), radius * math.sin(angle)
