"""A static page whose panes cannot come shows the story as text, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.static_site import single_file, static_folder
from explorer.story.records import Story
from tests.browser.conftest import Watch
from tests.browser.driving import wait_for_panes
from tests.browser.servers import hosting
from tests.browser.test_early import LOOK_AFTER_MS

FIRST = "departure-pyongyang"
LOST = "La mappa interattiva non si è avviata: manca un file della pagina"
FRAME = """<!doctype html><link rel="icon" href="data:,">
<iframe sandbox="allow-scripts" src="{}" height="900"></iframe>"""


@contextmanager
def hosting_for(page: Page, folder: Path) -> Iterator[str]:
    """A host that stays until the page has gone, which may still be loading."""
    with hosting(folder) as address:
        yield address
        page.close()


def spoilt(shipped: Story, root: Path, script: str, content: bytes | None) -> None:
    """Write the folder with one of its scripts lost (None), or holding something else."""
    for name, body in static_folder(shipped, "it").items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith(script):
            file.write_bytes(body)
        elif content is not None:
            file.write_bytes(content)


@pytest.mark.parametrize("script", ["explorer.js", "leaflet.js"])
def test_a_page_whose_script_is_lost_shows_the_story_as_text_and_says_why(
    script: str, shipped: Story, tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("404")
    watch.expect("reading 'map'")
    spoilt(shipped, tmp_path, script, None)
    with hosting_for(page, tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text(LOST)).to_be_in_viewport()
        expect(page.locator("#event-meeting")).to_be_visible()
        link = page.get_by_role("link", name="Apri la pagina in una finestra a parte")
        assert link.evaluate("({ href, target }) => [href, target]") == [page.url, "_blank"]


def test_a_page_whose_script_does_not_parse_shows_the_story_as_text_after_some_seconds(
    shipped: Story, tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("Unexpected token")
    spoilt(shipped, tmp_path, "explorer.js", b"}{")
    with hosting_for(page, tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text(LOST)).to_be_hidden()
        page.evaluate(LOOK_AFTER_MS, 8000)

        expect(page.get_by_text(LOST)).to_be_in_viewport()


def test_a_frame_without_an_origin_shows_the_story_as_text(
    shipped: Story, tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("CORS policy|net::ERR_FAILED")
    spoilt(shipped, tmp_path, "nothing", None)
    (tmp_path / "frame.html").write_text(FRAME.format("index.html"), "utf-8")
    with hosting_for(page, tmp_path) as address:
        page.goto(f"{address}frame.html")

        expect(page.frame_locator("iframe").get_by_text(LOST)).to_be_visible()


def test_a_folder_opened_from_disk_shows_the_story_as_text(
    shipped: Story, tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.hosts = {None}
    watch.expect("CORS policy|net::ERR_FAILED|Not allowed to load")
    spoilt(shipped, tmp_path, "nothing", None)
    page.goto((tmp_path / "index.html").as_uri())

    expect(page.get_by_text(LOST)).to_be_in_viewport()


def test_one_file_works_in_a_frame_without_an_origin(
    shipped: Story, tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.hosts = {None}
    (tmp_path / "story.html").write_bytes(single_file(shipped, "it"))
    (tmp_path / "frame.html").write_text(FRAME.format("story.html"), "utf-8")
    page.goto((tmp_path / "frame.html").as_uri())

    timeline = page.frame_locator("iframe").locator("[data-explorer=timeline]")
    expect(timeline).to_have_attribute("data-current", FIRST)


def test_a_document_that_is_lost_leaves_the_text_below_what_is_said_of_it(
    shipped: Story, tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("404")
    spoilt(shipped, tmp_path, "nothing", None)
    page.route("**/en.place.now.json", lambda route: route.fulfill(status=404, body=""))
    with hosting_for(page, tmp_path) as address:
        page.goto(address)
        fault = page.locator(".ex-fault").first
        expect(fault).to_be_in_viewport()
        expect(page.locator("#event-meeting")).to_be_visible()
        page.unroute("**/en.place.now.json")
        fault.get_by_role("button").click()

        assert wait_for_panes(page) == FIRST
        expect(page.locator(".ex-instead")).to_have_count(0)
