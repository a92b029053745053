"""Going through the story: the stepper, the keys and the player."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import MAP_FRAME, map_frame, shown, tool, wait_for_event, wait_for_panes
from tests.browser.open_pages import show

FIRST, SECOND, THIRD = "departure-pyongyang", "khasan-welcome", "razdolnaya-bridge"
BEFORE_LAST, LAST = "border-crossing", "return-pyongyang"


def step(page: Page, action: str) -> None:
    page.locator(f'[data-explorer="controls"] [data-action="{action}"]').click()


def go_to(page: Page, event: str) -> None:
    page.locator(f'[data-explorer="timeline"] button[data-event="{event}"]').click()
    wait_for_event(page, event)


def wheel_over_timeline(page: Page) -> None:
    page.locator("[data-explorer=timeline] .ex-scroller").hover()
    page.mouse.wheel(0, 100)


def drag_in_map(page: Page) -> None:
    box = page.locator(MAP_FRAME).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 120)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + box["height"] - 120, steps=3)
    page.mouse.up()


def test_each_control_of_the_stepper_goes_where_it_says(reading: Page) -> None:
    for action, event in (
        ("next", SECOND),
        ("next", THIRD),
        ("previous", SECOND),
        ("last", LAST),
        ("previous", BEFORE_LAST),
        ("first", FIRST),
    ):
        step(reading, action)
        wait_for_event(reading, event)


def test_the_stepper_says_where_the_reader_is(reading: Page) -> None:
    short, whole = (reading.locator(f".ex-position-{part}") for part in ("short", "whole"))
    expect(whole).to_have_text("Event 1 of 29")
    step(reading, "next")
    expect(whole).to_have_text("Event 2 of 29")
    expect(short).to_have_text("2 of 29")


def test_a_step_is_said_aloud(reading: Page) -> None:
    step(reading, "next")
    said = reading.locator("[data-explorer=controls] p[role=status]")
    expect(said).to_contain_text("Event 2 of 29")
    expect(said).to_contain_text("Khasan")


def test_arrow_keys_home_and_end_step(reading: Page) -> None:
    for key, event in (
        ("ArrowRight", SECOND),
        ("ArrowRight", THIRD),
        ("ArrowLeft", SECOND),
        ("End", LAST),
        ("ArrowLeft", BEFORE_LAST),
        ("Home", FIRST),
    ):
        reading.keyboard.press(key)
        wait_for_event(reading, event)


def test_there_is_nothing_before_the_first_and_after_the_last_event(reading: Page) -> None:
    reading.keyboard.press("ArrowLeft")
    assert set(shown(reading).values()) == {FIRST}
    step(reading, "last")
    wait_for_event(reading, LAST)
    reading.keyboard.press("ArrowRight")
    assert set(shown(reading).values()) == {LAST}


def test_a_control_that_leads_nowhere_says_so_and_keeps_the_focus(reading: Page) -> None:
    first = reading.locator('[data-explorer="controls"] [data-action="first"]')
    expect(first).to_have_attribute("aria-disabled", "true")
    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, SECOND)
    first.click()
    wait_for_event(reading, FIRST)
    expect(first).to_be_focused()


def test_keys_in_fields_are_left_to_the_fields(reading: Page) -> None:
    tool(reading, "settings").click()
    for field in ("select[data-control=clock]", "input[data-control=asof]:checked"):
        reading.locator(field).focus()
        for key in ("Home", "End"):
            reading.keyboard.press(key)
        assert shown(reading)["timeline"] == FIRST
    reading.locator("[data-action=settings]").press("Escape")


def test_keys_with_modifiers_are_left_to_the_browser(reading: Page) -> None:
    for modifier in ("Shift", "Control", "Meta"):
        for key in ("ArrowRight", "End"):
            reading.keyboard.press(f"{modifier}+{key}")
    assert set(shown(reading).values()) == {FIRST}


def test_keys_step_from_within_the_map_as_well(reading: Page) -> None:
    map_frame(reading).locator("[data-explorer=map]").focus()
    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, SECOND)


def test_the_switch_turns_the_keys_off_and_on_and_is_remembered(opened: Page) -> None:
    switch = opened.locator("[data-control=shortcuts]")
    tool(opened, "settings").click()
    switch.uncheck()
    opened.keyboard.press("Escape")
    opened.keyboard.press("ArrowRight")
    map_frame(opened).locator("[data-explorer=map]").focus()
    opened.keyboard.press("ArrowRight")
    assert set(shown(opened).values()) == {FIRST}
    opened.reload(wait_until="commit")
    wait_for_panes(opened)
    tool(opened, "settings").click()
    expect(switch).not_to_be_checked()
    switch.check()
    opened.keyboard.press("Escape")
    opened.keyboard.press("ArrowRight")
    wait_for_event(opened, SECOND)


@pytest.fixture
def clocked(opened: Page) -> Page:
    """A page whose timers run only on demand."""
    opened.clock.install()
    opened.clock.pause_at(opened.evaluate("Date.now() / 1000 + 60"))
    return opened


def test_play_goes_on_by_itself_until_it_is_paused(clocked: Page) -> None:
    play = clocked.locator('[data-action="play"]')
    expect(play).to_have_attribute("title", "Play")
    play.click()
    expect(play).to_have_attribute("title", "Pause")
    for event in (SECOND, THIRD):
        clocked.clock.run_for(4000)
        assert shown(clocked)["timeline"] == event
    play.click()
    expect(play).to_have_attribute("title", "Play")
    clocked.clock.run_for(20_000)
    assert shown(clocked)["timeline"] == THIRD


def press_right(page: Page) -> None:
    page.keyboard.press("ArrowRight")


def click_the_heading(page: Page) -> None:
    page.locator(".ex-heading").click()


def test_whatever_the_reader_does_stops_the_player(clocked: Page) -> None:
    play = clocked.locator('[data-action="play"]')
    clocked.locator('[data-action="last"]').click()
    for interact in (press_right, click_the_heading, wheel_over_timeline, drag_in_map):
        clocked.locator('[data-action="previous"]').click()
        play.click()
        expect(play).to_have_attribute("title", "Pause")
        interact(clocked)
        expect(play, interact.__name__).to_have_attribute("title", "Play")


def test_the_player_stops_at_the_end_and_begins_again_from_the_start(clocked: Page) -> None:
    play = clocked.locator('[data-action="play"]')
    clocked.locator('[data-action="last"]').click()
    clocked.locator('[data-action="previous"]').click()
    play.click()
    clocked.clock.run_for(4000)
    assert shown(clocked)["timeline"] == LAST
    expect(play).to_have_attribute("title", "Play")
    play.click()
    assert shown(clocked)["timeline"] == FIRST
    expect(play).to_have_attribute("title", "Pause")


def test_a_position_keeps_its_number_and_unit_on_one_line(reading: Page) -> None:
    details = reading.locator("[data-explorer=timeline] .ex-details")
    assert "±\u00a02\u00a0km" in (details.text_content() or "")


def test_arrow_keys_step_after_the_view_was_switched_with_a_pointer(reading: Page) -> None:
    show(reading, "meeting")
    reading.locator(".ex-switch label").first.click()
    expect(reading.locator("[data-explorer=controls]")).to_have_attribute("data-total", "11")
    wait_for_event(reading, "meeting")
    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, "site-tour")
    expect(reading.locator("[data-control=asof]:checked")).to_have_value("publication")
