"""What filters need of all events of a long story comes in chunks, ahead or when they ask."""

from __future__ import annotations

import pytest

from explorer.views.columns import Columns
from explorer.views.packing import packed
from explorer.views.parts import EVENTS_PER_CHUNK
from tests.assembling import called

DETAILS = "../../tests/frontend/details.mjs"
COUNT = 2 * EVENTS_PER_CHUNK + 2


def test_chunks_are_asked_for_at_once_and_put_together_in_order() -> None:
    found = called(DETAILS, "listed", COUNT)

    assert found["before"] == [False, False, True]
    for kind in ("tags", "claims"):
        assert {f"{kind} {at}" for at in range(3)} <= set(found["asked"])
    tags = found["tags"]
    assert len(tags) == EVENTS_PER_CHUNK + 4
    assert tags[:2] + tags[-2:] == [["a"], ["b0"], ["a"], ["b2"]]
    assert set(map(str, tags[2:-2])) == {"None"}
    assert [source["id"] for source in found["sources"]] == ["s0", "s1", "s2"]
    assert found["cited"] == [[0], [0, 1], [0], [1, 2]]


def test_each_chunk_is_brought_ahead_while_the_page_is_idle() -> None:
    found = called(DETAILS, "ahead", COUNT)

    expected = [f"{kind} {at}" for kind in ("tags", "claims") for at in range(3)]
    ahead = [each for each in found["done"] if each != "idle"]
    assert list(dict.fromkeys(ahead)) == expected
    assert found["done"][:4] == ["idle", "tags 0", "idle", "tags 1"]
    assert found["known"] == [True, True]


def test_what_could_not_be_loaded_is_asked_for_again() -> None:
    found = called(DETAILS, "again", COUNT)

    assert found["refused"] == "lost"
    assert [found[when] for when in ("before", "asked", "ahead")] == [
        [False, False],
        [True, False],
        [True, True],
    ]


def test_nothing_of_a_story_of_one_chunk_is_asked_for_twice() -> None:
    found = called(DETAILS, "ahead", 350)

    assert {each for each in found["done"] if each != "idle"} == {"tags 0", "claims 0"}


@pytest.mark.parametrize(
    ("at", "expected"),
    [(None, [[], ["a", "c"], ["b"]]), ([0, 2], [[], ["a", "c"], []])],
)
def test_passages_mention_the_events_that_the_state_of_knowledge_has(
    at: list[int] | None, expected: list[list[str]]
) -> None:
    mentions = packed(Columns({"counts": [0, 2, 1], "events": [0, 2, 1]}))

    assert called(DETAILS, "mentioned", mentions, at) == [expected, expected]
