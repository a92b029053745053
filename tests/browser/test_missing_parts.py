"""A long story of which something cannot be loaded shows what is here, then the rest."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watch
from tests.browser.driving import choose_setting, wait_for_panes
from tests.browser.long_stories import EVENTS
from tests.browser.servers import Server

ARTICLE = '[data-explorer="article"]'
SAID = "[data-explorer=controls] p[role=status]"
OPEN = '[data-explorer="timeline"] .ex-row.ex-open .ex-title'
AT_TOP = """() => {
  const scroller = document.querySelector('[data-explorer="article"] [data-scroller]');
  const { top } = scroller.getBoundingClientRect();
  const passages = [...scroller.querySelectorAll(".ex-passage")];
  const first = passages.find((each) => each.getBoundingClientRect().bottom > top);
  return first && [first.dataset.anchor, Math.round(first.getBoundingClientRect().top - top)];
}"""
"""JavaScript: the passage at the top of the article's view, and how far it is below it, in px."""


def address(server: Server) -> str:
    return f"{server.address}stories/synthetic-{EVENTS}?lang=en"


def test_the_index_is_shown_when_a_part_fails_and_its_texts_when_the_connection_is_back(
    page: Page, watch: Watch, long_story: Server
) -> None:
    watch.expect("ERR_FAILED")
    page.route("**/*.part.json?*", lambda route: route.abort())
    page.goto(address(long_story))
    wait_for_panes(page)
    expect(page.locator(OPEN)).to_have_text("…")

    page.unroute("**/*.part.json?*")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(OPEN)).not_to_have_text("…")


def test_of_two_steps_the_last_is_said_even_if_the_details_of_neither_come(
    page: Page, long_story: Server
) -> None:
    page.goto(address(long_story))
    wait_for_panes(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.part.json?*", hold)

    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    said = page.locator(SAID).first
    expect(said).to_contain_text(f"{EVENTS - 1}")
    for route in held:
        route.continue_()
    expect(page.locator(OPEN)).not_to_have_text("…")
    expect(said).to_contain_text(f"{EVENTS - 1}")


def test_another_clock_keeps_the_line_that_was_read_in_the_article(
    page: Page, long_story: Server
) -> None:
    page.goto(address(long_story))
    wait_for_panes(page)
    expect(page.locator(f"{ARTICLE} .ex-passage").first).to_be_visible()
    page.locator(f"{ARTICLE} [data-scroller]").evaluate("(each) => (each.scrollTop = 3000)")
    page.wait_for_function(f"() => ({AT_TOP})() && ({AT_TOP})()[0] !== 'p1'")
    anchor, away_px = page.evaluate(AT_TOP)

    choose_setting(page, "clock", "UTC")
    page.locator('[data-explorer="timeline"] header').get_by_text("UTC").wait_for()
    page.wait_for_function(
        f"([anchor, px]) => {{ const [now, there] = ({AT_TOP})() ?? [];"
        " return now === anchor && Math.abs(there - px) < 3; }",
        arg=[anchor, away_px],
    )


def test_a_piece_of_the_article_that_fails_says_so_and_offers_to_try_again(
    page: Page, watch: Watch, long_story: Server
) -> None:
    watch.expect("ERR_FAILED")
    page.route("**/*.article.json?*", lambda route: route.abort())
    page.goto(address(long_story))
    fault = page.locator(f"{ARTICLE} .ex-piece .ex-fault").first
    expect(fault).to_be_visible()

    page.unroute("**/*.article.json?*")
    fault.get_by_role("button").click()
    expect(page.locator(f"{ARTICLE} .ex-passage").first).to_be_visible()
