"""What a new reader meets: a line that explains, and a panel that says what this is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from explorer import __version__
from tests.browser.driving import open_story, shown
from tests.browser.servers import Server

STORY = "?story=vostochny-2023&lang="


def test_the_guide_names_every_status(opened: Page) -> None:
    guide = opened.get_by_role("region", name="How to read this")
    for status in ("Announced", "Reported", "Confirmed", "Disputed"):
        expect(guide).to_contain_text(status)


def test_the_guide_stays_away_once_it_was_dismissed(opened: Page) -> None:
    guide = opened.locator(".ex-guide")
    opened.locator("[data-action=dismiss-guide]").click()
    expect(guide).to_have_count(0)
    expect(opened.locator("[data-action=next]")).to_be_focused()
    opened.locator("[data-control=lang]").select_option("it")
    expect(opened.locator("[data-explorer=controls]")).to_have_attribute("lang", "it")
    expect(guide).to_have_count(0)
    opened.reload(wait_until="commit")
    opened.locator("[data-action=next]").wait_for()
    expect(guide).to_have_count(0)


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_about_panel_names_sources_method_credits_licence_and_version(
    page: Page, server: Server, lang: str
) -> None:
    open_story(page, server.address, STORY + lang)
    page.locator("[data-action=about]").click()
    panel = page.get_by_role("dialog")
    for words in ("Natural Earth", "GeoNames", "Leaflet", "MIT", "64", __version__):
        expect(panel).to_contain_text(words)


LEAVE: tuple[Callable[[Page], None], ...] = (
    lambda page: page.keyboard.press("Escape"),
    lambda page: page.locator("dialog [data-action=close]:visible").click(),
    lambda page: page.mouse.click(5, 5),
)
"""By a key, by its button, by a press beside it."""


def test_a_dialog_is_left_to_where_the_reader_was(opened: Page) -> None:
    about = opened.locator("[data-action=about]")
    for leave in LEAVE:
        about.focus()
        opened.keyboard.press("Enter")
        expect(opened.get_by_role("dialog")).to_be_visible()
        leave(opened)
        expect(opened.get_by_role("dialog")).to_have_count(0)
        expect(about).to_be_focused()


def test_the_arrow_keys_do_not_step_behind_a_dialog(opened: Page) -> None:
    before = shown(opened)
    opened.locator("[data-action=about]").click()
    opened.keyboard.press("ArrowRight")
    assert shown(opened) == before
