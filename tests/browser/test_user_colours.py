"""In forced colours (high contrast of Windows) what is current still differs from the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Watch
from tests.browser.driving import map_frame
from tests.browser.open_pages import FIRST, OpenPages, show


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, open_pages: OpenPages, watch: Watch) -> Iterator[Page]:
    with open_pages.lend(watch, forced_colors="active", color_scheme=request.param) as page:
        show(page, "meeting")
        yield page


def style(page: Page, selector: str, name: str, pseudo: str | None = None) -> str:
    """A computed value of the first element that a selector finds."""
    found: str = page.evaluate(
        "([selector, pseudo, name]) =>"
        " getComputedStyle(document.querySelector(selector), pseudo)[name]",
        [selector, pseudo, name],
    )
    return found


def test_only_the_current_passage_has_a_bar(forced: Page) -> None:
    bar = "borderLeftColor"
    canvas = style(forced, "[data-explorer=article]", "backgroundColor")

    assert style(forced, ".ex-passage:not(.ex-current)", bar) == canvas
    assert style(forced, ".ex-passage.ex-current", bar) != canvas


def test_the_current_row_has_a_frame_and_the_spine_can_be_seen(forced: Page) -> None:
    canvas = style(forced, "[data-explorer=timeline]", "backgroundColor")

    assert style(forced, ".ex-row.ex-open", "outlineStyle", "::after") == "solid"
    assert style(forced, ".ex-itinerary tr[aria-current]", "outlineStyle") == "solid"
    spine = style(forced, ".ex-row.ex-past", "borderLeftColor", "::before")
    assert spine not in {
        canvas,
        style(forced, ".ex-row:not(.ex-past)", "borderLeftColor", "::before"),
    }
    assert style(forced, ".ex-schematic", "borderLeftStyle", "::before") == "dashed"


def badge_ground(page: Page, progress: str) -> str:
    """The colour behind the number of a stop that is current, past or coming."""
    badge = f".ex-stop[data-progress={progress}] > .ex-stop-numbers"
    ground: str = (
        map_frame(page)
        .locator(badge)
        .first.evaluate("(badge) => getComputedStyle(badge).backgroundColor")
    )
    return ground


def test_the_badge_of_the_current_stop_differs_from_all_others(forced: Page) -> None:
    grounds = {badge_ground(forced, progress) for progress in ("current", "past")}
    show(forced, FIRST)  # of the stops that are coming then, one is in no cluster
    assert len({*grounds, badge_ground(forced, "coming")}) == 3


def test_marks_take_the_readers_colours(forced: Page) -> None:
    text = style(forced, "[data-explorer=timeline]", "color")

    assert (
        style(forced, "[data-explorer=timeline] .ex-mark-confirmed .ex-mark-body", "fill") == text
    )


def test_more_contrast_makes_quiet_text_and_lines_plain(reading: Page) -> None:
    reading.emulate_media(contrast="more")

    text = style(reading, "[data-explorer=timeline]", "color")
    assert style(reading, "[data-explorer=timeline] .ex-soft", "color") == text
    reading.emulate_media(contrast="null")
    assert style(reading, "[data-explorer=timeline] .ex-soft", "color") != text


@pytest.mark.parametrize("what", ['[data-action="next"]', ".ex-cluster[data-progress=past] span"])
def test_text_on_a_filled_ground_keeps_it(forced: Page, what: str) -> None:
    inside = map_frame(forced) if "cluster" in what else forced
    adjust = "([each]) => getComputedStyle(each).forcedColorAdjust"
    assert inside.locator(what).evaluate_all(adjust) == "none"
