"""What became of what the article announced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.story.foresight import foresights
from explorer.story.records import Story
from tests.assembling import assembled
from tests.records import event


def claims(*said: str) -> list[dict[str, Any]]:
    """The article's announcement, and what the wire says of it later."""
    note = {"note": {"en": "It says otherwise."}}
    later = [
        {"source": "wire", "says": each, **(note if each == "disputed" else {})} for each in said
    ]
    return [{"source": "article", "says": "announced"}, *later]


def test_each_announcement_says_what_became_of_it(shipped: Story) -> None:
    became = foresights(shipped)

    assert {id_ for id_, kind in became.items() if kind == "came_true"} == {
        "komsomolsk-arrival",
        "pacific-fleet",
    }
    assert became["oceanarium"] == "unforeseen"
    assert "meeting" not in became  # before the article, which reports it
    assert "departure-pyongyang" not in became  # before the article, which does not


def test_an_announcement_is_open_until_a_source_says_what_happened(
    make_story: Callable[..., Story],
) -> None:
    story = make_story(
        articles={},
        events=[
            event("first", when="2023-09-13", claims=[{"source": "article", "says": "happened"}]),
            event("so", when="2023-09-15", claims=claims("happened", "disputed")),
            event("not-so", when="2023-09-16", claims=claims("disputed")),
            event("who-knows", when="2023-09-17", claims=claims()),
        ],
    )

    assert foresights(story) == {"so": "came_true", "not-so": "did_not", "who-knows": "open"}
    doc = assembled(story)
    assert [each["foresight"] for each in doc["events"]] == [None, "came_true", "did_not", "open"]
