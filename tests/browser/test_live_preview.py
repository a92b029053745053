"""An author saves a file: open pages take it up, and their readers stay where they are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.tiles.opening import file_version
from tests.browser.conftest import NewPage
from tests.browser.driving import (
    MAP_FRAME,
    map_frame,
    open_story,
    shown,
    wait_for_event,
    wait_until_settled,
)
from tests.browser.servers import Server, serving
from tests.records import SHIPPED, event, place, write_story
from tests.tiles.archived_stories import extract, imagery, tiles_of_rome

QUERY = "?story=vostochny-2023&event=guestbook&lang=en&clock=UTC&asof=publication"
TITLE, NEW_TITLE = "Kim signs the guestbook", "Kim writes in the guestbook"
PLACE, NEW_PLACE = '"Vostochny Cosmodrome"', '"The cosmodrome"'
ARTICLE_SCROLLER = "[data-explorer=article] [data-scroller]"
SCROLL_AS_A_READER = """(selector) => {
  const scroller = document.querySelector(selector);
  scroller.dispatchEvent(new Event("wheel")); // or the page might bring the event into view again
  return (scroller.scrollTop = 160);
}"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the stories of one test after another."""
    return tmp_path_factory.mktemp("stories")


@pytest.fixture
def stories(shelf: Path) -> Path:
    for former in shelf.iterdir():
        shutil.rmtree(former)
    shutil.copytree(SHIPPED / "vostochny-2023", shelf / "vostochny-2023")
    return shelf


@pytest.fixture(scope="module")
def watching_server(shelf: Path) -> Iterator[Server]:
    """A server that watches its files, which is the default."""
    with serving(shelf, args=("--server.fileWatcherType", "auto")) as server:
        yield server


@pytest.fixture
def watching(watching_server: Server, stories: Path, page: Page) -> Iterator[Server]:
    yield watching_server
    page.close()  # before the stories, which it would miss


@pytest.fixture
def file(stories: Path) -> Path:
    return stories / "vostochny-2023" / "story.yaml"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_saved_title_and_place_come_to_every_pane_and_the_reader_stays(
    page: Page, watching: Server, file: Path
) -> None:
    open_story(page, watching.address, QUERY)
    wait_until_settled(page, "guestbook")
    page.evaluate(f"document.querySelector('{MAP_FRAME}').contentWindow.kept = true")
    expect(page.locator("a[data-event=guestbook]")).to_be_in_viewport()
    scrolled = page.evaluate(SCROLL_AS_A_READER, ARTICLE_SCROLLER)
    replace(file, TITLE, NEW_TITLE)
    replace(file, PLACE, NEW_PLACE)
    for pane in ("timeline", "table"):
        expect(page.locator(f"[data-explorer={pane}]")).to_contain_text(NEW_TITLE)
        expect(page.locator(f"[data-explorer={pane}]")).to_contain_text("The cosmodrome")
    stop = map_frame(page).locator('button[data-place="vostochny"]')
    expect(stop).to_have_attribute("aria-label", "The cosmodrome, stop 1 of 3, reported")
    assert set(shown(page).values()) == {"guestbook"}
    assert page.url == watching.address + QUERY
    expect(page.locator("select[data-control=clock]")).to_have_value("UTC")
    expect(page.locator("input[data-control=asof][value=publication]")).to_be_checked()
    assert page.evaluate(f"document.querySelector('{MAP_FRAME}').contentWindow.kept") is True
    now = page.evaluate(
        "(selector) => document.querySelector(selector).scrollTop", ARTICLE_SCROLLER
    )
    assert now == scrolled == 160


def test_a_saved_article_is_shown(page: Page, watching: Server, stories: Path) -> None:
    open_story(page, watching.address, QUERY)
    article = stories / "vostochny-2023" / "article.en.md"
    article.write_text("# Anew\n\nThe [guestbook](event:guestbook).\n", encoding="utf-8")
    expect(page.locator("[data-explorer=article] .ex-text")).to_contain_text("Anew")
    wait_for_event(page, "guestbook")


def test_a_mistake_is_reported_over_the_last_good_version_until_it_is_fixed(
    page: Page, watching: Server, file: Path
) -> None:
    open_story(page, watching.address, QUERY)
    replace(file, "format: 1", "format: 2")
    problems = page.get_by_role("alert")
    expect(problems).to_contain_text("you are seeing its last valid version")
    expect(problems).to_contain_text("the story · format: found 2, expected 1")
    above = page.locator("[data-pane=axis]").bounding_box()
    top = problems.bounding_box()
    assert above and top and 0 <= top["y"] - above["y"] - above["height"] < 30
    expect(page.locator("[data-explorer=timeline]")).to_contain_text(TITLE)
    assert set(shown(page).values()) == {"guestbook"}
    page.keyboard.press("ArrowRight")
    wait_for_event(page, "talks-delegations")

    replace(file, "format: 2", "format: 1")
    expect(problems).to_have_count(0)
    wait_for_event(page, "talks-delegations")


