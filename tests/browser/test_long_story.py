"""A story of many hundred events: what is left for later is there when a reader comes to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bench.synthetic import write_story
from explorer.paths import FRONTEND
from tests.browser.driving import open_panes, open_story, shown, wait_for_event
from tests.browser.servers import Server, serving
from tests.browser.test_jumps import FRAMES, jump

EVENTS = 600
ROWS = '[data-explorer="timeline"] .ex-row'
TABLE_ROWS = '[data-explorer="table"] tr[data-event]'
IS_LAID_OUT = "(row) => row.checkVisibility({ contentVisibilityAuto: true })"


@pytest.fixture(scope="module")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("long")
    write_story(folder, EVENTS)
    with serving(folder) as server:
        yield server


@pytest.fixture
def waiting(page: Page, long_story: Server) -> Page:
    """The story before deferred work starts: those timers never fire."""
    slices = (FRONTEND / "core" / "slices.js").read_text("utf-8")
    begin_ms = re.search(r"^const BEGIN_MS = (\d+);$", slices, re.MULTILINE)
    assert begin_ms
    page.add_init_script(
        f"""const later = window.setTimeout;
        window.setTimeout = (work, ms, ...rest) =>
          ms === {begin_ms[1]} ? 0 : later(work, ms, ...rest);"""
    )
    open_story(page, long_story.address)
    return page


def test_only_what_is_around_the_reader_is_there_at_first_and_the_rest_when_they_come_to_it(
    waiting: Page,
) -> None:
    assert 0 < waiting.locator(ROWS).count() < EVENTS / 2
    check_a_reader_who_scrolls_finds_rows(waiting)
    check_a_step_to_a_row_that_is_not_there_yet_makes_it(waiting)


def test_all_rows_come_while_nobody_waits_and_a_link_to_the_middle_knows_what_is_past(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story.address)

    expect(page.locator(ROWS)).to_have_count(EVENTS)
    middle = page.locator(ROWS).nth(EVENTS // 2).get_attribute("data-anchor")
    open_story(page, long_story.address, f"?event={middle}")
    expect(page.locator(ROWS)).to_have_count(EVENTS)
    assert shown(page)["timeline"] == middle
    assert page.locator(f"{ROWS}.ex-past").count() == EVENTS // 2


def check_a_step_to_a_row_that_is_not_there_yet_makes_it(waiting: Page) -> None:
    waiting.keyboard.press("End")
    last = waiting.locator(f"{ROWS}.ex-open")
    wait_for_event(waiting, str(last.get_attribute("data-anchor")))

    expect(last).to_be_in_viewport()
    expect(last.locator(".ex-details")).to_be_visible()
    assert not waiting.locator(f"{ROWS}:not(.ex-past, .ex-open)").count()


def check_a_reader_who_scrolls_finds_rows(waiting: Page) -> None:
    waiting.evaluate(
        """(rows) => {
          const scroller = document.querySelector(rows).closest("[data-scroller]");
          scroller.scrollTop = scroller.scrollHeight / 2;
        }""",
        ROWS,
    )
    seen = f"""() => [...document.querySelectorAll('{ROWS}')].some((row) => {{
      const {{ top, height }} = row.getBoundingClientRect();
      return height > 0 && top > 200 && top < innerHeight;
    }})"""
    waiting.wait_for_function(seen)


def test_home_and_end_never_show_an_empty_timeline(page: Page, long_story: Server) -> None:
    open_panes(page, long_story.address)

    for key in ("End", "Home"):
        assert jump(page, key) == [0] * FRAMES


def test_days_of_the_table_are_laid_out_as_they_come_into_view_in_columns_of_one_width(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story.address)
    last = page.locator(TABLE_ROWS).last
    last.wait_for(state="attached")
    lefts = "(row) => [...row.cells].map((cell) => cell.getBoundingClientRect().left)"
    first_lefts = page.locator(TABLE_ROWS).first.evaluate(lefts)

    assert not last.evaluate(IS_LAID_OUT)
    last.scroll_into_view_if_needed()
    page.wait_for_function(f"(row) => ({IS_LAID_OUT})(row)", arg=last.element_handle())
    assert last.evaluate(lefts) == first_lefts
