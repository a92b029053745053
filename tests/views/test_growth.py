"""What facts and words cost grows with a story's size, not with its square."""

from collections.abc import Callable

import pytest

from bench.synthetic import write_story
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf, _derived
from explorer.story.records import Story
from explorer.story.vocabulary import _passages, vocabulary
from explorer.views.document import facts_document, words_document
from tests import counting

N = 150
MOST = 2.5
"""By how much the calls may grow when the story is twice as long; the square would be 4."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called when nothing is kept from earlier."""
    _derived.forget()
    vocabulary.forget()
    _passages.forget()
    return counting.calls(work)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> list[Story]:
    root = tmp_path_factory.mktemp("stories")
    return [load_story(write_story(root, events)) for events in (N, 2 * N)]


@pytest.mark.parametrize("as_of", list(AsOf))
def test_facts_grow_with_the_story(stories: list[Story], as_of: AsOf) -> None:
    short, long = (calls(lambda story=story: facts_document(story, as_of)) for story in stories)

    assert long < MOST * short


def test_words_grow_with_the_story(stories: list[Story]) -> None:
    words_document(stories[0], "en")  # reads the catalogue
    short, long = (calls(lambda story=story: words_document(story, "en")) for story in stories)

    assert long < MOST * short
