"""A link that holds an id from before an event was renamed opens that event, silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import open_panes
from tests.browser.servers import Server, serving
from tests.records import event, write_story

OLD_LINK = "?story=small&lang=en&event=arrival"


@pytest.fixture
def renamed(tmp_path: Path) -> Iterator[Server]:
    """Serves a story whose second event was called `arrival` before."""
    events = [event("departure"), event("landing", aliases=["arrival"], place="tokyo")]
    write_story(tmp_path, articles={"en": "They [land](event:landing)."}, events=events)
    with serving(tmp_path) as running:
        yield running


def test_an_old_id_leads_to_the_event_and_the_address_shows_the_new_one(
    renamed: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()

    assert open_panes(page, renamed.address, OLD_LINK) == "landing"
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
