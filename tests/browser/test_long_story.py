"""A story of many hundred events: timeline and table have rows only around what a reader sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import (
    choose_setting,
    shown,
    wait_for_event,
)
from tests.browser.long_stories import (
    EVENTS,
    IN_VIEW,
    MOST_ROWS,
    ROWS,
    SCROLLED_AWAY,
    SCROLLER,
    SETTLED,
    TABLE_ROWS,
    UNNAMED,
    open_story,
)
from tests.browser.servers import Server
from tests.browser.test_jumps import FRAMES, jump

SCROLLED = """([px, times]) => new Promise((done) => {
  const scroller = document.querySelector('[data-explorer="timeline"] [data-scroller]');
  const moved = [];
  function scroll() {
    const { top } = scroller.getBoundingClientRect();
    const lower = (row) => row.getBoundingClientRect().top > top + 200;
    const row = [...scroller.querySelectorAll(".ex-row")].find(lower);
    const before = row.getBoundingClientRect().top;
    scroller.scrollTop += px;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      moved.push(Math.round(row.getBoundingClientRect().top - before + px));
      if (moved.length < times) scroll();
      else done(moved);
    }));
  }
  scroll();
})"""
"""JavaScript: by how much more than it was scrolled a row moved, each time."""


JUMPED_BACK = """async () => {
  const scroller = document.querySelector('[data-explorer="timeline"] [data-scroller]');
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  scroller.dispatchEvent(new Event("wheel"));
  const half = scroller.scrollHeight / 2;
  for (const px of [half, half - 1000, half - 2000, half - 3000]) {
    scroller.scrollTop = px;
    for (let frames = 0; frames < 2; frames += 1) await frame();
  }
  scroller.scrollTop = 500;
  const { top } = scroller.getBoundingClientRect();
  const lower = (row) => row.getBoundingClientRect().top > top;
  const row = [...scroller.querySelectorAll(".ex-row")].find(lower);
  const before = row.getBoundingClientRect().top;
  await new Promise((done) => setTimeout(done, 400));
  return Math.round(row.getBoundingClientRect().top - before);
}"""
"""JavaScript: go to the middle, up from there over rows that were not measured, and back; by how
much a row there moves until scrolling rests."""


HEIGHT_IS_MORE = f"(px) => document.querySelector(`{SCROLLER}`).scrollHeight > px"
"""JavaScript: whether the timeline is higher than so many pixels."""
SHOWN_IN_DAYS = """(days) => days.map((day) => {
  const rows = [...day.querySelectorAll(".ex-row")];
  const hasShown = rows.some((row) => !row.classList.contains("ex-rest"));
  return [day.classList.contains("ex-rest"), hasShown, rows.length == rows[0].ariaSetSize];
})"""
"""JavaScript: of each day whether it is grey, some row there is not, and all its rows are there."""


def test_only_rows_around_the_reader_have_elements_and_space_takes_the_place_of_the_others(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story)

    assert 0 < page.locator(ROWS).count() < MOST_ROWS
    assert page.locator(SCROLLER).evaluate("(each) => each.scrollHeight") > 50 * EVENTS
    check_a_reader_who_scrolls_finds_rows(page)
    check_a_step_to_a_row_that_is_not_there_makes_it(page)
    assert page.locator(ROWS).count() < MOST_ROWS


def check_a_step_to_a_row_that_is_not_there_makes_it(page: Page) -> None:
    page.keyboard.press("End")
    last = page.locator(f"{ROWS}.ex-open")
    wait_for_event(page, str(last.get_attribute("data-anchor")))

    expect(last).to_be_in_viewport()
    expect(last.locator(".ex-details")).to_be_visible()
    assert not page.locator(f"{ROWS}:not(.ex-past, .ex-open)").count()


def check_a_reader_who_scrolls_finds_rows(page: Page) -> None:
    page.locator(SCROLLER).evaluate("(each) => (each.scrollTop = each.scrollHeight / 2)")
    page.wait_for_function(f"() => [0.3, 0.6, 0.9].every({IN_VIEW})")


def test_a_link_to_the_middle_shows_its_row_and_knows_what_is_past(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story, f"/{events[299]}")

    row = page.locator(f"{ROWS}.ex-open")
    expect(row).to_be_in_viewport()
    assert shown(page)["timeline"] == row.get_attribute("data-anchor") == events[299]
    past = page.locator(f"{ROWS}.ex-past").evaluate_all(
        "(rows) => rows.map((row) => row.dataset.anchor)"
    )
    assert past
    assert set(past) <= set(events[:299])


@pytest.mark.parametrize("px", [-90, 90])
def test_rows_of_other_heights_than_guessed_do_not_move_what_is_read(
    px: int, page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story, f"/{events[299]}")
    page.locator(SCROLLER).evaluate("(each) => (each.scrollTop = each.scrollHeight / 3)")
    page.wait_for_function(IN_VIEW, arg=0.5)

    titles = page.locator(f"{ROWS} button.ex-title[aria-label]")
    expect(titles).to_have_count(0)  # until the details are there, rows become higher

    assert page.evaluate(SCROLLED, [px, 12]) == [0] * 12


def test_what_was_corrected_above_is_put_right_at_rest_and_the_first_row_is_at_the_top(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story, f"/{events[299]}")
    for _ in range(2):
        page.locator(SCROLLER).evaluate("(each) => (each.scrollTop = 0)")
        page.wait_for_function(f"(first) => ({IN_VIEW})(0.2) === first", arg=events[0])
        assert page.locator(ROWS).first.evaluate("(row) => row.style.marginBlockStart") == ""


def test_a_jump_back_before_scrolling_rests_stays_where_it_leads(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story)

    assert page.evaluate(JUMPED_BACK) == 0


def test_the_row_that_has_the_focus_stays_while_the_reader_scrolls_away_and_tab_leads_on_from_it(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    page.locator(f"{ROWS} button.ex-title").nth(3).focus()
    page.locator(SCROLLER).evaluate("(each) => (each.scrollTop = each.scrollHeight / 2)")
    page.wait_for_function(SCROLLED_AWAY, arg=events[:100])

    assert page.evaluate("document.activeElement.dataset.event") == events[3]
    for _ in range(6):
        page.keyboard.press("Tab")
    event = page.evaluate("document.activeElement.closest('.ex-row').dataset.anchor")
    assert event in events[4:7]


def test_each_row_says_where_it_is_among_those_of_its_day(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story, f"/{events[299]}")

    sets = page.locator(ROWS).evaluate_all(
        """(rows) => rows.map((row) =>
          [row.ariaPosInSet, row.ariaSetSize, row.parentElement.children.length])"""
    )
    assert all(1 <= int(at) <= int(size) and there <= int(size) for at, size, there in sets)
    days = page.locator('[data-explorer="timeline"] .ex-day')
    assert int(str(days.first.get_attribute("aria-posinset"))) > 1


@pytest.mark.parametrize("rest", ["gone", "dim"])
def test_a_filter_folds_or_greys_the_rows_of_a_long_story(
    rest: str, page: Page, long_story: Server
) -> None:
    open_story(page, long_story, f"?status=disputed&rest={rest}")
    root = page.locator('[data-explorer="timeline"]')
    count, total = (int(str(root.get_attribute(f"data-{name}"))) for name in ("shown", "total"))
    assert 0 < count < total == EVENTS

    there = page.locator(f"{ROWS}:visible")
    height = page.locator(SCROLLER).evaluate("(each) => each.scrollHeight")
    if rest == "gone":
        expect(there.and_(page.locator(".ex-is-disputed"))).to_have_count(there.count())
        assert height < 300 * count
    else:
        assert there.and_(page.locator(".ex-rest")).count() > 0
        assert height > 50 * total


def test_the_rest_folds_and_comes_back_grey_while_a_filter_is_set(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story, "?status=disputed&rest=gone")
    rest = page.locator(f"{ROWS}.ex-rest:visible")
    table_rest = page.locator(f"{TABLE_ROWS}.ex-rest:visible")
    rests = page.locator("[data-control=rest]")
    page.locator('[data-action="filters"]').click()

    for _ in range(2):
        rests.and_(page.locator("[value=dim]")).check()
        expect(rest.first).to_be_attached()
        expect(page.locator('[data-explorer="axis"]')).to_have_attribute("data-rest", "dim")
        page.wait_for_function(HEIGHT_IS_MORE, arg=50 * EVENTS)
        rests.and_(page.locator("[value=gone]")).check()
        expect(rest).to_have_count(0)
        expect(table_rest).to_have_count(0)
        page.wait_for_function(f"(px) => !({HEIGHT_IS_MORE})(px)", arg=50 * EVENTS)


def test_a_day_is_grey_if_none_of_its_events_is_shown_also_where_rows_come_later(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story, "?status=disputed&rest=dim")
    grey = 0
    for share in (0.3, 0.6):
        page.locator(SCROLLER).evaluate(
            "(each, share) => (each.scrollTop = share * each.scrollHeight)", share
        )
        page.wait_for_function(f"() => [0.3, 0.6, 0.9].every({IN_VIEW})")
        days = page.locator('[data-explorer="timeline"] .ex-day').evaluate_all(SHOWN_IN_DAYS)
        assert all(is_grey is not has_shown for is_grey, has_shown, is_whole in days if is_whole)
        assert not any(is_grey and has_shown for is_grey, has_shown, _ in days)
        grey += sum(is_grey for is_grey, *_ in days)
    assert grey > 0


def test_home_and_end_never_show_an_empty_timeline(page: Page, long_story: Server) -> None:
    open_story(page, long_story)

    for key in ("End", "Home"):
        assert jump(page, key) == [0] * FRAMES


def test_another_clock_keeps_the_line_that_was_read_far_from_the_current_event(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    page.locator(SCROLLER).evaluate("(each) => (each.scrollTop = each.scrollHeight / 2)")
    page.wait_for_function(SCROLLED_AWAY, arg=events[:100])
    page.wait_for_function(f"() => ({UNNAMED})() === 0")
    assert page.evaluate(SETTLED)
    event = page.evaluate(IN_VIEW, 0.09)

    choose_setting(page, "clock", "UTC")
    page.locator('[data-explorer="timeline"] header').get_by_text("UTC").wait_for()
    page.wait_for_function(f"(event) => ({IN_VIEW})(0.09) === event", arg=event)
