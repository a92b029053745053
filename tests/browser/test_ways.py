"""Recorded ways: their line on the map, the profile of their elevation, and what links the two."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.reading.library import load_story
from explorer.static_site import single_file
from tests.axe_core import axe_script
from tests.browser.conftest import Watch
from tests.browser.driving import KEEP_MAP, MAP_FRAME, choose_setting, map_frame, open_story
from tests.browser.servers import Server
from tests.browser.test_parts import SAVES_DATA
from tests.hiking import write_hike

SPOT = ".ex-way-spot"
CENTRE = """(element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


def settled(page: Page, event: str) -> None:
    """Wait until the map of a page has come to rest at an event."""
    expect(page.locator(f"[data-explorer=map][data-settled={event}]")).to_be_visible()


@pytest.fixture(scope="module")
def hike(small_server: Server, small_stories: Path) -> Iterator[str]:
    """The address of a story whose legs have recordings of thousands of points."""
    folder = write_hike(small_stories)
    yield f"{small_server.address}stories/hike"
    shutil.rmtree(folder)


@pytest.fixture
def summit(page: Page, hike: str) -> Page:
    """The page of the event to which one of them leads."""
    page.goto(f"{hike}/summit?lang=en")
    settled(page, "summit")
    expect(page.locator(".ex-profile")).to_be_visible()
    return page


def test_a_recorded_way_is_drawn_with_its_bends(summit: Page) -> None:
    line = summit.locator("path.ex-leg-known.ex-leg-foot.ex-leg").first
    expect(line).to_have_attribute("data-progress", "current")

    length, across = line.evaluate(
        """(path) => {
            const [from, to] = [0, path.getTotalLength()].map((at) => path.getPointAtLength(at));
            return [path.getTotalLength(), Math.hypot(to.x - from.x, to.y - from.y)];
        }"""
    )
    assert 1.3 < length / across < 1.8  # 5.2 km of way over 3.6 km


def test_the_profile_says_in_words_what_it_shows(summit: Page) -> None:
    expect(summit.locator(".ex-ways p")).to_contain_text("Ascent 829 m, descent 16 m; elevation")
    expect(summit.get_by_role("figure", name="Elevation along the route")).to_be_visible()
    labels = summit.locator(".ex-profile-heights span, .ex-profile-kms span")
    expect(labels).to_have_text(["2,050 m", "1,238 m", "0", "5.2 km"])


def test_the_profile_of_a_long_story_is_linked_to_the_map_too(
    page: Page, small_server: Server, small_stories: Path
) -> None:
    folder = write_hike(small_stories, "long-hike", count=500, later=300)
    page.goto(f"{small_server.address}stories/long-hike/summit?lang=en")
    settled(page, "summit")
    page.get_by_role("slider", name="Position along the route").focus()
    expect(page.locator(SPOT)).to_be_visible()
    shutil.rmtree(folder)


def test_keys_read_the_profile_and_the_map_shows_where(summit: Page) -> None:
    slider = summit.get_by_role("slider", name="Position along the route")
    slider.focus()
    expect(summit.locator(SPOT)).to_be_visible()
    start = summit.locator(SPOT).evaluate(CENTRE)
    for _ in range(3):
        summit.keyboard.press("PageUp")
    spoken = slider.get_attribute("aria-valuetext") or ""

    assert spoken.endswith(" m above sea level")
    expect(summit.locator(".ex-profile-said")).to_have_text(spoken)
    assert summit.locator(SPOT).evaluate(CENTRE) != start
    expect(summit.locator("[data-explorer=timeline]")).to_have_attribute("data-current", "summit")
    summit.keyboard.press("Tab")
    expect(summit.locator(SPOT)).to_have_count(0)
    expect(summit.locator(".ex-profile-cursor")).to_be_hidden()


def test_the_spot_is_on_the_line_and_a_pointer_there_reads_the_profile(summit: Page) -> None:
    summit.locator(".ex-profile-plot").hover()
    expect(summit.locator(SPOT)).to_be_visible()
    x, y = summit.locator(SPOT).evaluate(CENTRE)
    summit.mouse.move(5, 5)
    expect(summit.locator(SPOT)).to_have_count(0)

    summit.mouse.move(x, y)
    expect(summit.locator(SPOT)).to_be_visible()
    said = summit.locator(".ex-profile-said")
    expect(said).to_contain_text(re.compile(r"^2\.[456] km from the start"))
    summit.mouse.move(x, y + 200)
    expect(summit.locator(SPOT)).to_have_count(0)
    expect(said).to_be_empty()


def test_a_way_that_a_filter_hides_is_drawn_while_its_profile_is_read(
    page: Page, hike: str
) -> None:
    page.goto(f"{hike}/summit?lang=en&q=summit")
    settled(page, "summit")
    expect(page.locator("path.ex-leg[data-unmet]").first).to_be_hidden()
    page.locator(".ex-profile-plot").hover()
    expect(page.locator("path.ex-way-read")).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator("path.ex-way-read")).to_have_count(0)


