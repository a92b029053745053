"""The line with the date on an event's page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from explorer.pages.values import StoryPage
from explorer.story.records import Story
from tests.records import event
from tests.sharing import text_of


@pytest.mark.parametrize(
    ("when", "said"), [("2023-03", "March 2023"), ("unknown", "Date not known")]
)
def test_an_event_without_a_day_has_no_second_word_for_that(
    when: str, said: str, make_story: Callable[..., Story]
) -> None:
    story = make_story(events=[event("arrival", when=when)])
    html = text_of(StoryPage(story, "en", "arrival", "../"))
    (line,) = re.findall(r'<p class="when">(.*)</p>', html.decode())
    assert line == f"<strong>{said}</strong> · Rome"
