"""The index of a search."""

from __future__ import annotations

from collections.abc import Callable

from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.searching import said_at
from tests.records import event

ARTICLE = {"source": "article", "says": "happened", "note": {"en": "They met at a gate."}}


def test_each_word_knows_the_steps_that_say_it_in_a_state_of_knowledge(
    make_story: Callable[..., Story],
) -> None:
    story = make_story(
        events=[
            event("one", title={"en": "Čaj, čaj"}, summary={"en": "Tea."}),
            event("two", title={"en": "Tea again"}, summary={"en": "Later."}, claims=[ARTICLE]),
        ],
        articles={},
    )

    now, then = said_at(story, AsOf.NOW, "en"), said_at(story, AsOf.PUBLICATION, "en")

    assert {word: list(now[word]) for word in ("caj", "tea", "gate", "later")} == {
        "caj": [0],
        "tea": [0, 1],
        "gate": [1],
        "later": [1],
    }
    assert "caj" not in then
    assert list(then["gate"]) == [0]
    assert "later" not in then
