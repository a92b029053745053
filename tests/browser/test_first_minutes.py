"""What a new reader meets: a line that explains, and a panel that says what this is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from explorer import __version__
from tests.browser.driving import shown, tool
from tests.browser.open_pages import show


def test_the_guide_names_every_status(reading: Page) -> None:
    guide = reading.get_by_role("list", name="How to read this")
    for status in ("Announced", "Reported", "Confirmed", "Disputed"):
        expect(guide).to_contain_text(status)


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_about_panel_names_sources_method_credits_licence_and_version(
    reading: Page, lang: str
) -> None:
    show(reading, "meeting", lang=lang)
    tool(reading, "about").click()
    panel = reading.get_by_role("dialog")
    for words in ("Natural Earth", "GeoNames", "Leaflet", "MIT", "64", __version__):
        expect(panel).to_contain_text(words)
    reading.keyboard.press("Escape")


LEAVE: tuple[Callable[[Page], None], ...] = (
    lambda page: page.keyboard.press("Escape"),
    lambda page: page.locator("dialog [data-action=close]:visible").click(),
    lambda page: page.mouse.click(5, 5),
)
"""By a key, by its button, by a press beside it."""


def test_a_dialog_is_left_to_where_the_reader_was(reading: Page) -> None:
    for leave in LEAVE:
        tool(reading, "about").focus()
        reading.keyboard.press("Enter")
        expect(reading.get_by_role("dialog")).to_be_visible()
        leave(reading)
        expect(reading.get_by_role("dialog")).to_have_count(0)
        expect(reading.locator("[data-action=more]")).to_be_focused()


def test_the_arrow_keys_do_not_step_behind_a_dialog(reading: Page) -> None:
    before = shown(reading)
    tool(reading, "about").click()
    reading.keyboard.press("ArrowRight")
    assert shown(reading) == before
    reading.keyboard.press("Escape")
