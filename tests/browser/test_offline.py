"""On a train: who has opened a story on its page can read it without the server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, Watch
from tests.browser.driving import SHOW_TIMEOUT_MS, wait_for_event, wait_for_panes
from tests.browser.servers import Server, serving
from tests.records import SHIPPED, write_story

STORY, EVENT, OTHER = "stories/vostochny-2023", "guestbook", "talks-delegations"
ANNOUNCED = "peskov-agenda"
ADDRESS = f"{STORY}/{EVENT}?lang=en"
TITLE = "Kim signs the guestbook"
KEPT = """async () => {
  const stored = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url);
  const [pages, files] = [await stored("explorer-pages"), await stored("explorer-files")];
  const isKept = (part) => files.some((url) => url.includes(part));
  const parts = ["explorer.js", "explorer.css", "viewer.js", "lang=it", "publication", ".mvt"];
  return pages.length > 0 && parts.every(isKept);
}"""
ABOUT = """async () => {
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  return (await Promise.all(opened.map((each) => each.keys()))).flat().map(({ url }) => url);
}"""
LEFT = """async () => (await navigator.serviceWorker.getRegistrations()).length +
  (await caches.keys()).length"""
NOTICE = ".ex-kept"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED / "vostochny-2023", tmp_path / "vostochny-2023")
    return tmp_path


@pytest.fixture
def site(stories: Path) -> Iterator[Server]:
    with serving(stories) as server:
        yield server


@pytest.fixture
def reader(new_page: NewPage, watch: Watch) -> Page:
    """A page whose browser takes service workers, unlike those of the other tests."""
    watch.expect("Failed to load resource|ERR_CONNECTION_REFUSED|Failed to fetch|503")
    return new_page(service_workers="allow")


def wait_until(page: Page, script: str) -> None:
    """Wait until an asynchronous function says so on the page, which `wait_for_function` cannot.

    Raises:
        AssertionError: it does not within 20 seconds.
    """
    deadline = monotonic() + SHOW_TIMEOUT_MS / 1000
    while not page.evaluate(script):
        assert monotonic() < deadline, script
        page.wait_for_timeout(50)


def open_and_keep(page: Page, site: Server, address: str = ADDRESS) -> None:
    page.goto(site.address + address)
    wait_for_panes(page)
    wait_until(page, KEPT)


def test_a_story_that_was_opened_is_read_on_without_the_server(reader: Page, site: Server) -> None:
    open_and_keep(reader, site)
    assert reader.locator(NOTICE).text_content() == ""
    site.stop()

    reader.reload()
    wait_for_event(reader, EVENT)
    notice = reader.locator(NOTICE)
    expect(notice).to_contain_text("This is the story as it was on")
    notice.get_by_role("button", name="Dismiss").click()
    expect(notice).to_be_hidden()
    reader.keyboard.press("ArrowRight")
    wait_for_event(reader, OTHER)
    reader.goto(f"{site.address}{STORY}/{ANNOUNCED}?lang=en&asof=publication")
    wait_for_event(reader, ANNOUNCED)
    assert reader.evaluate("location.pathname").endswith(f"{STORY}/{ANNOUNCED}")
    assert reader.evaluate("new URLSearchParams(location.search).get('asof')") == "publication"

    reader.goto(f"{site.address}{STORY}/{EVENT}?lang=it")
    wait_for_event(reader, EVENT)
    expect(reader.locator(NOTICE)).to_contain_text("Nessuna connessione")

    reader.goto(f"{site.address}stories/another-story?lang=it")
    expect(reader.get_by_role("heading")).to_have_text("Nessuna connessione")


def test_what_has_changed_is_taken_up_when_the_server_is_back(
    reader: Page, site: Server, stories: Path
) -> None:
    open_and_keep(reader, site)
    site.stop()
    reader.reload()
    expect(reader.locator(NOTICE)).to_contain_text("as it was on")
    file = stories / "vostochny-2023" / "story.yaml"
    text = file.read_text(encoding="utf-8")
    assert TITLE in text
    file.write_text(text.replace(TITLE, "Kim writes in the guestbook"), encoding="utf-8")

    site.start()
    reader.evaluate("dispatchEvent(new Event('online'))")

    timeline = reader.locator("[data-explorer=timeline]")
    expect(timeline).to_contain_text("Kim writes in the guestbook")
    expect(reader.locator(NOTICE)).to_have_text("")
    wait_for_event(reader, EVENT)


def test_of_a_story_that_is_withdrawn_nothing_stays(
    reader: Page, site: Server, stories: Path
) -> None:
    write_story(stories, slug="small")
    open_and_keep(reader, site)

    shutil.rmtree(stories / "vostochny-2023")
    reader.goto(f"{site.address}{STORY}")

    expect(reader.get_by_role("link", name="A small journey")).to_be_visible()
    wait_until(reader, f"async () => !(await ({ABOUT})()).some((url) => url.includes('vostochny'))")


def test_an_operator_who_turns_it_off_has_everything_removed(reader: Page, site: Server) -> None:
    open_and_keep(reader, site)
    site.stop()
    site.settings = {"EXPLORER_OFFLINE": "0"}
    site.start()

    reader.reload()
    reader.evaluate("navigator.serviceWorker.getRegistration().then((found) => found?.update())")

    wait_until(reader, f"async () => (await ({LEFT})()) === 0")
    reader.reload()
    wait_for_event(reader, EVENT)
    assert reader.evaluate(LEFT) == 0


def test_the_dashboard_has_no_worker(reader: Page, site: Server) -> None:
    open_and_keep(reader, site)

    reader.goto(f"{site.address}?story=vostochny-2023")
    wait_for_panes(reader)

    assert reader.evaluate("navigator.serviceWorker.controller") is None
