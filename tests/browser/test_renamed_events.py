"""A link that holds an id from before an event was renamed opens that event, silently."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.driving import Server, open_story, serving
from tests.records import event, write_story

STORY = "?story=small&lang=en"


def test_an_old_id_leads_to_the_event_and_the_address_shows_the_new_one(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    events = [event("departure"), event("landing", aliases=["arrival"], place="tokyo")]
    write_story(tmp_path, articles={"en": "They [land](event:landing)."}, events=events)
    with serving(tmp_path) as server:
        page = new_page()

        assert open_story(page, server.address, f"{STORY}&event=arrival") == "landing"
        page.wait_for_function("location.search.includes('event=landing')")
        expect(page.locator(".ex-notices")).to_have_count(0)


def test_a_page_without_a_server_knows_old_ids_too(page: Page, server: Server) -> None:
    page.goto(f"{server.address}assets/test/map.css")
    doc = {"events": [{"id": "first"}, {"id": "landing"}], "aliases": {"arrival": "landing"}}
    stand_in = """([doc, event]) => import(new URL("document.js", location.href).href)
        .then(({ standIn }) => standIn(doc, null, event))"""

    found = [page.evaluate(stand_in, [doc, event]) for event in ("arrival", "gone", "toString")]

    assert found == ["landing", "first", "first"]
