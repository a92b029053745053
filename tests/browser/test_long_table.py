"""The table of a long story: on the page, on paper, and until the details of its rows are here."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.long_stories import (
    EVENTS,
    IN_VIEW,
    MOST_ROWS,
    SCROLLER,
    TABLE_ROWS,
    UNNAMED,
    open_story,
)
from tests.browser.servers import Server

TO_THE_END = f"""(last) => {{
  const row = document.querySelector(`{TABLE_ROWS}[data-event="${{last}}"]`);
  const isThere = row && row.getBoundingClientRect().top < innerHeight;
  scrollTo(0, document.documentElement.scrollHeight);
  window.frames_there = isThere ? (window.frames_there ?? 0) + 1 : 0;
  return window.frames_there > 30;
}}"""
"""JavaScript: scroll to the end of the page, which is farther once rows there are measured."""
PRINTED = f"""() => new Promise((done) => {{
  window.print = () => {{
    dispatchEvent(new Event("beforeprint"));
    const rows = [...document.querySelectorAll(`{TABLE_ROWS}`)];
    const titles = rows.map((row) => row.querySelector("button").textContent);
    dispatchEvent(new Event("afterprint"));
    done(titles);
  }};
  dispatchEvent(new Event("print-asked", {{ cancelable: true }}));
}})"""
"""JavaScript: the titles that are printed where the page's own button is pressed."""


def test_the_table_has_rows_where_it_is_seen_in_columns_of_one_width(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    table = page.locator('[data-explorer="table"] table')
    lefts = "(row) => [...row.cells].map((cell) => cell.getBoundingClientRect().left)"
    page.locator('[data-explorer="table"] h2').scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    first = page.locator(f'{TABLE_ROWS}[data-event="{events[0]}"]')
    expect(first).to_be_in_viewport()
    first_lefts = first.evaluate(lefts)

    page.wait_for_function(TO_THE_END, arg=events[-1])
    last = page.locator(f'{TABLE_ROWS}[data-event="{events[-1]}"]')
    expect(last).to_be_in_viewport()
    assert last.evaluate(lefts) == first_lefts
    assert page.locator(TABLE_ROWS).count() < MOST_ROWS
    days = page.locator('[data-explorer="timeline"] .ex-day').first.get_attribute("aria-setsize")
    assert table.get_attribute("aria-rowcount") == last.get_attribute("aria-rowindex")
    assert last.get_attribute("aria-rowindex") == f"{1 + EVENTS + int(str(days))}"


def test_the_browser_prints_the_rows_of_the_table_that_are_here_and_says_so(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story, f"/{events[299]}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    rows = page.locator(TABLE_ROWS)
    assert 0 < rows.count() < 300
    assert not rows.locator("button", has_text=re.compile("^…?$")).count()
    said = f"Of 600 events the {rows.count()} that were loaded are printed."
    expect(page.get_by_text(said)).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows.count() < MOST_ROWS


def test_the_pages_own_button_has_the_beginning_of_the_table_printed(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story, f"/{events[599]}")

    titles = page.evaluate(PRINTED)
    assert len(titles) == 300
    assert not {"", "…"} & set(titles)
    note = page.get_by_text("The first 300 of 600 events are printed.")
    assert note.count() == 1
    assert page.locator(TABLE_ROWS).count() < MOST_ROWS


def test_a_row_of_the_table_is_named_before_its_details_are_here(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    page.route("**/*.part.json?*", lambda route: None)
    page.locator('[data-explorer="table"] h2').scroll_into_view_if_needed()
    page.wait_for_function(TO_THE_END, arg=events[-1])

    last = page.locator(f'{TABLE_ROWS}[data-event="{events[-1]}"] button')
    expect(last).to_have_text("…")
    expect(last).to_have_accessible_name(re.compile(r"\d"))


def test_a_state_of_knowledge_with_few_events_gets_their_details_as_well(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story, "?asof=publication")
    total = int(str(page.locator('[data-explorer="timeline"]').get_attribute("data-total")))
    assert 25 < total <= 300

    for share in (0.5, 1):
        page.locator(SCROLLER).evaluate(
            "(each, share) => (each.scrollTop = share * each.scrollHeight)", share
        )
        page.wait_for_function(f"() => [0.3, 0.6, 0.9].every({IN_VIEW})")
        page.wait_for_function(f"() => ({UNNAMED})() === 0")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_function(f"() => ({UNNAMED})() === 0")
