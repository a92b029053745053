"""A shared link without JavaScript: its text gives the clock and the filter of its address."""

from __future__ import annotations

import re

import html5lib
import pytest

from explorer.server import story_pages
from tests.sharing import STORY, client


def text(address: str) -> str:
    """The words of a page's text, with single spaces."""
    page = html5lib.parse(client().get(address).text, namespaceHTMLElements=False)
    (part,) = (each for each in page.iter("div") if each.get("id") == "text")
    return re.sub(r"\s+", " ", "".join(part.itertext()))


def notice(address: str) -> str:
    """What a page says of its address, with its links; empty if it says nothing."""
    page = html5lib.parse(client().get(address).text, namespaceHTMLElements=False)
    notices = [each for each in page.iter("div") if each.get("class") == "notice"]
    return "".join(re.sub(r"\s+", " ", "".join(each.itertext())) for each in notices).strip()


def test_times_are_in_the_clock_of_the_address() -> None:
    there, moscow = (
        text(f"{STORY}/khasan-welcome?lang=en{clock}") for clock in ("", "&clock=Europe/Moscow")
    )
    assert "06:00 time in Khasan, UTC+10" in there
    assert "23:00 Moscow, UTC+3 Khasan Tue 12, 06:00" in moscow


@pytest.mark.parametrize("clock", ["Asia/Tokyo", "own", "nonsense"])
def test_a_clock_that_the_story_does_not_offer_needs_no_page_of_its_own(clock: str) -> None:
    site = client()
    story_pages.PAGES.clear()
    story_pages.TEXTS.clear()
    plain = site.get(f"{STORY}?lang=en").content
    assert site.get(f"{STORY}?lang=en&clock={clock}").content == plain
    assert len([*story_pages.TEXTS._kept]) == 1


def test_a_filter_is_named_and_what_it_shows_is_listed() -> None:
    found = "2 of 29 events (Words: Shoigu)"
    listed = (
        " The bombers at Knevichi, with Shoigu Saturday, 16 September 2023 "
        "The Pacific Fleet: frigate Marshal Shaposhnikov Saturday, 16 September 2023"
    )
    for address in (STORY, f"{STORY}/khasan-welcome"):
        assert notice(f"{address}?lang=en&q=Shoigu") == found + listed
    assert notice(f"{STORY}?lang=en") == ""


def test_what_is_listed_links_to_the_events() -> None:
    page = html5lib.parse(
        client().get(f"{STORY}?lang=en&q=Shoigu&clock=Europe/Rome").text,
        namespaceHTMLElements=False,
    )
    (found,) = (each for each in page.iter("div") if each.get("class") == "notice")
    assert [link.get("href") for link in found.iter("a")] == [
        "../stories/vostochny-2023/knevichi-airfield?lang=en",
        "../stories/vostochny-2023/pacific-fleet?lang=en",
    ]


def test_a_filter_that_shows_nothing_says_so() -> None:
    assert notice(f"{STORY}?lang=en&q=zeppelin") == "0 of 29 events (Words: zeppelin)"


def test_the_words_of_a_filter_stay_words() -> None:
    asked = "%3Cb%20id%3Dx%3E%22%27"
    page = client().get(f"{STORY}?lang=en&q={asked}").text
    assert "<b id=x>" not in page
    assert notice(f"{STORY}?lang=en&q={asked}") == "0 of 29 events (Words: <b id=x>\"')"


def test_filters_render_no_page_again() -> None:
    story_pages.PAGES.clear()
    story_pages.TEXTS.clear()
    site = client()
    for word in ("Kim", "Putin", "train"):
        assert site.get(f"{STORY}?lang=en&q={word}").status_code == 200
    assert len([*story_pages.TEXTS._kept]) == 1
