"""On a phone: the map stays above, the text passes beneath, the stepper is at the thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.driving import MAP_FRAME, map_frame, wait_until_settled

SECOND, THIRD = "khasan-welcome", "razdolnaya-bridge"


def test_on_a_phone_a_step_shows_the_event_that_it_leads_to(reading_on_phone: Page) -> None:
    page = reading_on_phone
    title = page.locator("[data-explorer=timeline] .ex-open .ex-title")
    stepper = page.locator("#ex-stepper")
    for event in (SECOND, THIRD):
        page.locator("[data-action=next]").tap()
        wait_until_settled(page, event)
        box, thumb = title.bounding_box(), stepper.bounding_box()
        frame = page.locator(MAP_FRAME).bounding_box()
        assert box and thumb and frame
        assert frame["y"] == pytest.approx(0, abs=1)
        assert frame["y"] + frame["height"] <= box["y"]
        assert box["y"] + box["height"] <= thumb["y"]


def test_on_a_phone_an_event_that_is_tapped_stays_under_the_finger(reading_on_phone: Page) -> None:
    page = reading_on_phone
    scrolled = "document.scrollingElement.scrollTop"
    assert page.evaluate(f"({scrolled} = 120, {scrolled})") == 120
    # Not `tap`, which would bring the row into view by itself.
    page.locator(f"[data-explorer=timeline] button[data-event={SECOND}]").evaluate("e => e.click()")
    wait_until_settled(page, SECOND)
    assert page.evaluate(scrolled) == 120


@pytest.mark.parametrize("height", [844, 664])
def test_on_a_phone_every_row_of_the_legend_can_be_scrolled_to(
    height: int, reading_on_phone: Page
) -> None:
    reading_on_phone.set_viewport_size({"width": 390, "height": height})
    frame = map_frame(reading_on_phone)
    frame.locator("summary[aria-label=Legend]").tap()

    legend = frame.locator(".ex-map-legend")
    assert (
        legend.evaluate(
            """(legend) => [...legend.querySelectorAll("li")].filter((row) => {
          row.scrollIntoView({ block: "nearest" });
          const { left, top, width, height } = row.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          return !row.contains(hit);
        }).map((row) => row.textContent)"""
        )
        == []
    )
    inside = legend.evaluate("(legend) => legend.getBoundingClientRect().bottom <= innerHeight")
    assert inside


def test_the_button_of_the_legend_stays_where_it_is_while_backgrounds_are_chosen(
    reading_on_phone: Page,
) -> None:
    page = reading_on_phone
    frame = map_frame(page)
    button = frame.locator("summary[aria-label=Legend]")
    before = button.bounding_box()

    frame.locator("summary[aria-label='Background map']").tap()

    assert button.bounding_box() == before


FIRST_LINES = """(rows) => rows.map((row) => {
  const ends = [...row.children].map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return [...range.getClientRects()].filter(({ width }) => width > 1).map(({ bottom }) => bottom);
  });
  const firsts = ends.filter((own) => own.length > 0).map((own) => Math.min(...own));
  return Math.max(...firsts) - Math.min(...firsts);
})"""
"""JavaScript: how far the first lines of the cells of each row are apart, in CSS pixels."""


def test_on_a_phone_all_cells_of_a_row_begin_at_the_first_line_of_its_title(
    reading_on_phone: Page,
) -> None:
    rows = reading_on_phone.locator("[data-explorer=table] tr[data-event]")

    assert max(rows.evaluate_all(FIRST_LINES)) <= 1
