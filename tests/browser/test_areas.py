"""Areas on the map: drawn by status, pressed, reached by keys, named, filtered; on demand only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from playwright.sync_api import Page, expect

from tests.areas import write_dateline, write_lagoon
from tests.browser.driving import wait_for_event
from tests.browser.servers import Server
from tests.browser.test_axe import violations
from tests.browser.test_parts import SAVES_DATA

NewPage = Callable[..., Page]
AREA = '.ex-area[role="button"]'
SEARCH, FLOOD = f'{AREA}[data-event="search"]', f'{AREA}[data-event="flood"]'
LAGOON = f'{AREA}[data-place="lagoon"]'
OUTLINE = """(selector) => {
  const map = document.querySelector('[data-explorer="map"]');
  const path = map.querySelector(selector);
  const points = Array.from({ length: 200 }, (_, i) => {
    const at = path.getPointAtLength((i / 199) * path.getTotalLength());
    const { x, y } = at.matrixTransform(path.getScreenCTM());
    return [x, y];
  });
  const boxOf = (element) => element.getBoundingClientRect().toJSON();
  const controls = [...map.querySelectorAll(".leaflet-control .ex-button:not([hidden])")];
  return [points, boxOf(map), controls.map(boxOf)];
}"""
"""Points of the outline of an area on the screen, the box of the map, those of its buttons."""


WHERE_DRAWN = """() => [...document.querySelectorAll(".leaflet-pane > svg")]
  .map(({ style }) => style.transform)"""
"""Where Leaflet has put each drawing on the map."""


@pytest.fixture(scope="module")
def areas(small_server: Server, small_stories: Path) -> Iterator[str]:
    """The address of the stories; they are taken away again."""
    folders = [write_lagoon(small_stories), write_dateline(small_stories)]
    yield f"{small_server.address}stories/"
    for folder in folders:
        rmtree(folder)


@pytest.fixture
def lagoon(areas: str) -> str:
    """The address of the story of the lagoon."""
    return f"{areas}lagoon"


def settled(page: Page, address: str, event: str) -> Page:
    page.goto(f"{address}/{event}")
    page.locator(f'[data-explorer="map"][data-settled="{event}"]').wait_for()
    page.locator(AREA).first.wait_for(state="attached")
    return page


def test_an_area_is_named_with_its_size_and_status(page: Page, lagoon: str) -> None:
    settled(page, lagoon, "search")
    names = [each.get_attribute("aria-label") for each in page.locator(AREA).all()]
    assert names == [
        "A search is announced. Area: 382 km². Announced",
        "Grey Lagoon. Area: 330 km²",
        "The wreck is found. Area: 7.09 km². Confirmed",
        "The flood line. Line on the map: 57 km. Disputed",
    ]
    expect(page.locator(SEARCH)).to_have_attribute("aria-current", "true")
    expect(page.locator(SEARCH)).to_have_attribute("data-progress", "current")
    expect(page.locator(LAGOON)).to_have_attribute("data-progress", "past")
    expect(page.locator(FLOOD)).to_have_attribute("data-progress", "coming")
    assert "url(#ex-area-hatch-announced)" in str(page.locator(SEARCH).get_attribute("fill"))
    expect(page.locator('[data-explorer="timeline"]')).to_contain_text("Area: 382 km²")
    row = page.locator('[data-explorer="table"] tr[data-event="search"]')
    expect(row).to_contain_text("Area: 382 km²")
    missing = page.locator('[data-explorer="table"] tr[data-event="missing"]')
    expect(missing).to_contain_text("Area: 330 km²")  # that of its place
    description = page.locator("#ex-map-shown").text_content()
    assert description is not None
    assert "The map shows the extent of the event." in description
    settled(page, lagoon, "missing")
    expect(page.locator(".ex-place-card")).to_contain_text("Area: 330 km²")


def test_an_area_is_pressed_and_one_without_a_place_is_looked_at(page: Page, lagoon: str) -> None:
    settled(page, lagoon, "search")
    page.locator(f"{AREA}[data-event=found]").click()
    wait_for_event(page, "found")
    page.locator('[data-explorer="map"][data-settled="found"]').wait_for()
    box = page.locator(f"{AREA}[data-event=found]").bounding_box()
    frame = page.locator('[data-explorer="map"]').bounding_box()
    assert box is not None
    assert frame is not None
    assert frame["x"] < box["x"]
    assert box["x"] + box["width"] < frame["x"] + frame["width"]
    assert 120 < box["height"] < frame["height"]
    expect(page.locator(".ex-area-name")).to_have_text("The wreck is found")
    expect(
        page.get_by_text("no place", exact=False).and_(page.locator(".ex-map-notice"))
    ).to_have_count(0)


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1440, 900)])
@pytest.mark.parametrize(
    ("story", "event"), [("lagoon", "found"), ("lagoon", "flood"), ("dateline", "south")]
)
def test_the_whole_area_of_an_event_is_in_a_pane_of_any_size(
    new_page: NewPage, areas: str, story: str, event: str, size: tuple[int, int]
) -> None:
    page = new_page(viewport={"width": size[0], "height": size[1]})
    settled(page, f"{areas}{story}", event)

    points, pane, controls = page.evaluate(OUTLINE, f"{AREA}[data-event={event}]")

    assert all(inside(point, pane) for point in points)
    assert not [box for point in points for box in controls if inside(point, box)]
    assert max(x for x, _ in points) - min(x for x, _ in points) > 0.3 * (
        pane["right"] - pane["left"]
    )


def inside(point: tuple[float, float], box: dict[str, float]) -> bool:
    x, y = point
    return box["left"] < x < box["right"] and box["top"] < y < box["bottom"]


def test_keys_lead_from_area_to_area_and_enter_selects(page: Page, lagoon: str) -> None:
    settled(page, lagoon, "search")
    assert page.locator(f'{AREA}[tabindex="0"]').count() == 1
    page.locator(SEARCH).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(LAGOON)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(FLOOD)).to_be_focused()
    expect(page.locator(".ex-map-label-text")).to_contain_text("Line on the map: 57 km")
    page.keyboard.press("Enter")
    wait_for_event(page, "flood")
    expect(page.locator(FLOOD)).to_be_focused()


def test_a_filter_takes_areas_away(page: Page, lagoon: str) -> None:
    page.goto(f"{lagoon}/missing?status=reported")
    page.locator(AREA).first.wait_for(state="attached")
    expect(page.locator(SEARCH)).to_have_attribute("data-unmet", "")
    expect(page.locator(SEARCH)).not_to_be_visible()
    expect(page.locator(LAGOON)).not_to_have_attribute("data-unmet", "")


def test_a_stop_on_top_of_an_area_is_what_is_pressed(page: Page, lagoon: str) -> None:
    settled(page, lagoon, "home")
    page.locator('.ex-stop[data-place="lagoon"]').click()
    wait_for_event(page, "missing")


def test_a_story_without_areas_does_not_load_their_code(page: Page, small_server: Server) -> None:
    page.add_init_script(SAVES_DATA)  # else all parts are fetched ahead when the page is idle
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{small_server.address}stories/small/arrival")
    page.locator('[data-explorer="map"][data-settled="arrival"]').wait_for()
    assert [url for url in asked if "/areas/" in url] == []


def test_areas_and_their_legend_are_accessible(page: Page, lagoon: str) -> None:
    settled(page, lagoon, "found")
    page.locator('[data-explorer="map"] summary[aria-label="Legend"]').click()
    expect(page.locator(".ex-map-legend")).to_contain_text("Area of an event, by its status")
    expect(page.locator(".ex-map-legend")).to_contain_text("Area of a place")
    assert violations(page) == []


def test_areas_lie_on_whole_pixels_after_a_step_without_motion(page: Page, lagoon: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    settled(page, lagoon, "search")
    for event in ("flood", "found", "home"):
        page.keyboard.press("ArrowRight")
        page.locator(f'[data-explorer="map"][data-settled="{event}"]').wait_for()
        drawn = page.evaluate(WHERE_DRAWN)
        assert len(drawn) > 1
        assert [where for where in drawn if "." in where] == []
