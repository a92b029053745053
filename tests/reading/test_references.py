"""Ids that nothing has, or that two records have."""

from pathlib import Path

import pytest

from explorer.reading import guesses
from tests.expectations import PRINTED
from tests.records import CLAIM, LEG, NOTE, SMALL, Records, event, place, problems, source


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"events": [event("talks", place="roma")]},
            "event talks · place: found 'roma', expected the id of a place",
        ),
        (
            {"events": [event("talks", claims=[CLAIM | {"source": "wires"}])]},
            "event talks · claims.0.source: found 'wires', expected the id of a source",
        ),
        ({"legs": [LEG | {"from": "r"}]}, "leg r to tokyo · from: found 'r', expected the id of a"),
        ({"legs": [LEG | {"to": "t"}]}, "leg rome to t · to: found 't', expected the id of a"),
        (
            {"legs": [LEG | {"via": ["rome", "x"]}]},
            "leg rome to tokyo · via.1: found 'x', expected the id of a place",
        ),
        (
            {"legs": [LEG | {"arrives": "arriva"}]},
            "leg rome to tokyo · arrives: found 'arriva', expected the id of an event (arrival?)",
        ),
        (
            {"notes": [NOTE | {"sources": ["wir"]}]},
            "note a-note · sources.0: found 'wir', expected the id of a source",
        ),
    ],
)
def test_an_id_that_nothing_has(tmp_path: Path, changes: Records, message: str) -> None:
    (found,) = problems(tmp_path, **changes)

    assert found.startswith(message)


def test_an_article_that_is_not_among_the_sources(tmp_path: Path) -> None:
    assert problems(tmp_path, article="artcle") == [
        "the story · article: found 'artcle', expected the id of a source (article?)",
        f"source article · url: found nothing, expected {PRINTED}",
    ]


def test_an_unknown_source_of_a_distance(tmp_path: Path) -> None:
    distance = {"distance_km": 9, "distance_basis": "road", "distance_source": "map"}

    assert problems(tmp_path, legs=[LEG | distance]) == [
        "leg rome to tokyo · distance_source: found 'map', expected the id of a source"
    ]


def test_a_near_miss_of_an_id_is_reported_with_what_was_meant(tmp_path: Path) -> None:
    assert problems(tmp_path, events=[event("talks", place="roma")]) == [
        "event talks · place: found 'roma', expected the id of a place (rome?)"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"places": [place("rome"), place("rome"), place("tokyo")]},
            "place rome · id: found 'rome'",
        ),
        ({"sources": [*SMALL["sources"], source("wire")]}, "source wire · id: found 'wire'"),
        ({"events": [event("a"), event("a")]}, "event a · id: found 'a'"),
        ({"notes": [NOTE, NOTE]}, "note a-note · id: found 'a-note'"),
    ],
)
def test_an_id_that_is_repeated(tmp_path: Path, changes: Records, message: str) -> None:
    assert problems(tmp_path, **changes) == [f"{message}, expected an id that no other record has"]


def test_a_leg_that_is_repeated(tmp_path: Path) -> None:
    assert problems(tmp_path, legs=[LEG, LEG]) == [
        "leg rome to tokyo: found a second leg rome to tokyo, expected each journey only once, "
        "or in each leg the event at which it arrives"
    ]


@pytest.mark.parametrize("field", ["tags", "track"])
def test_an_event_has_a_tag_and_a_track_only_once(tmp_path: Path, field: str) -> None:
    strand = {"id": "x", "label": {"en": "X"}}

    assert problems(
        tmp_path, tags=[strand], tracks=[strand], events=[event("arrival", **{field: ["x", "x"]})]
    ) == [f"event arrival · {field}.1: found 'x', expected each entry only once"]


def test_after_many_wrong_ids_no_more_guesses_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "MAX_COMPARISONS", 2)
    events = [event("a", place="rme"), event("b", place="tokio"), event("c", place="rme")]

    found = problems(tmp_path, events=events)

    assert found == [
        "event a · place: found 'rme', expected the id of a place (rome?)",
        "event b · place: found 'tokio', expected the id of a place (add it under places)",
        "event c · place: found 'rme', expected the id of a place (rome?)",
    ]


def test_an_id_where_there_are_none_yet_says_where_to_write_it(tmp_path: Path) -> None:
    named = {"tags": ["trade"], "media": ["photo"]}

    assert problems(tmp_path, events=[event("talks", **named)], articles={}) == [
        "event talks · tags.0: found 'trade', expected the id of a tag "
        "(there are no tags yet: add tags to story.yaml)",
        "event talks · media.0: found 'photo', expected the id of a media item "
        "(there are no media yet: add media to story.yaml)",
    ]