def test_a_step_leaves_no_spot_behind(summit: Page) -> None:
    summit.locator(".ex-profile-plot").hover()
    expect(summit.locator(SPOT)).to_be_visible()
    summit.keyboard.press("ArrowRight")
    settled(summit, "refuge")
    summit.mouse.move(300, 300)

    expect(summit.locator(SPOT)).to_have_count(0)
    expect(summit.locator(".ex-profile")).to_have_count(1)
    expect(summit.locator(".ex-ways p")).to_contain_text("descent 482 m")


def test_without_the_code_for_the_map_the_profile_is_read_and_the_next_question_loads_it(
    page: Page, hike: str, watch: Watch
) -> None:
    watch.expect("net::ERR_FAILED")
    page.add_init_script(SAVES_DATA)
    page.route("**/ways/spots.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(f"{hike}/summit?lang=en")
    slider = page.get_by_role("slider", name="Position along the route")
    slider.focus()
    expect(page.locator(".ex-profile-said")).to_contain_text("from the start")
    page.unroute("**/ways/spots.js")
    page.keyboard.press("PageUp")
    expect(page.locator(SPOT)).to_be_visible()


def test_another_language_leaves_no_reading_of_the_map_behind(page: Page, hike: str) -> None:
    listening = "() => (leafletMap._events.mousemove ?? []).length"
    page.add_init_script(KEEP_MAP)
    page.goto(f"{hike}/summit?lang=en")
    page.get_by_role("slider", name="Position along the route").focus()
    expect(page.locator(SPOT)).to_be_visible()
    before = page.evaluate(listening)
    assert before > 0

    choose_setting(page, "lang", "it")
    page.get_by_role("slider", name="Posizione lungo").focus()
    expect(page.locator(SPOT)).to_be_visible()
    assert page.evaluate(listening) == before


def test_a_step_costs_no_more_with_ten_thousand_points(page: Page, hike: str) -> None:
    """What is drawn has at most a thousand points, and a step sets none of them."""
    page.goto(f"{hike}/hut?lang=en")
    settled(page, "hut")
    page.evaluate(
        """() => {
            window.changed = [];
            const note = (changes) => window.changed.push(...changes.map((each) => each.target));
            new MutationObserver(note).observe(document.querySelector("[data-explorer=map]"),
                { subtree: true, attributes: true, attributeFilter: ["data-progress"] });
        }"""
    )
    page.keyboard.press("ArrowRight")
    settled(page, "summit")

    assert page.evaluate("window.changed.length") <= 12
    facts = page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name)"
        ".find((name) => name.includes('facts'))"
    )
    assert len(page.request.get(facts).body()) < 20_000


def test_the_spot_is_shown_on_foliums_map_too(page: Page, hike: str, small_server: Server) -> None:
    open_story(page, small_server.address, "?story=hike&event=summit&lang=en")
    page.locator(".ex-profile-plot").hover()

    inside = map_frame(page)
    expect(inside.locator(SPOT)).to_be_visible()
    x, y = inside.locator(SPOT).evaluate(CENTRE)
    page.mouse.move(5, 5)
    expect(inside.locator(SPOT)).to_have_count(0)
    frame = page.locator(MAP_FRAME).bounding_box()
    assert frame
    page.mouse.move(frame["x"] + x, frame["y"] + y)
    expect(page.locator(".ex-profile-said")).to_contain_text("km from the start")


def test_the_profile_and_its_spot_are_in_a_single_file(
    new_page, hike: str, small_stories: Path, tmp_path: Path, watch: Watch
) -> None:
    story = load_story(small_stories / "hike")
    file = tmp_path / "hike.html"
    file.write_bytes(single_file(story, "en"))
    watch.hosts = {None}  # a file has no host; any other request fails the test
    page = new_page(offline=True)
    page.goto(f"{file.as_uri()}#event=summit&lang=en")
    settled(page, "summit")
    page.locator(".ex-profile-plot").hover()

    expect(page.locator(".ex-profile-said")).to_contain_text("km from the start")
    expect(page.locator(SPOT)).to_be_visible()


def test_axe_finds_nothing_in_a_profile(summit: Page) -> None:
    summit.get_by_role("slider", name="Position along the route").focus()
    summit.evaluate(axe_script())
    found = summit.evaluate("() => axe.run('.ex-ways').then(({ violations }) => violations)")

    assert json.dumps(found) == "[]"


def test_on_a_phone_a_finger_reads_and_does_not_step(new_page, hike: str) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(f"{hike}/summit?lang=en")
    plot = page.locator(".ex-profile-plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box and box["x"] + box["width"] <= 390
    page.touchscreen.tap(box["x"] + box["width"] * 0.9, box["y"] + 20)

    expect(page.locator(".ex-profile-said")).to_contain_text("km from the start")
    expect(page.locator("[data-explorer=timeline]")).to_have_attribute("data-current", "summit")
