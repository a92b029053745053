"""Everything in a story or in the address is text, and one bad story harms no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import map_frame, open_story, wait_for_event, wait_until_settled
from tests.browser.servers import Server, serving

NASTY = (
    "</script><img src=x onerror=alert(1)>`${alert(1)}`{{7*7}}{% raw %}'\"&lt;\u202emirrored\u202c"
)
MARKDOWN = "**bold** [link](https://elsewhere.example) :red[red] $x$"
LONG = "W" * 3_600


def nasty(field: str) -> str:
    return f"{field} {NASTY}"


def texts(field: str) -> dict[str, str]:
    return {"en": f"{nasty(field)} {LONG}"}


def hostile_events() -> list[dict[str, Any]]:
    claims = [
        {"source": "article", "says": "happened"},
        {"source": "other", "says": "disputed", "note": texts("claim note")},
    ]
    return [
        {
            "id": f"at-{name}",
            "place": name,
            "when": f"2023-09-{day}",
            "title": texts(f"event title {name}"),
            "summary": texts("event summary"),
            "note": texts("event note"),
            "claims": claims,
        }
        for name, day in (("here", 12), ("there", 13))
    ]


def hostile_story() -> dict[str, Any]:
    place = {"zone": "Asia/Vladivostok", "country": "RU", "accuracy_km": 5}
    source = {"lang": "en", "url": "https://elsewhere.example/a?b='c'&d=`e`${f}"}
    return {
        "format": 1,
        "title": {"en": nasty("story title")},
        "summary": texts("story summary"),
        "languages": ["en"],
        "article": "article",
        "places": [
            {
                "id": name,
                "names": {"en": nasty(f"place {name}"), "zzz": nasty("other name")},
                "lat": lat,
                "lon": 131.9,
                "coordinate_source": nasty("coordinate source"),
                "note": texts("place note"),
                **place,
            }
            for name, lat in (("here", 43.1), ("there", 45.5))
        ],
        "sources": [
            {
                "id": "article",
                "publisher": nasty("publisher"),
                "title": nasty("headline"),
                **source,
            },
            {"id": "other", "publisher": nasty("other"), "origin": nasty("origin"), **source},
        ],
        "events": hostile_events(),
        "legs": [
            {"from": "here", "to": "there", "mode": "rail", "path": "known", "note": texts("leg")}
        ],
        "notes": [{"id": "note", "title": {"en": nasty("note title")}, "text": texts("note text")}],
    }


IN_MARKDOWN = "</script><img src=x onerror=alert(1)>${alert(1)}{{7*7}}\u202emirrored\u202c"
SEEN_IN_MARKDOWN = IN_MARKDOWN.replace("\u202e", "").replace("\u202c", "")
"""What is shown of it: an article loses the signs that turn letters around."""
ARTICLE = f"""# headline of the text {IN_MARKDOWN}

passage {IN_MARKDOWN} [mention {IN_MARKDOWN}](event:at-there) [a place](place:here)
[words](note:note) [a source](source:other) {LONG}

<script>alert(1)</script>
"""

TITLE = f"A good story {MARKDOWN}"


def good_story() -> dict[str, Any]:
    plain = hostile_story()
    return {**plain, "title": {"en": TITLE}, "notes": [], "legs": []}


def write_story(folder: Path, records: dict[str, Any], article: str) -> None:
    folder.mkdir()
    text = json.dumps(records, ensure_ascii=False)  # which is YAML, and without aliases
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    (folder / "article.en.md").write_text(article, encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    stories = tmp_path_factory.mktemp("stories")
    write_story(stories / "hostile", hostile_story(), ARTICLE)
    write_story(stories / "good", good_story(), "# Good\n\n[There](event:at-there).\n")
    broken = {**good_story(), "format": 2, "title": {"en": nasty("broken title")}}
    write_story(stories / "broken", broken, "# Broken\n")
    write_story(stories / "bad **name** <img src=x>", good_story(), "# Broken\n")
    with serving(stories) as server:
        yield server


def assert_no_markup(page: Page) -> None:
    for root in (page, map_frame(page)):
        expect(root.locator("img[src=x], [onerror], .ex-pane script, .ex-pane b")).to_have_count(0)


def test_every_text_of_a_story_is_shown_as_text(page: Page, hostile: Server) -> None:
    open_story(page, hostile.address, "?story=hostile&lang=en&map=folium")
    wait_until_settled(page, "at-here")
    page.locator("button[data-note]").click()
    shown = page.locator("body").evaluate("(body) => body.textContent")
    for field in (
        "story title",
        "event title here",
        "event title there",
        "event summary",
        "event note",
        "place here",
        "other name",
        "place note",
        "coordinate source",
        "publisher",
        "origin",
        "claim note",
        "note title",
        "note text",
    ):
        assert nasty(field) in shown, field
    for field in ("passage", "mention", "headline of the text"):
        assert f"{field} {SEEN_IN_MARKDOWN}" in shown, field
    assert "<script>alert(1)</script>" in shown
    assert_no_markup(page)


def test_a_hostile_story_is_stepped_through_and_drawn_as_any_other(
    page: Page, hostile: Server
) -> None:
    open_story(page, hostile.address, "?story=hostile&lang=en")
    page.locator("[data-explorer=article] a[data-event=at-there]").click()
    wait_until_settled(page, "at-there")
    stop = map_frame(page).locator('button[data-place="there"]')
    expect(stop).to_have_attribute("aria-label", f"{nasty('place there')}, stop 2 of 2, disputed")
    stop.hover()
    map_frame(page).locator('button[data-place="here"]').press("Enter")
    wait_for_event(page, "at-here")
    assert_no_markup(page)


WIDENED = """() => [...document.querySelectorAll("html, .ex-pane, .ex-day")]
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.className || element.tagName)"""


def test_words_of_thousands_of_letters_do_not_widen_the_page(page: Page, hostile: Server) -> None:
    open_story(page, hostile.address, "?story=hostile&lang=en&map=folium")
    for width_px in (1280, 380):
        page.set_viewport_size({"width": width_px, "height": 800})
        assert page.evaluate(WIDENED) == [], width_px


def test_markup_in_the_address_is_shown_as_text(page: Page, one_story_server: Server) -> None:
    keys = ("story", "event", "lang", "clock", "asof")
    markup = {key: f"<img src=x onerror=alert(1)>${{{key}}}**b**" for key in keys}
    open_story(page, one_story_server.address, f"?{urlencode(markup)}&map=folium")
    for text in markup.values():
        expect(page.locator(".ex-notices")).to_contain_text(text)
    assert_no_markup(page)


def open_catalogue(page: Page, address: str) -> Locator:
    page.goto(f"{address}?lang=en")
    catalogue = page.locator(".ex-catalogue")
    expect(catalogue).to_be_visible()
    return catalogue


def test_the_catalogue_shows_titles_folder_names_and_problems_as_text(
    page: Page, hostile: Server
) -> None:
    catalogue = open_catalogue(page, hostile.address)
    expect(catalogue).to_contain_text(TITLE)
    expect(catalogue).to_contain_text(nasty("story title"))
    expect(catalogue.get_by_role("heading", name="bad **name** <img src=x>")).to_be_visible()
    for width_px in (1280, 320):
        page.set_viewport_size({"width": width_px, "height": 800})
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= width_px
    entry = catalogue.locator(".ex-story-broken", has_text="broken")
    entry.locator("summary").first.click()
    expect(entry.locator("pre").first).to_contain_text("the story · format: found 2, expected")
    assert_no_markup(page)
