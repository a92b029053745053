"""Fragments of a search find exactly what the whole index finds."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.searching import said_at
from explorer.story.vocabulary import vocabulary
from explorer.views import search_fragments as fragments_of
from explorer.views.search_fragments import search_fragments
from tests.assembling import assembled, called
from tests.records import event

SEARCHING = "../../tests/frontend/searching.mjs"


def found(doc: dict[str, Any], typed: list[str], fragments: list[Any] | None = None) -> list[Any]:
    """The positions of the events that each text finds, and the words that it means."""
    return called(SEARCHING, "found", doc, typed, fragments)  # type: ignore[no-any-return]


def fragments(story: Story, lang: str, as_of: AsOf = AsOf.NOW) -> list[Any]:
    return [json.loads(text) for text in search_fragments.make(story, as_of, lang)]


def beginnings(story: Story, lang: str) -> list[str]:
    """What readers may type: beginnings of words, other forms, what is not there, several words."""
    chosen = random.Random(5)
    words = sorted(
        {*said_at(story, AsOf.NOW, lang), *(w for g in vocabulary(story, lang) for w in g)}
    )
    some = chosen.sample(words, min(60, len(words)))
    parts = [word[: chosen.randint(1, len(word))] for word in some]
    longer = [word + chosen.choice(["s", "ing", "xyz"]) for word in some]
    pairs = [f"{one} {other}" for one, other in zip(parts, some[1:], strict=False)]
    return [*parts, *longer, *pairs, *"aetz19", "Zzyzx", "à"]


@pytest.mark.parametrize("lang", ["en", "it"])
@pytest.mark.parametrize("size", [400, 24_000])
def test_fragments_find_what_the_whole_index_finds(
    shipped: Story, lang: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fragments_of, "_SIZE", size)
    typed = beginnings(shipped, lang)
    for as_of in AsOf:
        doc = assembled(shipped, lang, as_of)
        assert found(doc, typed, fragments(shipped, lang, as_of)) == found(doc, typed)


def test_stretches_of_scripts_without_spaces_are_found(make_story: Callable[..., Story]) -> None:
    titles = [
        "平壌から東京への長い旅が始まった",
        "東京タワー2024年",
        "Tokyo 東京 trains",
        "training",
    ]
    events = [event(f"e{nth}", title={"en": title}) for nth, title in enumerate(titles)]
    story = make_story(events=events, articles={})
    doc = assembled(story)
    typed = [
        "東",
        "東京",
        "東京への長い旅が始まった",
        "長い旅が終わ",
        "2024年",
        "京 train",
        "への長い",
        "年",
    ]

    whole, parts = found(doc, typed), found(doc, typed, fragments(story, "en"))

    assert [one["met"] for one in parts] == [one["met"] for one in whole]


def test_fragments_are_of_moderate_size(shipped: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragments_of, "_SIZE", 1000)
    bounds, *parts = search_fragments.make(shipped, AsOf.NOW, "en")

    assert len(json.loads(bounds)["begin"]) == len(parts) > 10
    assert max(map(len, parts)) < 3000
