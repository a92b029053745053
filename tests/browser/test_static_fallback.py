"""A static page whose panes cannot come shows the story as text, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.driving import wait_for_panes
from tests.browser.servers import hosting
from tests.browser.test_early import LOOK_AFTER_MS
from tests.static_pages import KIM, file_of, write_folder

FIRST = "departure-pyongyang"
LOST = "La mappa interattiva non si è avviata: manca un file della pagina"
IS_LAID_OUT = "(text) => text.checkVisibility()"
"""JavaScript: whether an element has boxes: false where `content-visibility` skips it."""
FRAME = """<!doctype html><link rel="icon" href="data:,">
<iframe sandbox="allow-scripts" src="{}" height="900"></iframe>"""


@contextmanager
def hosting_for(page: Page, folder: Path) -> Iterator[str]:
    """A host that stays until the page has gone, which may still be loading."""
    with hosting(folder) as address:
        yield address
        page.close()


def write_spoilt(root: Path, script: str, content: bytes | None) -> None:
    """Write the folder with one of its scripts lost (None), or holding something else."""
    write_folder(root)
    (file,) = (file for file in root.rglob("*.js") if file.name.endswith(script))
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)


@pytest.mark.parametrize("script", ["explorer.js", "leaflet.js"])
def test_a_page_whose_script_is_lost_shows_the_story_as_text_and_says_why(
    script: str, tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("404")
    watch.expect("reading 'map'")
    write_spoilt(tmp_path, script, None)
    with hosting_for(page, tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text(LOST)).to_be_in_viewport()
        expect(page.locator("#event-meeting")).to_be_visible()
        link = page.get_by_role("link", name="Apri la pagina in una finestra a parte")
        assert link.evaluate("({ href, target }) => [href, target]") == [page.url, "_blank"]


def test_a_page_whose_script_does_not_parse_shows_the_story_as_text_after_some_seconds(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("Unexpected token")
    write_spoilt(tmp_path, "explorer.js", b"}{")
    with hosting_for(page, tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text(LOST)).to_be_hidden()
        assert page.get_by_text(LOST).evaluate(IS_LAID_OUT) is False  # it would cost the panes time
        page.evaluate(LOOK_AFTER_MS, 8000)

        expect(page.get_by_text(LOST)).to_be_in_viewport()
        assert page.get_by_text(LOST).evaluate(IS_LAID_OUT) is True


def test_a_frame_without_an_origin_shows_the_story_as_text(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("CORS policy|net::ERR_FAILED")
    write_folder(tmp_path)
    (tmp_path / "frame.html").write_text(FRAME.format("index.html"), "utf-8")
    with hosting_for(page, tmp_path) as address:
        page.goto(f"{address}frame.html")

        expect(page.frame_locator("iframe").get_by_text(LOST)).to_be_visible()


def test_a_folder_opened_from_disk_shows_the_story_as_text(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.hosts = {None}
    watch.expect("CORS policy|net::ERR_FAILED|Not allowed to load")
    write_folder(tmp_path)
    page.goto((tmp_path / "index.html").as_uri())

    expect(page.get_by_text(LOST)).to_be_in_viewport()


def test_one_file_works_in_a_frame_without_an_origin(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.hosts = {None}
    (tmp_path / "story.html").write_bytes(file_of(KIM))
    (tmp_path / "frame.html").write_text(FRAME.format("story.html"), "utf-8")
    page.goto((tmp_path / "frame.html").as_uri())

    timeline = page.frame_locator("iframe").locator("[data-explorer=timeline]")
    expect(timeline).to_have_attribute("data-current", FIRST)


def test_a_document_that_is_lost_leaves_the_text_below_what_is_said_of_it(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("404")
    write_folder(tmp_path)
    page.route("**/words.en.json", lambda route: route.fulfill(status=404, body=""))
    with hosting_for(page, tmp_path) as address:
        page.goto(address)
        fault = page.locator(".ex-fault").first
        expect(fault).to_be_in_viewport()
        expect(page.locator("#event-meeting")).to_be_visible()
        page.unroute("**/words.en.json")
        fault.get_by_role("button").click()

        assert wait_for_panes(page) == FIRST
        expect(page.locator(".ex-instead")).to_have_count(0)
