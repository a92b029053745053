"""What is derived from a story goes with it."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event
from weakref import ref

import pytest

from explorer.pages import near
from explorer.reading.library import load_story
from explorer.story import foresight, itinerary, vocabulary
from explorer.story.derived import MOST, KeptWithStory
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.records import SHIPPED, write_story

KIM = SHIPPED / "vostochny-2023"


def test_a_result_is_made_once_for_each_story_and_its_arguments(tmp_path: Path) -> None:
    made: list[tuple[str, str]] = []

    @KeptWithStory
    def title(story: Story, lang: str) -> str:
        made.append((story.slug, lang))
        return story.title[lang]

    first, second = load_story(KIM), load_story(write_story(tmp_path, slug="other"))
    for _ in range(2):
        title(first, "it")
        title(first, lang="en")
        title(second, "en")

    assert made == [("vostochny-2023", "it"), ("vostochny-2023", "en"), ("other", "en")]


def test_threads_that_ask_at_once_have_a_result_made_once() -> None:
    made: list[str] = []
    story = load_story(KIM)
    ready = Barrier(2, timeout=10)
    is_made_again = Event()

    @KeptWithStory
    def slug(story: Story) -> str:
        if made:
            is_made_again.set()
        made.append(story.slug)
        is_made_again.wait(0.2)  # for the other thread, if it comes here too
        return story.slug

    def ask(_: int) -> str:
        ready.wait()
        return slug(story)

    with ThreadPoolExecutor(2) as pool:
        assert [*pool.map(ask, range(2))] == [story.slug] * 2
    assert made == [story.slug]


def test_a_thread_does_not_wait_for_a_result_of_other_arguments() -> None:
    story = load_story(KIM)
    is_under_way, is_asked = Event(), Event()

    @KeptWithStory
    def title(story: Story, lang: str) -> str:
        if lang == "en":
            is_under_way.set()
            assert is_asked.wait(10)
        return story.title[lang]

    with ThreadPoolExecutor(1) as pool:
        english = pool.submit(title, story, "en")
        assert is_under_way.wait(10)
        assert title(story, "it") == story.title["it"]
        is_asked.set()
        assert english.result(10) == story.title["en"]


def test_of_one_story_only_so_many_results_are_kept() -> None:
    made: list[int] = []
    story = load_story(KIM)

    @KeptWithStory
    def times(_: Story, number: int) -> int:
        made.append(number)
        return number

    for number in (*range(MOST + 1), MOST, 0):
        assert times(story, number) == number

    assert made == [*range(MOST + 1), 0]


@pytest.mark.parametrize(
    ("derive", "arguments"),
    [
        (foresight.foresights, ()),
        (itinerary._derived, (AsOf.PUBLICATION,)),
        (vocabulary.vocabulary, ("it",)),
        (vocabulary._passages, ("it",)),
        (near._all_of, ("it", "Europe/Rome", AsOf.NOW)),
    ],
)
def test_a_story_that_nobody_needs_any_more_goes_with_all_that_was_derived_from_it(
    derive: KeptWithStory[..., object], arguments: tuple[object, ...]
) -> None:
    derive.forget()
    story = load_story(KIM)
    assert derive(story, *arguments)
    there = ref(story)
    assert len(derive) == 1

    del story
    gc.collect()

    assert there() is None
    assert len(derive) == 0
