"""Builds `data/gazetteer/landforms.csv`: islands, mountains, lakes, rivers, and their reach.

The shapes and names are Natural Earth's; where to get them is described in `docs/basemap.md`.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from explorer.basemap.gazetteer_tables import write_table
from explorer.basemap.sources import Sources, properties
from explorer.basemap.translations import Translations
from explorer.reading.checks.territories import countries_near, zones_near
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate

COLUMNS: Final = ("kind", "names", "lat", "lon", "accuracy_km", "zone", "country")
LANGUAGES: Final = ("de", "es", "fr", "it", "ru")
"""Languages whose names are kept beside the English ones."""
LARGEST_KM: Final = 4000.0
"""What reaches farther consists of several things of one name."""
POINT_KM: Final = 10.0
"""How far a peak or a cape reaches that is drawn as a point."""
SAME_RIVER_KM: Final = 1000.0
"""How far apart the pieces of one river may lie."""

_KINDS: Final[Mapping[str, str]] = {
    "island": "island",
    "island group": "island",
    "mountain": "mountain",
    "range/mtn": "mountain",
    "foothills": "mountain",
    "pass": "mountain",
    "lake": "lake",
    "reservoir": "lake",
    "alkaline lake": "lake",
    "river": "river",
    "intermittent river": "river",
    "cape": "landscape",
    "pen/cape": "landscape",
    "peninsula": "landscape",
    "plateau": "landscape",
    "desert": "landscape",
    "geoarea": "landscape",
    "coast": "landscape",
    "plain": "landscape",
    "delta": "landscape",
    "basin": "landscape",
    "valley": "landscape",
    "lowland": "landscape",
    "tundra": "landscape",
    "isthmus": "landscape",
    "wetlands": "landscape",
    "gorge": "landscape",
    "waterfall": "landscape",
}
"""The gazetteer's kinds by those of Natural Earth; continents are none of them."""
_LAYERS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "geography_regions_polys": (("name", "featurecla", "region"), ("name", "featurecla")),
    "geography_regions_points": (("name", "featurecla"), ("name",)),
    "geography_regions_elevation_points": (("name", "featurecla"), ("name",)),
    "lakes": (("name", "min_zoom"), ("name",)),
    "lakes_europe": (("name", "min_zoom"), ("name",)),
    "rivers_lake_centerlines": (("name", "rivernum"), ("name",)),
    "rivers_europe": (("name", "rivernum"), ("name",)),
}
"""The layers, each with what finds a feature's row in its table."""


@dataclass(frozen=True)
class _Shape:
    """A named thing on the ground."""

    kind: str
    names: tuple[str, ...]
    points: tuple[Coordinate, ...]


def rows(sources: Sources) -> Iterator[dict[str, str]]:
    """The rows of the table, in the order of their kinds and names.

    Raises:
        BasemapError: a layer or a table of Natural Earth is missing or unreadable.
    """
    shapes = [shape for layer in _LAYERS for shape in _shapes(sources, layer)]
    for shape in sorted(_joined(shapes), key=lambda each: (each.kind, each.names)):
        if row := _row(shape):
            yield row


def _shapes(sources: Sources, layer: str) -> Iterator[_Shape]:
    names = Translations(sources.table(f"ne_10m_{layer}"), *_LAYERS[layer])
    for each in sources.layer(layer):
        values = properties(each)
        tags, kind = names.tags(values), _KINDS.get(str(values["featurecla"]).lower())
        if kind and tags:
            spelt = [tags["name"], *(tags.get(f"name:{code}", "") for code in LANGUAGES)]
            distinct = tuple(dict.fromkeys(filter(None, spelt)))
            yield _Shape(kind, distinct, tuple(_points(each["geometry"]["coordinates"])))


def _points(coordinates: Any) -> Iterator[Coordinate]:
    """The points of a GeoJSON geometry of any depth."""
    if isinstance(coordinates[0], int | float):
        lon, lat = float(coordinates[0]), float(coordinates[1])
        yield Coordinate(lat=lat, lon=max(-180.0, min(180.0, lon)))
        return
    for each in coordinates:
        yield from _points(each)


def _joined(shapes: Iterable[_Shape]) -> Iterator[_Shape]:
    """The pieces of a river and the islands of a group as one; what else shares a name stays."""
    by_name: dict[tuple[str, str], list[_Shape]] = defaultdict(list)
    for shape in shapes:
        same = by_name[shape.kind, shape.names[0]]
        near = next((each for each in same if _are_near(each, shape)), None)
        if near is None:
            same.append(shape)
            continue
        names = tuple(dict.fromkeys((*near.names, *shape.names)))
        same[same.index(near)] = _Shape(shape.kind, names, near.points + shape.points)
    for same in by_name.values():
        yield from same


def _are_near(one: _Shape, other: _Shape) -> bool:
    middle = other.points[len(other.points) // 2]
    step = max(1, len(one.points) // 50)
    return any(distance_km(middle, each) < SAME_RIVER_KM for each in one.points[::step])


def _row(shape: _Shape) -> dict[str, str] | None:
    middle, reach_km = _circle(shape)
    zones = zones_near(middle, reach_km)
    if reach_km > LARGEST_KM or not zones:
        return None
    countries = countries_near(middle, min(reach_km, 100))
    return {
        "kind": shape.kind,
        "names": "|".join(shape.names),
        "lat": f"{middle.lat:.3f}",
        "lon": f"{middle.lon:.3f}",
        "accuracy_km": f"{max(reach_km, POINT_KM if len(shape.points) == 1 else 1):.0f}",
        "zone": zones[0],
        "country": countries[0] if len(countries) == 1 else "",
    }


def _circle(shape: _Shape) -> tuple[Coordinate, float]:
    """A point of, or within, the shape, and how far the shape reaches from there, in km.

    Of a line it is the point nearest to the middle; of an area the middle of its box.
    """
    west = min(point.lon for point in shape.points)
    turned = max(point.lon for point in shape.points) - west > 180
    lons = [point.lon + 360 * (turned and point.lon < 0) for point in shape.points]
    lats = [point.lat for point in shape.points]
    lon = (min(lons) + max(lons)) / 2
    middle = Coordinate(lat=(min(lats) + max(lats)) / 2, lon=lon - 360 * (lon > 180))
    if shape.kind == "river":
        middle = min(shape.points, key=lambda point: distance_km(point, middle))
    return middle, max(distance_km(middle, point) for point in shape.points)


if __name__ == "__main__":
    sys.exit(write_table(__doc__, rows, COLUMNS))
