"""The legend of a handout says how areas are drawn on its map, and nothing of what is not there."""

import re
from pathlib import Path

import pytest

from explorer.pages.rendering import handout_html
from explorer.pages.values import StoryPage
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.areas import write_lagoon


def legend(story: Story, lang: str) -> str:
    html = handout_html(StoryPage(story, lang, None, ""), "0", AsOf.NOW).decode()
    [figure] = re.findall(r'<figure class="map">.*?</figure>', html, re.DOTALL)
    return figure


@pytest.mark.parametrize(
    ("lang", "of_event", "of_place"),
    [
        ("en", "Area of an event, by its status", "Area of a place"),
        ("it", "Area di un evento, secondo il suo stato", "Area di un luogo"),
    ],
)
def test_the_legend_has_the_areas_as_they_are_drawn(
    tmp_path: Path, lang: str, of_event: str, of_place: str
) -> None:
    found = legend(load_story(write_lagoon(tmp_path)), lang)

    assert of_event in found
    assert of_place in found
    assert re.findall(r'stroke-dasharray="([^"]+)"', found) == ["8 5", "none", "9 4 2 4", "1 3"]


def test_without_areas_the_legend_has_none(shipped: Story) -> None:
    assert "stroke-dasharray" not in legend(shipped, "en")
    assert "Area of" not in legend(shipped, "en")
