"""The article of a long story in pieces: put together they are the whole of it."""

from __future__ import annotations

from itertools import islice
from typing import Any

import orjson
import pytest

from bench.synthetic import write_story
from explorer.language import language
from explorer.reading.library import load_story
from explorer.story.records import Story
from explorer.views import article_pieces, parts
from explorer.views.article import view_article
from explorer.views.article_pieces import article_outline, piece_count, piece_document
from explorer.views.document import words_document
from tests.decoding import values_of


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_story(tmp_path_factory.mktemp("long"), 350))


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_pieces, "PASSAGES_PER_PIECE", 10)


def as_json(value: object) -> Any:
    return orjson.loads(orjson.dumps(value))


@pytest.mark.parametrize("lang", ["en", "it"])
def test_the_pieces_have_every_passage_once_and_all_that_they_mention(
    story: Story, lang: str
) -> None:
    count = piece_count(story, lang)
    pieces = [orjson.loads(piece_document(story, lang, at)) for at in range(count)]

    whole = as_json(view_article(story, language(lang)).passages)
    assert [passage for piece in pieces for passage in piece["passages"]] == whole
    for piece in pieces:
        parts = [part for passage in piece["passages"] for part in passage["parts"] or ()]
        assert {part["note"] for part in parts if "note" in part} == {*piece["notes"]}
        cited = {source for note in piece["notes"].values() for source in note["sources"]}
        assert cited <= {*piece["sources"]}


def test_the_words_place_the_passages_without_their_text(story: Story) -> None:
    article = orjson.loads(words_document(story, "en"))["article"]
    whole = view_article(story, language("en")).passages

    assert article["passages"] == []
    assert article["outline"]["events"] == [" ".join(passage.events) for passage in whole]
    assert len(article["outline"]["chars"]) == len(whole)


def test_an_outline_of_a_large_story_names_events_by_their_positions(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = orjson.loads(words_document(story, "en"))["article"]["outline"]
    monkeypatch.setattr(parts, "EVENTS_PER_CHUNK", 100)
    large = orjson.loads(words_document(story, "en"))["article"]["outline"]

    events = iter(values_of(large["events"]["events"]))
    found = [
        " ".join(story.events[at].id for at in islice(events, count))
        for count in values_of(large["events"]["counts"])
    ]
    assert found == small["events"]
    assert next(events, None) is None
    assert {**large, "events": None} == {**small, "events": None}


def test_a_short_story_has_its_article_whole_and_no_pieces(shipped: Story) -> None:
    assert piece_count(shipped, "en") == 0
    assert article_outline(shipped, language("en")) == view_article(shipped, language("en"))
