"""A story with guesses in it says so beside its title and in the opened row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import open_story, wait_until_settled
from tests.browser.servers import Server, serving
from tests.records import event, place, write_story

GUESS = {"confidence": 0.8, "why": "a guess"}


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Server]:
    """A server with one story, in which one event of two is a guess."""
    told = {"en": "Rome", "it": "Roma"}
    write_story(
        tmp_path,
        slug="draft",
        languages=["en", "it"],
        title=told,
        summary=told,
        places=[place("rome", names=told)],
        events=[
            event("sure", title=told, summary=told),
            event("guessed", title=told, summary=told, draft=GUESS),
        ],
        articles={"en": "[Rome](event:guessed)", "it": "[Roma](event:guessed)"},
    )
    with serving(tmp_path) as server:
        yield server


def test_a_guess_is_marked_beside_the_title_and_in_its_own_row_only(
    drafts: Server, page: Page
) -> None:
    open_story(page, drafts.address, "?story=draft&event=guessed&lang=it")
    wait_until_settled(page, "guessed")

    expect(page.locator("[data-explorer=controls] .ex-heading")).to_contain_text(
        "Bozza, non confermata · 1 marzo 2023"
    )
    expect(page.locator(".ex-details .ex-draft")).to_contain_text("luogo o data sono supposizioni")
    page.locator("[data-explorer=timeline] [data-event=sure]").first.click()
    wait_until_settled(page, "sure")
    expect(page.locator(".ex-details .ex-draft")).to_have_count(0)
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
