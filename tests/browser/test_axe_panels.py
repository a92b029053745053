"""What axe-core finds wrong in whatever opens on the page, at any size, in any colours: nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import MAP_FRAME, map_frame, open_story, tool
from tests.browser.servers import Server
from tests.browser.test_axe import KIM, LOOKS, violations
from tests.browser.test_large_text import enlarge

NewPage = Callable[..., Page]


DRAWN_WHOLE = "[data-explorer] * { content-visibility: visible !important; }"
"""CSS: what is skipped while out of view has a guessed size, and lies over what follows it."""


def unfold_note(page: Page) -> None:
    page.locator(".ex-note-button").first.click()
    page.locator(".ex-article .ex-note").first.wait_for()


def unfold_legend(page: Page) -> None:
    map_frame(page).get_by_label("Legend", exact=True).first.click()
    map_frame(page).locator(".ex-map-legend li").first.wait_for()


def unfold_places(page: Page) -> None:
    map_frame(page).get_by_label("Places of the story", exact=True).first.click()
    map_frame(page).get_by_role("searchbox").wait_for()


def unfold_backgrounds(page: Page) -> None:
    map_frame(page).locator("summary").first.click()
    map_frame(page).locator(".ex-map-layers input").first.wait_for()


def point_at_a_stop(page: Page) -> None:
    map_frame(page).locator("button[data-place=vostochny]").hover()
    map_frame(page).locator(".ex-map-label-hint .ex-map-said").wait_for()


def unfold_details(page: Page) -> None:
    page.locator("[data-explorer=timeline] .ex-details summary").click()
    page.locator(".ex-details details[open]").wait_for()


def unfold_axis(page: Page) -> None:
    more = page.locator("[data-action=axis-more]")
    if more.is_visible():
        more.click()
    page.locator("[data-action=axis-jump]").click()
    page.locator(".ex-axis-jump input").fill("never")
    page.locator(".ex-axis-jump input").press("Enter")  # what is typed cannot be read
    page.locator(".ex-axis-message:not(:empty)").wait_for()


def fold_axis(page: Page) -> None:
    page.locator(".ex-axis-jump input").press("Escape")
    more = page.locator("[data-action=axis-more]")
    if more.is_visible():
        more.click()


def found_in_what_unfolds(page: Page) -> list[str]:
    """What is wrong in all that opens on the page of the Kim story, one after the other."""
    found: list[str] = []
    page.add_style_tag(content=DRAWN_WHOLE)

    def look(name: str, part: str | list[str] | None = None) -> None:
        found.extend(f"{name}: {line}" for line in violations(page, part=part))

    in_map = [MAP_FRAME, "body"]
    for unfold, part in (
        (point_at_a_stop, in_map),
        (unfold_note, "[data-explorer=article]"),
        (unfold_legend, in_map),
        (unfold_places, in_map),
        (unfold_backgrounds, in_map),
        (unfold_details, "[data-explorer=timeline]"),
        (unfold_axis, "[data-explorer=axis]"),
    ):
        unfold(page)
        look(unfold.__name__, part)
    fold_axis(page)
    look("page")
    tool(page, "about")  # in the menu, which it unfolds
    look("menu", "[data-explorer=controls]")
    page.locator(".ex-tools [aria-expanded=true]:visible").press("Escape")
    tool(page, "settings").click()
    look("settings", "[data-explorer=controls]")
    page.locator("[data-action=settings]").press("Escape")
    page.locator("body").click(position={"x": 2, "y": 2})  # folds the menu of a phone as well
    for panel in ("filters", "share", "download", "about"):
        tool(page, panel).click()
        expect(page.locator("dialog[open] .ex-panel-body > *").first).to_be_visible()
        look(panel, "dialog[open]")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    return found


@LOOKS
def test_axe_finds_nothing_in_what_unfolds_and_in_the_panels(
    new_page: NewPage, server: Server, look: dict[str, Any]
) -> None:
    page = new_page(**look)
    open_story(page, server.address, f"?story={KIM}&lang=en")
    assert found_in_what_unfolds(page) == []


SIZES = {
    "1440": {"viewport": {"width": 1440, "height": 900}},
    "1024": {"viewport": {"width": 1024, "height": 768}},
    "phone": {"viewport": {"width": 390, "height": 664}, "has_touch": True, "is_mobile": True},
    "phone on its side": {"viewport": {"width": 844, "height": 390}, "has_touch": True},
}
COLOURS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active", "color_scheme": "dark"},
}


@pytest.mark.wide
@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_at_any_size_in_any_colours(
    new_page: NewPage, server: Server, size: str, colours: str
) -> None:
    page = new_page(**SIZES[size], **COLOURS[colours])
    open_story(page, server.address, f"?story={KIM}&lang=en")
    assert found_in_what_unfolds(page) == []


@pytest.mark.wide
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_text_of_twice_the_size(
    new_page: NewPage, server: Server, size: str
) -> None:
    page = new_page(**SIZES[size])
    open_story(page, server.address, f"?story={KIM}&lang=en")
    enlarge(page, 200)
    assert found_in_what_unfolds(page) == []


@pytest.mark.wide
def test_axe_finds_nothing_in_a_page_that_is_zoomed_to_twice_its_size(
    new_page: NewPage, server: Server
) -> None:
    page = new_page(viewport={"width": 720, "height": 450}, device_scale_factor=2)
    open_story(page, server.address, f"?story={KIM}&lang=en")
    assert found_in_what_unfolds(page) == []
