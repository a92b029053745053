"""A story that does not speak the reader's language: said only to who asked for that language."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.driving import open_panes
from tests.browser.servers import Server


def test_who_asks_for_no_language_gets_no_notice(
    new_page: Callable[..., Page], small_server: Server
) -> None:
    page = new_page(locale="it-IT")
    open_panes(page, small_server.address, "?story=small")
    expect(page.locator("[data-explorer=controls]")).to_have_attribute("lang", "en")
    expect(page.locator(".ex-notices")).to_have_count(0)


def test_who_asks_for_a_language_is_answered_in_that_of_the_page(
    new_page: Callable[..., Page], small_server: Server
) -> None:
    page = new_page(locale="it-IT")
    open_panes(page, small_server.address, "?story=small&lang=it")
    notice = page.locator("[lang=en] .ex-notices p")
    expect(notice).to_have_text("This story is not available in “Italian”; showing it in English.")
