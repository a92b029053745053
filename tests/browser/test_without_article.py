"""A story without an article, as an import makes it: its sources have the article's place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from explorer.reading.library import load_story
from explorer.static_site import single_file
from tests.browser.servers import hosting
from tests.browser.test_axe import violations
from tests.records import write_story


def test_the_sources_have_the_place_of_the_article(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    folder = write_story(tmp_path / "in", articles={})
    served = tmp_path / "out"
    served.mkdir()
    (served / "story.html").write_bytes(single_file(load_story(folder), "en"))
    page = new_page()
    with hosting(served) as address:
        page.goto(f"{address}/story.html#event=arrival")
        pane = page.locator("[data-explorer=article]")

        expect(pane).to_have_attribute("data-current", "arrival")
        expect(pane.locator("h2")).to_have_text("Sources")
        expect(pane.get_by_text("does not mention")).to_be_hidden()
        expect(pane.locator(".ex-sources li")).to_have_count(2)
        expect(page.locator("[data-explorer=timeline]")).to_contain_text(
            "single source: The Gazette"
        )
        assert violations(page) == []
