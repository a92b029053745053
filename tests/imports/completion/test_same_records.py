"""Which records of several rows are one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from explorer.imports.completion.same_records import Mentions, are_apart, sameness
from explorer.writing.values import Value

NAME: dict[str, Value] = {"names": "Valencia"}
AT: dict[str, Value] = {"lat": 39.47, "lon": -0.376}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"country": "ES"}, {"country": "VE"}),
        ({"geonames": 2509954}, {"geonames": 3625549}),
        ({"wikidata": "Q8818"}, {"wikidata": "Q193269"}),
        (AT, {"lat": 10.16, "lon": -68.0}),
        ({"country": "ES"}, {}),
    ],
)
def test_places_of_one_name_are_apart_by_what_else_is_said(
    one: dict[str, Value], other: dict[str, Value]
) -> None:
    assert sameness("places", NAME | one) != sameness("places", NAME | other)
    assert sameness("places", NAME | one) == sameness("places", {"names": "valencia"} | one)


def test_a_position_says_enough() -> None:
    assert sameness("places", NAME | AT) == sameness("places", NAME | AT | {"country": "ES"})


@pytest.mark.parametrize(
    ("said", "place", "known"),
    [
        ([AT], {}, AT),
        ([AT | {"country": "ES"}], {"country": "VE"}, {}),
        ([AT | {"country": "ES"}, {"country": "VE"}], {}, {}),
        ([AT, {"country": "ES"}], {}, AT | {"country": "ES"}),
        ([AT | {"country": "ES"}, {"wikidata": "Q193269", "country": "VE"}], {"country": "ES"}, AT),
        ([AT, {"lat": 10.16, "lon": -68.0}], {}, {}),
        ([{"country": "ES"}], AT, {}),
    ],
)
def test_a_place_with_only_a_name_is_the_one_that_it_can_be(
    said: list[dict[str, Value]], place: dict[str, Value], known: Mapping[str, Value]
) -> None:
    mentions = Mentions()
    mentions.note(NAME | each for each in said)

    assert mentions.completed(NAME | place) == NAME | place | known


def test_tags_of_one_name_are_one_if_they_are_of_one_kind() -> None:
    rome = {"label": "Rome", "kind": "topic"}

    assert sameness("tags", rome) == sameness("tags", rome | {"label": "ROME"})
    assert sameness("tags", rome) != sameness("tags", rome | {"kind": "person"})


def test_what_only_one_of_two_says_keeps_them_together() -> None:
    assert not are_apart({"country": "ES"}, {"country": "ES", "wikidata": "Q8818"})
    assert are_apart({"country": "ES", "geonames": 1}, {"country": "ES", "geonames": 2})
