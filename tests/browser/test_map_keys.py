"""The map by keys: few Tab stops, arrows from mark to mark."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.driving import map_frame, open_panes, open_story, wait_for_event
from tests.browser.open_pages import FIRST, show
from tests.browser.servers import Server
from tests.browser.test_before_streamlit import FRAME, held_up

NewPage = Callable[..., Page]

STORY = f"?story=vostochny-2023&event={FIRST}&lang=en"
MOST_TAB_STOPS = 25
"""Before the first event of the timeline, skip links included, on a wide screen."""

FOCUSED = """() => {
  let inner = document;
  while (inner.activeElement?.contentDocument) inner = inner.activeElement.contentDocument;
  const { ariaLabel, dataset, textContent } = inner.activeElement;
  return dataset.event ?? ariaLabel ?? textContent;
}"""
"""JavaScript: what has the focus, in a frame or not: the id of an event, else its name."""


def pressed(page: Page, *keys: str) -> list[str]:
    """What has the focus after each of these keys."""
    found = []
    for key in keys:
        page.keyboard.press(key)
        found.append(str(page.evaluate(FOCUSED)))
    return found


def to_the_marks(page: Page) -> str:
    page.locator("[data-action=axis-zoom-out]").focus()
    return pressed(page, "Tab")[0]


def test_few_tab_stops_come_before_the_first_event(new_page: NewPage, server: Server) -> None:
    page = new_page(viewport={"width": 1440, "height": 900})
    open_story(page, server.address, STORY)
    reached = pressed(page, *["Tab"] * (MOST_TAB_STOPS + 1))
    assert FIRST in reached, reached
    inside = [name for name in reached if "stop" in name and "of 14" in name]
    assert inside == ["Pyongyang, stops 1, 14 of 14, reported"]


def test_arrows_lead_from_mark_to_mark_and_enter_selects(reading: Page) -> None:
    page = reading
    assert to_the_marks(page).startswith("Pyongyang, ")
    over, aside, down, left = pressed(page, "ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft")
    assert over == "Vostochny Cosmodrome, stop 4 of 14, confirmed"
    assert aside.startswith("2 places close together: Komsomolsk")
    assert down.startswith("5 places close together: Artyom")
    assert left == "2 places close together: Khasan, Tumangang"
    first, last, beyond = pressed(page, "Home", "End", "ArrowRight")
    assert first.startswith("Pyongyang, ")
    assert beyond == last == aside  # where there is no mark on that side, nothing moves
    expect(page.locator("[data-explorer=timeline]")).to_have_attribute("data-current", FIRST)
    assert pressed(page, "ArrowUp") == [over]
    page.keyboard.press("Enter")
    wait_for_event(page, "putin-arrival")


def test_the_tab_stop_of_the_map_is_the_current_stop(reading: Page) -> None:
    show(reading, "meeting")
    assert to_the_marks(reading).startswith("Vostochny Cosmodrome, ")
    stops = map_frame(reading).locator(".leaflet-marker-pane button[tabindex='0']")
    expect(stops).to_have_count(1)


def test_a_stop_that_was_pressed_with_a_pointer_leaves_the_arrows_to_the_story(
    reading: Page,
) -> None:
    map_frame(reading).locator("button[data-place=vostochny]").click()
    wait_for_event(reading, "putin-arrival")
    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, "train-arrival")


def test_the_buttons_of_the_map_are_two_tab_stops(reading: Page) -> None:
    to_the_marks(reading)
    zoom, out, whole = pressed(reading, "Tab", "ArrowDown", "ArrowDown")
    assert (zoom, out, whole) == ("Zoom in", "Zoom out", "Whole journey")
    background, places, still = pressed(reading, "Tab", "End", "ArrowDown")
    assert (background, places, still) == ("Background map", *["Places of the story"] * 2)
    assert pressed(reading, "Shift+Tab", "Home") == ["Whole journey", "Zoom in"]


def test_the_buttons_stay_reachable_when_the_way_back_to_the_authors_view_goes(
    reading: Page,
) -> None:
    to_the_marks(reading)
    pressed(reading, "Tab", "Enter")
    expect(map_frame(reading).locator("[data-action=authors-view]")).to_be_visible()
    assert pressed(reading, "End") == ["Back to the author’s view"]
    reading.keyboard.press("Enter")
    expect(map_frame(reading).locator("[data-explorer=map]")).to_be_focused()
    tab_stops = map_frame(reading).locator(".ex-map-bar > :is([tabindex='0'])")
    expect(tab_stops).to_have_count(1)
    expect(tab_stops).to_be_visible()


def test_the_pages_own_map_is_walked_by_arrows_too(page: Page, server: Server) -> None:
    with held_up(page, FRAME):
        open_panes(page, server.address, "?story=vostochny-2023&lang=en")
        assert to_the_marks(page).startswith("Pyongyang, ")
        assert pressed(page, "ArrowUp")[0].startswith("Vostochny Cosmodrome, ")
