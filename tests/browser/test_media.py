"""Pictures in the panes and in the viewer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import PHONE, Watch
from tests.browser.driving import (
    held_up,
    map_frame,
    open_panes,
    open_story,
    wait_for_event,
    wait_until_settled,
)
from tests.browser.open_pages import GO
from tests.browser.servers import Server
from tests.browser.test_axe import violations

NewPage = Callable[..., Page]

VISIT = "?story=pictures&event=visit&lang=en"
COPIES = re.compile(r"/stories/pictures/media/")
SAVE_DATA = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });'
SHIFTS = """() => {
  window.shifted = 0;
  const add = (list) => {
    for (const { value } of list.getEntries()) window.shifted += value;
  };
  new PerformanceObserver(add).observe({ type: "layout-shift" });
}"""


def viewer_of(page: Page, name: str = "Enlarge: A hall") -> Locator:
    """The viewer, opened by a press on a picture of the timeline."""
    page.locator("[data-explorer=timeline]").get_by_role("button", name=name).click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    return dialog


def seen_in(viewer: Locator) -> str:
    """The address of the copy that is shown, once it is there."""
    image = viewer.locator("img")
    expect(image).to_have_js_property("complete", True)
    return str(image.evaluate("(image) => image.currentSrc"))


def test_the_viewer_shows_all_pictures_of_an_event_and_all_that_is_said_of_them(
    page: Page, small_server: Server
) -> None:
    open_panes(page, small_server.address, VISIT)
    viewer = viewer_of(page)
    expect(viewer).to_have_accessible_name("Picture 1 of 3: A hall")
    text = viewer.get_by_role("group", name="Description")
    for said in ("The hall in use.", "At length.", "Anna · CC BY 4.0", "The Wire"):
        expect(text).to_contain_text(said)
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("status")).to_have_text("Picture 2 of 3: A tower")
    assert seen_in(viewer).endswith(".1601.webp")
    viewer.get_by_role("button", name="Previous picture").click()
    expect(viewer.get_by_role("status")).to_have_text("Picture 1 of 3: A hall")
    wait_for_event(page, "visit")


def test_a_covered_picture_is_shown_in_the_viewer_only_when_it_is_asked_for(
    page: Page, small_server: Server
) -> None:
    open_panes(page, small_server.address, VISIT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    viewer = viewer_of(page, "Enlarge: A fire")
    expect(viewer).to_contain_text("A fire.")
    expect(viewer.locator("img")).to_have_count(0)
    assert not [url for url in asked if "/fire." in url]
    viewer.get_by_role("button", name="Show it").click()
    assert seen_in(viewer).endswith(".1602.webp")
    expect(viewer.get_by_role("button", name="Close")).to_be_focused()


@pytest.mark.parametrize("leave", ["Escape", "back", "button"])
def test_the_viewer_is_left_by_key_button_and_back_and_the_address_stays(
    page: Page, small_server: Server, leave: str
) -> None:
    open_panes(page, small_server.address, VISIT)
    address = page.url
    viewer = viewer_of(page)
    assert page.url == address
    if leave == "back":
        page.go_back()
    elif leave == "button":
        viewer.get_by_role("button", name="Close").click()
    else:
        page.keyboard.press(leave)
    expect(viewer).to_have_count(0)
    expect(page.get_by_role("button", name="Enlarge: A hall")).to_be_focused()
    assert page.url == address
    page.keyboard.press("ArrowRight")
    wait_for_event(page, "return")


def test_keys_wheel_and_a_double_press_zoom_and_arrows_then_move_the_picture(
    page: Page, small_server: Server
) -> None:
    open_panes(page, small_server.address, VISIT)
    viewer = viewer_of(page)
    image = viewer.locator("img")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("status")).to_contain_text("1 of 3")
    assert image.evaluate("(image) => image.style.transform") == "translate(-80px, 0px) scale(1.5)"
    page.keyboard.press("0")
    assert image.evaluate("(image) => image.style.transform") == "translate(0px, 0px) scale(1)"
    stage = viewer.locator(".ex-viewer-stage")
    stage.dblclick()
    assert "scale(2.5)" in image.evaluate("(image) => image.style.transform")
    stage.dblclick()
    page.mouse.wheel(0, -200)
    expect(image).to_have_attribute("style", re.compile(r"scale\(1\.49"))


def test_a_swipe_leads_to_the_next_picture_and_not_to_the_next_event(
    new_page: NewPage, small_server: Server
) -> None:
    page = new_page(**PHONE)
    open_panes(page, small_server.address, VISIT)
    viewer = viewer_of(page)
    touch = page.context.new_cdp_session(page)
    for kind, x in (("Start", 300), ("Move", 200), ("Move", 100)):
        points = [{"x": x, "y": 300}]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(viewer.get_by_role("status")).to_have_text("Picture 2 of 3: A tower")
    wait_for_event(page, "visit")


@pytest.mark.parametrize(
    "look",
    [
        pytest.param({"viewport": {"width": 1440, "height": 900}}, id="wide"),
        pytest.param(PHONE | {"color_scheme": "dark"}, id="phone-dark"),
        pytest.param(PHONE | {"viewport": {"width": 844, "height": 390}}, id="lying"),
    ],
)
def test_the_viewer_fills_every_screen_and_axe_core_finds_nothing_wrong(
    new_page: NewPage, small_server: Server, look: dict[str, object]
) -> None:
    page = new_page(**look)
    open_panes(page, small_server.address, VISIT)
    viewer = viewer_of(page)
    image = viewer.locator("img")
    expect(image).to_have_js_property("complete", True)
    box, size = viewer.bounding_box(), page.viewport_size
    assert box and size
    assert (box["width"], box["height"]) == (size["width"], size["height"])
    assert violations(page, part=".ex-viewer") == []


def test_the_others_are_a_strip_of_small_pictures_cropped_at_their_focus(
    page: Page, small_server: Server
) -> None:
    open_panes(page, small_server.address, VISIT)
    strip = page.locator("[data-explorer=timeline] .ex-thumbs")
    box = strip.bounding_box()
    assert box
    assert box["height"] >= 72
    tower = strip.get_by_role("button", name="Enlarge: A tower").locator("img")
    assert tower.evaluate("(image) => getComputedStyle(image).objectPosition") == "0% 100%"
    expect(strip).to_have_text("A fire.")


def test_an_embedded_page_shows_pictures_and_their_viewer(page: Page, small_server: Server) -> None:
    open_panes(page, small_server.address, f"{VISIT}&embed=true")
    viewer = viewer_of(page)
    assert seen_in(viewer).endswith(".1600.webp")
    page.go_back()
    expect(viewer).to_have_count(0)
    expect(page).to_have_url(re.compile(r"event=visit.*embed=true"))


def test_the_viewer_fills_the_screen_and_is_still_there_after_it(
    page: Page, small_server: Server
) -> None:
    open_panes(page, small_server.address, VISIT)
    viewer = viewer_of(page)
    button = viewer.get_by_role("button", name="Full screen")
    button.click()
    page.wait_for_function("() => document.fullscreenElement?.className === 'ex-viewer-page'")
    button.click()
    page.wait_for_function("() => !document.fullscreenElement")
    expect(viewer).to_be_visible()


def test_the_next_picture_is_there_before_its_event(
    page: Page, small_server: Server, watch: Watch
) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")  # what is not there yet
    with page.expect_request_finished(lambda request: "media/hall." in request.url):
        open_story(page, small_server.address, "?story=pictures&event=departure&lang=en")
    page.context.set_offline(True)
    page.keyboard.press("ArrowRight")
    hall = page.locator("[data-explorer=timeline] .ex-figure img")
    expect(hall).to_have_js_property("complete", True)
    assert hall.evaluate("(image) => image.naturalWidth") > 0
    page.context.set_offline(False)


def test_nothing_moves_when_a_picture_comes_late(page: Page, small_server: Server) -> None:
    with held_up(page, COPIES):
        open_story(page, small_server.address, "?story=pictures&event=departure&lang=en")
        page.evaluate(GO, VISIT)  # and not by a press: what moves just after one is not counted
        wait_for_event(page, "visit")
        page.evaluate(SHIFTS)
    hall = page.locator("[data-explorer=timeline] .ex-figure img")
    expect(hall).to_have_js_property("complete", True)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("() => window.shifted") == 0


def test_the_hint_of_a_stop_on_the_map_has_its_picture(page: Page, small_server: Server) -> None:
    open_story(page, small_server.address, "?story=pictures&event=departure&lang=en")
    wait_until_settled(page, "departure")
    page.locator("[data-explorer=timeline] button[data-place=tokyo]").hover()
    image = map_frame(page).locator(".ex-map-label-hint img")
    expect(image).to_have_js_property("complete", True)
    assert re.search(r"/media/yard\.\w+\.\d+\.webp$", image.evaluate("(image) => image.currentSrc"))
    assert image.evaluate("(image) => image.naturalWidth") > 0
    assert image.bounding_box()["width"] == 64


def test_where_data_are_saved_a_picture_is_fetched_only_when_it_is_asked_for(
    page: Page, small_server: Server
) -> None:
    asked: list[Request] = []
    page.on(
        "request", lambda request: asked.append(request) if COPIES.search(request.url) else None
    )
    page.add_init_script(SAVE_DATA)
    open_panes(page, small_server.address, VISIT)
    page.keyboard.press("ArrowRight")
    wait_for_event(page, "return")
    cover = page.locator("[data-explorer=timeline] summary", has_text="Show picture")
    expect(cover).to_contain_text("A yard")
    page.wait_for_load_state("networkidle")
    assert not [request.url for request in asked if COPIES.search(request.url)]
    with page.expect_request(COPIES):
        cover.click()
