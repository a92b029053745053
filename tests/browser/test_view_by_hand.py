"""A view that readers choose by hand is kept from step to step, and one button leads back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import MAP_FRAME, map_frame
from tests.browser.open_pages import GO, show

NAMES = {"en": "Back to the author’s view", "it": "Torna alla vista dell’autore"}

AT_REST = """(frame) => {
  const inside = document.querySelector(frame).contentDocument;
  return inside.querySelector(".leaflet-pan-anim") === null;
}"""
"""JavaScript: whether no pan of the map is under way."""


@pytest.mark.parametrize("lang", NAMES)
def test_a_zoom_set_by_hand_survives_the_next_steps_until_it_is_given_back(
    reading: Page, lang: str
) -> None:
    show(reading, "meeting", lang=lang)
    inside = map_frame(reading)
    back = inside.get_by_role("button", name=NAMES[lang], exact=True)
    scale = inside.locator(".leaflet-control-scale-line")
    komsomolsk = inside.locator('button.ex-stop[data-place="komsomolsk"]')
    authors = scale.inner_text()
    expect(back).to_have_count(0)

    inside.locator('[data-action="zoom-in"]').click()
    expect(scale).not_to_have_text(authors)
    by_hand = scale.inner_text()
    expect(back).to_be_visible()
    expect(inside.locator(".ex-map-bar [role=status]")).not_to_be_empty()

    reading.keyboard.press("ArrowRight")
    expect(scale).to_have_text(by_hand)
    show(reading, "komsomolsk-arrival", lang=lang)
    expect(komsomolsk).to_be_in_viewport()
    expect(scale).to_have_text(by_hand)

    back.focus()
    reading.keyboard.press("Enter")
    expect(back).to_have_count(0)
    expect(inside.locator("[data-explorer=map]")).to_be_focused()
    expect(scale).not_to_have_text(by_hand)


def test_a_pan_by_key_is_kept_where_the_next_event_is_in_view(reading: Page) -> None:
    show(reading, "meeting")
    inside = map_frame(reading)
    vostochny = inside.locator('button.ex-stop[data-place="vostochny"]')
    inside.locator("[data-explorer=map]").focus()
    reading.keyboard.press("Shift+ArrowRight")
    back = inside.locator('[data-action="authors-view"]')
    expect(back).to_be_visible()
    reading.wait_for_function(AT_REST, arg=MAP_FRAME)
    before = vostochny.bounding_box()
    show(reading, "guestbook")
    assert vostochny.bounding_box() == before
    back.click()
    expect(back).to_be_hidden()
    assert vostochny.bounding_box() != before


def test_a_filter_that_leaves_no_stop_in_a_view_by_hand_shows_the_stops_that_are_left(
    reading: Page,
) -> None:
    show(reading, "peskov-agenda")
    inside = map_frame(reading)
    back = inside.locator('[data-action="authors-view"]')
    pyongyang = inside.locator('button.ex-stop[data-place="pyongyang"]')
    inside.locator("[data-explorer=map]").focus()
    for _ in range(8):
        reading.keyboard.press("Shift+ArrowRight")
        reading.wait_for_function(AT_REST, arg=MAP_FRAME)
    expect(back).to_be_visible()
    expect(pyongyang).not_to_be_in_viewport()

    filtered = "?story=vostochny-2023&event=peskov-agenda&lang=en&tag=talks"
    reading.evaluate(GO, filtered)
    expect(back).to_be_hidden()
    expect(inside.locator("button.ex-stop:not([data-unmet])").first).to_be_in_viewport()
