"""What of an extract is named, and which of its names readers see."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assembling import called

Tags = dict[str, Any]


def labels(layer: str, kind: str, tags: Tags, parts: list[list[int]]) -> list[dict[str, Any]]:
    feature = {"kind": kind, "tags": tags, "parts": parts}
    found = {"name": layer, "extent": 4096, "feature": feature}
    answer: list[dict[str, Any]] = called(
        "streets/street_labels.js", "labelOf", found, {"z": 15, "x": 17520, "y": 12176}
    )
    return answer


def looks(layer: str, kind: str, tags: Tags) -> list[str]:
    return [each["look"] for each in labels(layer, kind, {"name": "A"} | tags, [[0, 0, 9, 9]])]


@pytest.mark.parametrize(
    ("layer", "kind", "tags", "look"),
    [
        ("roads", "line", {"kind": "highway"}, "motorway-name"),
        ("roads", "line", {"kind": "path", "kind_detail": "steps"}, "path-name"),
        ("water", "line", {"kind": "stream"}, "stream"),
        ("water", "point", {"kind": "water"}, "lake"),
        ("places", "point", {"kind": "neighbourhood"}, "quarter"),
        ("places", "point", {"kind": "locality", "capital": "yes"}, "capital"),
        ("pois", "point", {"kind": "museum"}, "sight"),
        ("pois", "point", {"kind": "station"}, "station"),
    ],
)
def test_a_name_is_written_as_what_it_names(layer: str, kind: str, tags: Tags, look: str) -> None:
    assert looks(layer, kind, tags) == [look]


@pytest.mark.parametrize(
    ("layer", "kind", "tags"),
    [
        ("water", "point", {"kind": "sea"}),
        ("roads", "line", {"kind": "rail"}),
        ("roads", "line", {"kind": "minor_road", "is_tunnel": True}),
        ("pois", "point", {"kind": "hairdresser"}),
        ("places", "point", {"kind": "country"}),
        ("landuse", "polygon", {"kind": "park"}),
    ],
)
def test_other_things_are_not_named(layer: str, kind: str, tags: Tags) -> None:
    assert looks(layer, kind, tags) == []


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        ({"name": "Via Roma", "name:en": "Rome Street"}, "Via Roma"),
        ({"name": "東京", "script": "Han", "name:en": "Tokyo"}, "Tokyo"),
        ({"name": "東京", "script": "Han", "name2": "Tōkyō"}, "Tōkyō"),
        ({"name": "東京", "script": "Han", "name2": "Токио", "script2": "Cyrillic"}, "東京"),
    ],
)
def test_readers_of_other_languages_see_the_local_name_if_it_is_in_latin_letters(
    tags: Tags, name: str
) -> None:
    [label] = labels("roads", "line", {"kind": "minor_road"} | tags, [[0, 0, 9, 9]])
    assert label["otherwise"] == name


def test_each_piece_of_a_street_has_its_own_label_and_reach() -> None:
    pieces = [[0, 0, 0, 4096, 0, 8192], [0, 0, 4096, 0]]
    one, other = labels("roads", "line", {"name": "A", "kind": "minor_road"}, pieces)
    assert one["key"] != other["key"]
    assert [each["reach"] * 2**15 for each in (one, other)] == [1, 1]


@pytest.mark.parametrize(("min_zoom", "first"), [("12", 12), (12.5, 12.5), ("12;13", 15), ({}, 15)])
def test_a_zoom_that_is_no_number_is_that_of_the_tile(min_zoom: object, first: float) -> None:
    tags = {"name": "A", "kind": "museum", "min_zoom": min_zoom}
    (label,) = labels("pois", "point", tags, [[9, 9]])

    assert label["minZoom"] == first
    assert isinstance(label["rank"], int | float)


@pytest.mark.parametrize(
    ("tag", "number"), [(4, 4), ("4", 4), (None, 6), ("4;5", 6), ("Infinity", 6)]
)
def test_a_tag_that_is_no_number_is_replaced(tag: object, number: int) -> None:
    assert called("basemap/vector_tile.js", "numberOf", tag, 6) == number
