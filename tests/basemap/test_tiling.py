"""Features cut into tiles: simplified, clipped, and read again by our own and another reader."""

import gzip
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely

from explorer.basemap.encoding import EncodedLayer, Kind
from explorer.basemap.features import (
    Feature,
    around_the_world,
    polygons,
    projected,
    widest,
)
from explorer.basemap.generalising import TOLERANCES, generalised, reach_of, without_small_holes
from explorer.basemap.landforms import middle_of, spine
from explorer.basemap.tiling import tiles
from explorer.tiles.vector_tiles import Shape, VectorFeature, decode_tile

PIXEL = 4096 / 512
SIZES = ((0.4, 0.01), (0.395, 0.0005))
"""Where two holes begin and how wide they are, in widths of the world."""


def land(geometry: shapely.Geometry, **given: object) -> Feature:
    named = {"layer": "earth", "tags": {"kind": "earth"}} | given
    return Feature(geometry=geometry, **named)  # type: ignore[arg-type]


def cut(features: list[Feature], zoom: int) -> dict[tuple[int, int], list[VectorFeature]]:
    """The features of each tile of a zoom, in 4096ths of it."""
    return {
        (tile.x, tile.y): [
            scaled(feature, 4096 // layer.extent)
            for layer in decode_tile(gzip.decompress(packed))
            for feature in layer.features
        ]
        for tile, packed in tiles(features, (zoom,))
    }


def scaled(feature: VectorFeature, factor: int) -> VectorFeature:
    parts = tuple(tuple((x * factor, y * factor) for x, y in part) for part in feature.parts)
    return VectorFeature(feature.shape, feature.tags, parts)


def test_a_polygon_is_clipped_to_each_tile_with_a_margin() -> None:
    found = cut([land(shapely.box(0.3, 0.3, 0.7, 0.7))], 1)

    assert set(found) == {(0, 0), (1, 0), (0, 1), (1, 1)}
    (ring,) = found[0, 0][0].parts
    assert {x for x, _ in ring} == {2456, 4096 + 64}
    assert ring[0] == ring[-1]


def test_an_outer_ring_runs_clockwise_and_its_hole_the_other_way() -> None:
    square = shapely.box(0.1, 0.1, 0.9, 0.9, ccw=False)
    ring = shapely.Polygon(square.exterior, [shapely.box(0.4, 0.4, 0.6, 0.6).exterior])
    outer, hole = cut([land(ring)], 0)[0, 0][0].parts

    def area(points: tuple[tuple[int, int], ...]) -> int:
        return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points))

    assert area(outer) > 0 > area(hole)


def test_what_is_smaller_than_two_units_squared_is_left_out() -> None:
    unit = 1 / 4096 / 2**7
    features = [
        land(shapely.box(0.5, 0.5, 0.5 + size * unit, 0.5 + size * unit)) for size in (3, 5)
    ]

    assert len(cut(features, 7)[64, 64][0].parts) == 1
    assert cut(features, 6) == {}


def test_a_line_has_fewer_points_the_farther_one_is_away() -> None:
    xs = np.linspace(0.2, 0.8, 2000)
    line = shapely.LineString(np.column_stack((xs, 0.5 + 0.001 * np.sin(xs * 400))))
    counts = [
        len(shapely.get_coordinates(pieces[0][1]))
        for _, pieces in generalised([land(line)], (7, 5, 3, 1))
    ]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1000
    assert counts[-1] < 100


def test_a_hole_that_is_too_small_to_see_is_left_out() -> None:
    holes = [shapely.box(x, 0.4, x + size, 0.4 + size).exterior for x, size in SIZES]
    lake = shapely.Polygon(shapely.box(0.1, 0.1, 0.9, 0.9).exterior, holes)
    rings = [
        len(cut([land(lake)], zoom)[tile][0].parts) for zoom, tile in ((0, (0, 0)), (3, (3, 3)))
    ]

    assert rings == [2, 3]
    assert without_small_holes(lake, 0.0) is lake


def test_a_layer_is_as_fine_as_its_finest_line() -> None:
    soft, hard = (land(shapely.box(0.1, 0.1, 0.9, 0.9), detail=detail) for detail in (8.0, 1.0))
    point = land(shapely.Point(0.5, 0.5))
    extents = [
        decode_tile(gzip.decompress(packed))[0].extent
        for features in ([soft, point], [soft, hard], [point])
        for _, packed in tiles(features, (0,))
    ]

    assert extents == [512, 1024, 4096]


def test_a_soft_line_is_off_by_two_pixels_at_most_on_a_map_of_the_world() -> None:
    assert [reach_of(8.0, zoom) / PIXEL for zoom in range(9)] == [2, 2, 2, 2, 2, 3, 3, 2, 2]
    assert [reach_of(1.0, zoom) for zoom in range(9)] == list(TOLERANCES)


def test_points_lie_in_one_tile_each() -> None:
    features = [land(shapely.Point(x, 0.5)) for x in (0.1, 0.5, 0.75)]
    found = cut(features, 2)

    assert {where: len(each) for where, each in found.items()} == {(0, 2): 1, (2, 2): 1, (3, 2): 1}


def test_a_line_that_is_whole_lies_in_the_tile_of_its_middle_alone() -> None:
    line = shapely.LineString([(0.1, 0.3), (0.3, 0.25), (0.9, 0.3)])
    found = cut([land(line, layer="landforms", whole=True)], 2)

    assert set(found) == {(1, 1)}
    assert found[1, 1][0].parts == (((-2456, 820), (820, 0), (10648, 820)),)


