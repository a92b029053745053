"""The areas of a story as they are drawn: with few positions, and simplified once."""

from gzip import compress
from math import cos, radians, sin
from pathlib import Path

import pytest

from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.shapes import Shape
from explorer.views import areas
from explorer.views.areas import MOST, MOST_POSITIONS, drawn_shape
from explorer.views.document import facts_document
from tests.areas import Ring, blob, feature, polygon
from tests.attaching import attach
from tests.records import event, write_story

COAST: Ring = [
    [round((1 + 0.02 * (at % 2)) * cos(radians(at / 20)), 6), round(sin(radians(at / 20)), 6)]
    for at in range(7_200)
]
"""As jagged as it is fine."""


def with_areas(root: Path, **geometries: object) -> Story:
    nowhere = {"place": None, "zone": "UTC"}
    events = [event(name, area=f"{name}.json", **nowhere) for name in geometries]
    folder = write_story(
        root,
        events=[event("begin"), *events],
        articles={"en": "It was the [beginning](event:begin).\n"},
    )
    for name, geometry in geometries.items():
        attach(folder, f"{name}.json", geometry)
    return load_story(folder)


def shape(story: Story, name: str) -> Shape:
    return drawn_shape(story, f"{name}.json", -180.0)


def count(shape: Shape) -> int:
    return sum(1 for _ in shape.positions)


def test_a_large_area_has_the_most_positions_and_no_more(tmp_path: Path) -> None:
    coast = polygon([*COAST, COAST[0]])
    islands = {
        "type": "MultiPolygon",
        "coordinates": [
            [blob(lon=at % 60, lat=at // 60, radius_km=20, seed=at, count=10)] for at in range(900)
        ],
    }
    story = with_areas(tmp_path, coast=coast, islands=islands)

    assert count(shape(story, "coast")) == MOST
    drawn = shape(story, "islands")
    assert count(drawn) <= MOST
    assert len(drawn.polygons) == MOST // 8


def test_of_many_areas_each_has_a_few_positions(tmp_path: Path) -> None:
    names = [f"a{at}" for at in range(60)]
    rings = (blob(lon=at, lat=9, radius_km=60, seed=at, count=500, rough=1.5) for at in range(60))
    story = with_areas(tmp_path, **dict(zip(names, map(polygon, rings), strict=True)))

    assert {count(shape(story, name)) for name in names} == {MOST_POSITIONS // 60}
    assert len(compress(facts_document(story, AsOf.NOW))) < 40_000


def test_what_is_smaller_than_a_pixel_is_left_out_but_never_all(tmp_path: Path) -> None:
    far = [[20, 0], [20.0001, 0], [20.0001, 0.0001], [20, 0]]
    dot = [[0, 0], [0.0001, 0], [0.0002, 0.0001], [0, 0]]
    hole = [[3, 1], [3.0001, 1.0001], [3.0001, 1], [3, 1]]
    wide = [[0, 0], [9, 0], [9, 9], [0, 0]]
    story = with_areas(
        tmp_path,
        dots={"type": "MultiPolygon", "coordinates": [[far], [dot]]},
        holed={"type": "MultiPolygon", "coordinates": [[wide, hole], [far]]},
        point=polygon([[5, 5], [5, 5], [5, 5], [5, 5]]),
    )

    assert [each.lon for each in shape(story, "dots").positions] == [0, 0.0001, 0.0002, 0]
    assert [len(rings) for rings in shape(story, "holed").polygons] == [1]
    assert count(shape(story, "point")) == 4


def test_a_hole_stays_in_its_polygon(tmp_path: Path) -> None:
    outer = blob(lon=9, lat=45, radius_km=50, seed=1)
    inner = blob(lon=9, lat=45, radius_km=10, seed=2)
    line = {"type": "LineString", "coordinates": [[8, 44], [8.5, 44.1], [9, 44]]}
    story = with_areas(
        tmp_path,
        lake={
            "type": "FeatureCollection",
            "features": [feature(line), feature(polygon(outer, inner)), feature(polygon(inner))],
        },
    )
    drawn = shape(story, "lake")

    assert [len(rings) for rings in drawn.polygons] == [2, 1]
    assert len(drawn.lines) == 1


def test_an_area_is_simplified_once_for_all_who_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"a{at}" for at in range(20)]
    ring = polygon(blob(lon=9, lat=45, radius_km=50, seed=1))
    story = with_areas(tmp_path, **dict.fromkeys(names, ring))
    made = []
    simplified = areas._simplified

    def counted(shape: Shape, most: int) -> Shape:
        made.append(most)
        return simplified(shape, most)

    monkeypatch.setattr(areas, "_simplified", counted)
    for as_of in AsOf:
        facts_document(story, as_of)
        facts_document(story, as_of)

    assert len(made) == 20
