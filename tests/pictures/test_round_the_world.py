"""A journey round the world and of old times, in pictures and on separate pages."""

import re
from itertools import pairwise

import pytest

from explorer.pages.values import StoryPage
from explorer.pictures.cards import event_words
from explorer.pictures.map_pictures import map_picture
from explorer.reading.library import load_story
from explorer.story.itinerary import itinerary
from tests.records import SHIPPED
from tests.sharing import client

STORY = load_story(SHIPPED / "magellan-elcano-1519")


@pytest.mark.parametrize("width_px", [400, 800, 1200])
def test_no_line_of_a_picture_runs_back_across_the_world(width_px: int) -> None:
    picture = map_picture(STORY, itinerary(STORY), "en", None, size_px=(width_px, 500))

    lines = re.findall(r'class="casing [^"]*" d="([^"]*)"', picture.shapes)
    lines = list(dict.fromkeys(lines))  # tracks that travel together have the same, side by side
    assert len(lines) == len(itinerary(STORY).journeys)
    pieces = [piece for line in lines for piece in line.split("M") if piece]
    steps = [
        abs(float(after.split()[0]) - float(before.split()[0]))
        for piece in pieces
        for before, after in pairwise(piece.split("L"))
    ]
    assert max(steps) < width_px / 40
    assert len(pieces) == len(lines) + 1  # out at the one side, in again at the other


@pytest.mark.parametrize(
    ("event", "when"),
    [
        ("guam", "Wednesday, 6 March 1521 (Julian calendar), time not given"),
        ("mactan", "Saturday, 27 April 1521 (Julian calendar), morning"),
        ("plata", "January 1520 (Julian calendar)"),
        ("enrique-home", "Date not known"),
    ],
)
def test_a_card_of_old_times_says_what_is_known_and_in_which_calendar(
    event: str, when: str
) -> None:
    page = StoryPage(STORY, "en", event, "")
    assert page.row

    words = event_words(STORY, page.row, page.day_of[event], len(page.rows), page.speech)
    assert words.when == when


def test_a_page_of_an_undated_event_says_so_once() -> None:
    html = client().get("/stories/magellan-elcano-1519/enrique-home?lang=it").text

    assert '<p class="when"><strong>Data non nota</strong></p>' in html
    assert "UTC" not in html