def test_a_feature_is_in_tiles_from_the_zoom_before_its_first_to_its_last() -> None:
    feature = land(shapely.Point(0.5, 0.5), min_zoom=3.5, max_zoom=5.2)

    assert [zoom for zoom in range(9) if feature.is_in(zoom)] == [3, 4, 5]
    assert land(shapely.Point(0.5, 0.5), min_zoom=11.0).is_in(8)


def test_parts_with_the_same_attributes_become_one_feature() -> None:
    boxes = [land(shapely.box(x, 0.1, x + 0.1, 0.2)) for x in (0.1, 0.4)]
    other = land(shapely.box(0.7, 0.1, 0.8, 0.2), tags={"kind": "other"})

    assert [len(each.parts) for each in cut([*boxes, other], 0)[0, 0]] == [2, 1]


def test_land_that_is_cut_at_the_antimeridian_goes_on_beyond_it() -> None:
    halves = [shapely.box(0.99, 0.4, 1.0, 0.6), shapely.box(0.0, 0.4, 0.01, 0.6)]
    joined = around_the_world(halves)

    assert sorted(round(each.bounds[0], 6) for each in joined) == [-0.01, 0.99]
    assert shapely.area(joined) == pytest.approx([0.004, 0.004])


def test_land_far_from_the_antimeridian_stays_as_it_is() -> None:
    island = shapely.box(0.4, 0.4, 0.6, 0.6)

    assert around_the_world([island]) == [island]
    assert around_the_world([]) == []


def test_degrees_become_the_square_of_the_world() -> None:
    corners = projected(shapely.LineString([(-180, 85.0511287798), (0, 0), (180, -90)]))
    points = shapely.get_coordinates(corners)

    assert points[0] == pytest.approx((0, 0), abs=1e-9)
    assert points[1] == pytest.approx((0.5, 0.5))
    assert points[2][0] == pytest.approx(1)
    assert points[2][1] > 1


def test_a_crossed_ring_becomes_polygons_that_are_valid() -> None:
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    found = polygons([bow])

    assert len(found) == 2
    assert all(each.is_valid for each in found)


def test_the_widest_place_is_the_middle_of_a_square() -> None:
    point = shapely.get_coordinates(widest(shapely.box(0.2, 0.2, 0.4, 0.4)))[0]

    assert point == pytest.approx((0.3, 0.3), abs=1e-3)


@pytest.mark.parametrize("turn", [0, 30, 80, 120])
def test_a_spine_runs_along_a_bent_shape_from_west_to_east(turn: int) -> None:
    angles = np.linspace(0.5, 2.6, 40)
    arc = shapely.LineString(np.column_stack((np.cos(angles), np.sin(angles))))
    moon = shapely.affinity.rotate(arc.buffer(0.1), turn)
    line = spine(moon)
    ends = shapely.get_coordinates(line)

    assert ends[0, 0] <= ends[-1, 0]
    assert line.length > 1.2
    assert shapely.length(shapely.intersection(line, moon)) > 0.85 * line.length


def test_another_reader_reads_what_we_encode(tmp_path: Path) -> None:
    from pyogrio.raw import read  # GDAL, which has a reader of its own

    layer = EncodedLayer("earth", 4096)
    square = np.array([(0, 0), (4096, 0), (4096, 2048), (0, 2048), (0, 0)])
    layer.add(Kind.POLYGON, [square], {"kind": "earth", "name": "Süd", "n": 3, "part": 1.5})
    path = tmp_path / "one.mvt"
    path.write_bytes(layer.encoded())

    meta, _, shapes, columns = read(path, layer="earth")
    values = {name: row[0] for name, row in zip(meta["fields"], columns, strict=True)}
    assert values | {"mvt_id": 0} == {
        "mvt_id": 0,
        "kind": "earth",
        "name": "Süd",
        "n": 3,
        "part": 1.5,
    }
    assert shapely.from_wkb(shapes[0]).equals(shapely.box(0, 2048, 4096, 4096))


def test_an_encoded_layer_is_decoded_again() -> None:
    layer = EncodedLayer("water", 4096)
    tags = {"kind": "river", "name": "Tiber · Tevere", "min_zoom": 4.5, "n": -3, "big": 70_000}
    layer.add(Kind.LINE, [np.array([(-5, 0), (7, 8), (900, 9)])], tags | {"wild": True})
    layer.add(Kind.POINT, [np.array([(3, 4)]), np.array([(1, 1)])], {"kind": "river"})
    (read,) = decode_tile(layer.encoded())

    assert read.name == "water"
    assert read.features[0] == VectorFeature(
        Shape.LINE, tags | {"wild": True}, (((-5, 0), (7, 8), (900, 9)),)
    )
    assert read.features[1].parts == (((3, 4), (1, 1)),)
    assert EncodedLayer("empty", 4096).encoded() == b""


def test_what_goes_around_the_world_has_no_edge_within_the_first_tile() -> None:
    (ring,) = cut([land(shapely.box(-0.02, 0.2, 1.02, 0.8))], 0)[0, 0][0].parts

    assert {x for x, _ in ring} == {-64, 4160}


@pytest.mark.parametrize(
    ("spans", "x"),
    [
        (((0.3, 0.4), (0.6, 0.7)), 0.5),
        (((0.9, 0.95), (0.01, 0.05)), 0.975),
        (((0.98, 0.99), (0.02, 0.1)), 0.04),
    ],
)
def test_a_group_of_islands_is_named_in_its_middle_also_across_the_antimeridian(
    spans: tuple[tuple[float, float], ...], x: float
) -> None:
    islands = [shapely.box(left, 0.4, right, 0.5) for left, right in spans]

    assert middle_of(islands).x == pytest.approx(x)
