"""The handout: everything of a story on one page, in the clock and view that were asked for."""

from __future__ import annotations

import re
from typing import Any

import html5lib
import pytest

from explorer.server import handouts, pictures
from explorer.story.records import Story
from tests.sharing import SITE, STORY, client

HANDOUT = f"{STORY}/handout.html"


def parsed(address: str) -> Any:
    answer = client().get(address)
    assert answer.status_code == 200
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(answer.text)


def words(address: str) -> str:
    return " ".join(" ".join(parsed(address).itertext()).split())


@pytest.mark.parametrize("lang", ["it", "en"])
def test_it_has_all_events_and_all_sources_with_their_addresses(shipped: Story, lang: str) -> None:
    text = words(f"{HANDOUT}?lang={lang}")
    for event in shipped.events:
        assert event.title[lang] in text
        assert " ".join(event.summary[lang].split()) in text
    for source in shipped.sources:
        assert source.publisher in text
        assert (source.url or "") in text


def test_it_has_the_time_on_both_clocks() -> None:
    local = words(f"{HANDOUT}?lang=en")
    assert "13:09 time in Vostochny Cosmodrome, UTC+9 Rome 06:09" in local
    assert "07:09 Moscow, UTC+3" in words(f"{HANDOUT}?lang=en&clock=Europe/Moscow")
    assert "00:09" in words(f"{HANDOUT}?lang=en&clock=own&zone=America/New_York")


def test_as_the_article_knew_it_there_are_only_its_events(shipped: Story) -> None:
    then, now = (words(f"{HANDOUT}?lang=en&asof={view}") for view in ("publication", "now"))
    later = shipped.events[-1].title["en"]
    assert later in now
    assert later not in then
    assert "What the article knew (14 September)" in then


FILTERED = f"{HANDOUT}?lang=en&tag=shoigu&q=airfield"


def test_with_a_filter_there_are_only_the_events_that_it_shows(shipped: Story) -> None:
    page = parsed(FILTERED)
    shown = [item.get("id") for item in page.iter("li") if "event-" in item.get("id", "")]
    assert shown == ["event-knevichi-airfield"]
    assert "1 of 29 events (People: Sergei Shoigu; Words: airfield)" in words(FILTERED)
    assert "1 evento su 29 (Persone: Sergej Šojgu; " in words(
        f"{HANDOUT}?lang=it&tag=shoigu&q=bomb"
    )


def test_its_link_and_its_map_have_the_same_filter() -> None:
    page = parsed(FILTERED)
    link = f"{SITE}/stories/vostochny-2023?lang=en&tag=shoigu&q=airfield"
    assert [a.get("href") for a in page.iter("a")].count(link) == 1
    [picture] = page.iter("img")
    assert "Knevichi" in picture.get("alt")
    drawn = client().get(picture.get("src").removeprefix("../.."))
    assert "Knevichi" in drawn.text
    assert "Vostochny" not in drawn.text
    assert 'class="leg' not in drawn.text


def test_no_handout_and_no_map_of_a_filter_is_kept() -> None:
    kept = [handouts.HANDOUTS, handouts.EXCERPTS, pictures.MAPS, pictures.EXCERPTS]
    before = [len(queue.kept) for queue in kept]
    assert client().get(FILTERED).status_code == 200
    assert client().get(f"{STORY}/map.svg?lang=en&q=airfield").status_code == 200
    assert [len(queue.kept) for queue in kept] == before


def test_a_filter_that_the_story_does_not_have_is_refused() -> None:
    assert client().get(f"{HANDOUT}?lang=en&tag=nobody").status_code == 400


def test_a_view_that_is_not_offered_is_refused() -> None:
    address = "/stories/magellan-elcano-1519/handout.html?lang=en&asof=publication"
    assert client().get(address).status_code == 400


def test_its_link_and_code_lead_to_what_the_reader_saw() -> None:
    address = f"{HANDOUT}?lang=en&clock=Europe/Rome&asof=publication&event=meeting"
    expected = f"{SITE}/stories/vostochny-2023?lang=en&clock=Europe/Rome&asof=publication"
    links = [link.get("href") for link in parsed(address).iter("a")]
    assert expected in links
    assert "<svg" in client().get(address).text


def test_its_map_is_black_on_white_and_shows_the_same_view() -> None:
    pictures = parsed(f"{HANDOUT}?lang=en&asof=publication").iter("img")
    (picture,) = (each for each in pictures if "/media/" not in str(each.get("src")))
    drawn = client().get(picture.get("src").removeprefix("../.."))
    assert drawn.status_code == 200
    colours = re.findall(r"#([0-9a-f]{6})", drawn.text)
    assert colours
    assert all(len(set(re.findall("..", colour))) == 1 for colour in colours)
    assert "Vostochny" in drawn.text
    assert "Tumangang" not in drawn.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{HANDOUT}?lang=en&clock=own&zone=Nowhere/Land", 400),
        ("/stories/none/handout.html", 404),
        (f"{HANDOUT}?lang=en&clock=x", 400),
        (f"{HANDOUT}?lang=en&asof=x", 400),
        (f"{HANDOUT}?lang=x", 400),
        (f"{HANDOUT}?lang=en&event=x", 200),
    ],
)
def test_wrong_wishes_are_refused_or_left_out(address: str, status: int) -> None:
    assert client().get(address).status_code == status
