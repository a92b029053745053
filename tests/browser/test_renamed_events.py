"""A link that holds an id from before an event was renamed opens that event, silently."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import open_panes
from tests.browser.servers import Server

OLD_LINK = "?story=renamed&lang=en&event=arrival"


def test_an_old_id_leads_to_the_event_and_the_address_shows_the_new_one(
    small_server: Server, page: Page
) -> None:
    assert open_panes(page, small_server.address, OLD_LINK) == "landing"
    page.wait_for_function("location.search.includes('event=landing')")
    expect(page.locator(".ex-notices")).to_have_count(0)


def test_a_page_without_a_server_knows_old_ids_too(module_page: Page) -> None:
    doc = {"events": [{"id": "first"}, {"id": "landing"}], "aliases": {"arrival": "landing"}}
    stand_in = """([doc, event]) => import(new URL("core/document.js", location.href).href)
        .then(({ standIn }) => standIn(doc, null, event))"""

    found = [
        module_page.evaluate(stand_in, [doc, event]) for event in ("arrival", "gone", "toString")
    ]

    assert found == ["landing", "first", "first"]