def test_a_page_that_was_opened_on_a_mistake_shows_the_story_once_it_is_fixed(
    page: Page, watching: Server, file: Path
) -> None:
    replace(file, "format: 1", "format: 2")
    page.goto(watching.address + QUERY)
    expect(page.get_by_role("alert")).to_contain_text("This story cannot be shown at the moment")
    replace(file, "format: 2", "format: 1")
    wait_for_event(page, "guestbook")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_who_is_at_an_event_that_is_taken_out_comes_to_the_one_before(
    page: Page, watching: Server, stories: Path
) -> None:
    article = {"en": "# Headline\n"}
    write_story(stories, articles=article)
    open_story(page, watching.address, "?story=small&event=arrival&lang=en")
    write_story(stories, articles=article, events=[event("departure")])
    wait_for_event(page, "departure")
    expect(page.locator(".ex-notices")).to_contain_text("not part of this view")


def test_open_pages_live_through_a_folder_that_is_moved_away_and_back(
    page: Page, new_page: NewPage, watching: Server, stories: Path, tmp_path: Path
) -> None:
    pages = [page, new_page()]
    for each in pages:
        open_story(each, watching.address, QUERY)
    folder, elsewhere = stories / "vostochny-2023", tmp_path.parent / f"{tmp_path.name}-elsewhere"
    for slug in ("small", "other"):  # of one that is left alone the page would be
        write_story(stories, slug=slug, articles={"en": "# Headline\n"})
    for _ in range(2):
        folder.rename(elsewhere)
        for each in pages:
            expect(each.locator(".st-key-ex-catalogue")).to_contain_text("There is no story")
        elsewhere.rename(folder)
        for each in pages:
            wait_for_event(each, "guestbook")
    for each in pages[1:]:
        each.close()


def test_a_film_on_a_site_that_the_story_names_since_then_needs_the_page_to_be_loaded_again(
    page: Page, watching: Server, stories: Path
) -> None:
    article = {"en": "# Headline\n"}
    write_story(stories, articles=article)
    open_story(page, watching.address, "?story=small&event=departure&lang=en")
    film = {"id": "talk", "kind": "embed", "url": "https://youtu.be/dQw4w9WgXcQ"}
    write_story(
        stories, articles=article, media=[film], events=[event("departure", media=["talk"])]
    )
    figure = page.locator('[data-explorer=timeline] [data-medium="talk"]')
    expect(figure).to_contain_text("now has content from www.youtube-nocookie.com")
    expect(figure.get_by_role("link", name="Open it at youtu.be")).to_be_visible()
    figure.get_by_role("button", name="Reload the page").click()
    expect(figure.get_by_role("button", name="YouTube: press to load it")).to_be_visible()
    wait_for_event(page, "departure")


def test_an_online_map_that_the_story_names_since_then_is_not_asked_for_on_the_open_page(
    page: Page, watching: Server, stories: Path
) -> None:
    article = {"en": "# Headline\n"}
    write_story(stories, articles=article)
    open_story(page, watching.address, "?story=small&event=departure&lang=en")
    tiles = {"url": "https://tiles.example/{z}/{x}/{y}.png", "credit": "A library"}
    write_story(stories, articles=article, background=tiles)
    notice = map_frame(page).get_by_text("now has content from tiles.example")
    expect(notice).to_be_visible()


def test_an_archive_that_is_replaced_is_asked_for_at_its_new_address(
    page: Page, watching: Server, stories: Path
) -> None:
    folder = write_story(
        stories,
        background=[{"file": name, "credit": "x"} for name in ("photo.pmtiles", "rome.pmtiles")],
        places=[place("rome", accuracy_km=0.1), place("tokyo", lat=41.88, lon=12.45)],
    )
    imagery(folder / "photo.pmtiles")
    extract(folder / "rome.pmtiles")
    new = {
        "photo.pmtiles": imagery(folder / "new-photo", range(10, 13)),
        "rome.pmtiles": extract(folder / "new-streets", tiles=tiles_of_rome(range(15))),
    }
    open_story(page, watching.address, "?story=small&event=departure&lang=en")
    for name, file in new.items():
        assert file_version(file) != file_version(folder / name)
        with page.expect_response(f"**/archives/{file_version(file)}/**") as found:
            file.replace(folder / name)
        assert found.value.status == 200
