"""A story with guesses in it says so beside its title and in the opened row."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import open_panes, wait_for_event
from tests.browser.servers import Server


def test_a_guess_is_marked_beside_the_title_and_in_its_own_row_only(
    small_server: Server, page: Page
) -> None:
    open_panes(page, small_server.address, "?story=draft&event=guessed&lang=it")
    expect(page.locator("[data-explorer=controls] .ex-heading strong")).to_have_text(
        "Bozza, non confermata"
    )
    expect(page.locator(".ex-details .ex-draft")).to_contain_text("luogo o data sono supposizioni")
    page.locator("[data-explorer=timeline] [data-event=sure]").first.click()
    wait_for_event(page, "sure")
    expect(page.locator(".ex-details .ex-draft")).to_have_count(0)
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
