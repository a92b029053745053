"""The article of a long story: pieces come near the reader, and a step does not wait for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.driving import open_story
from tests.browser.long_stories import serving_long
from tests.browser.servers import Server

EVENTS = 1200
PANE = '[data-explorer="article"]'
FILLED = f"{PANE} .ex-piece:has(*)"
CURRENT = f"{PANE} .ex-passage.ex-current"


@pytest.fixture(scope="module")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving_long(tmp_path_factory.mktemp("long-article"), EVENTS) as server:
        yield server


def mentioned(page: Page) -> list[str]:
    """The events that the passages mention, in order, those of the last passage included."""
    found: list[str] = page.evaluate(
        """async () => {
          const [entry] = performance.getEntriesByType("resource")
            .filter(({ name }) => name.includes(".words.json"));
          const { article } = await (await fetch(entry.name)).json();
          return article.outline.events.filter(Boolean).map((ids) => ids.split(" ")[0]);
        }"""
    )
    return found


def select(page: Page, event: str) -> None:
    page.evaluate(
        """(event) => {
          const address = new URL(location.href);
          address.searchParams.set("event", event);
          history.pushState(null, "", address);
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
        event,
    )


def wait_for_few(page: Page) -> None:
    """Until no more than the pieces around the view are filled."""
    page.wait_for_function("(filled) => document.querySelectorAll(filled).length <= 3", arg=FILLED)


def test_only_the_pieces_near_the_reader_are_there_and_a_step_brings_its_own(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story.address)
    expect(page.locator(FILLED).first).to_be_visible()
    assert page.locator(f"{PANE} .ex-piece").count() > 4
    wait_for_few(page)

    last = mentioned(page)[-1]
    select(page, last)

    expect(page.locator(PANE)).to_have_attribute("data-current", last)
    expect(page.locator(CURRENT).first).to_be_in_viewport()
    expect(page.locator(f"{PANE} [data-event='{last}']").first).to_have_attribute(
        "aria-current", "true"
    )
    wait_for_few(page)


def test_a_step_to_a_piece_that_is_held_up_scrolls_at_once_and_is_marked_when_it_comes(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story.address)
    expect(page.locator(FILLED).first).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.article.json*", hold)
    last = mentioned(page)[-1]

    select(page, last)
    expect(page.locator(PANE)).to_have_attribute("data-current", last)
    scrolled = page.locator(f"{PANE} [data-scroller]")
    page.wait_for_function(
        "(pane) => pane.scrollTop > pane.scrollHeight / 2", arg=scrolled.element_handle()
    )
    assert page.locator(CURRENT).count() == 0

    for route in held:
        route.continue_()
    expect(page.locator(CURRENT).first).to_be_in_viewport()


def test_a_note_of_a_piece_opens_with_its_sources(page: Page, long_story: Server) -> None:
    open_story(page, long_story.address)
    page.locator(f"{PANE} [data-note]").first.click()

    expect(page.locator(f"{PANE} aside.ex-note li").first).to_be_visible()
