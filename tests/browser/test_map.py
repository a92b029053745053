"""The map: what it draws, how it moves, and how it is used by keyboard."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import Watch
from tests.browser.driving import (
    MAP_FRAME,
    choose_setting,
    map_frame,
    open_story,
    tool,
    wait_for_event,
    wait_until_settled,
)
from tests.browser.open_pages import OpenPages, show
from tests.browser.servers import Server

QUERY = "?story=vostochny-2023&lang=en"
FIRST, SECOND, LAST = "departure-pyongyang", "khasan-welcome", "return-pyongyang"
LAND, DARK_LAND = (243, 240, 231), (35, 40, 43)
SEA = (214, 227, 234), (202, 219, 229), (190, 210, 223)
DARK_SEA = (16, 27, 36), (13, 23, 32), (10, 18, 26)
"""Of the sea above the shelf, and below 200 and 3,000 metres."""
HAS_NAMES = """(frame) => {
  const inside = document.querySelector(frame).contentDocument;
  const canvas = inside.querySelector("canvas.ex-basemap-labels");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, i) => i % 4 === 3 && value > 0).length > 100;
}"""


def stop(page: Page, place: str) -> FrameLocator:
    return map_frame(page).locator(f'button.ex-stop[data-place="{place}"]')


def shares(page: Page, *colours: tuple[int, int, int]) -> tuple[float, ...]:
    """Which part of the map's pixels have each of the colours, from 0 to 1."""
    picture = Image.open(BytesIO(page.locator(MAP_FRAME).screenshot())).convert("RGB")
    pixels = picture.width * picture.height
    found = {colour: count for count, colour in picture.getcolors(pixels) or ()}
    return tuple(found.get(colour, 0) / pixels for colour in colours)


def wait_for_basemap(page: Page, land: tuple[int, int, int] = LAND) -> None:
    """Wait until all tiles are drawn and none is fading in, and there is land on some of them."""
    page.wait_for_function(
        """([frame, land]) => {
          const inside = document.querySelector(frame).contentDocument;
          const tiles = [...inside.querySelectorAll(".leaflet-tile-pane canvas")];
          const isThere = (tile) =>
            tile.classList.contains("leaflet-tile-loaded") &&
            getComputedStyle(tile).opacity === "1";
          return tiles.every(isThere) && tiles.some((tile) => {
            const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
            for (let i = 0; i < data.length; i += 4 * 97)
              if (land.every((value, at) => data[i + at] === value)) return true;
            return false;
          });
        }""",
        arg=[MAP_FRAME, list(land)],
    )


def test_land_water_and_stops_are_seen(reading: Page) -> None:
    show(reading, "pacific-fleet")
    wait_for_basemap(reading)
    land, *sea = shares(reading, LAND, *SEA)
    assert land > 0.1
    assert sum(sea) > 0.1
    assert 1 - land - sum(sea) > 0.02
    expect(stop(reading, "vladivostok")).to_be_visible()


def test_a_place_out_of_view_is_named_at_the_edge_when_it_is_pointed_at(reading: Page) -> None:
    show(reading, "pacific-fleet")
    reading.locator("[data-explorer=article] a[data-event=komsomolsk-arrival]").first.hover()
    name = map_frame(reading).locator(".ex-map-label-hint .ex-map-said")
    expect(name).to_contain_text("Komsomolsk-on-Amur")
    expect(name).to_have_attribute("data-beyond", "right")
    expect(name).to_be_in_viewport(ratio=1)


def test_cities_are_named_on_the_built_in_map(reading: Page) -> None:
    wait_for_basemap(reading)
    reading.wait_for_function(HAS_NAMES, arg=MAP_FRAME)


def test_the_dark_theme_has_a_dark_map(open_pages: OpenPages, watch: Watch) -> None:
    with open_pages.lend(watch, color_scheme="dark") as page:
        show(page, "pacific-fleet")
        wait_for_basemap(page, DARK_LAND)
        land, *sea = shares(page, DARK_LAND, *DARK_SEA)
        assert min(land, sum(sea)) > 0.1
        for name in ("controls", "timeline", "article", "table"):
            pane = page.locator(f'[data-explorer="{name}"]')
            expect(pane).to_have_attribute("data-theme", "dark")


def test_fifty_steps_leave_the_map_in_place_and_send_the_server_nothing(
    page: Page, server: Server
) -> None:
    sent: list[str | bytes] = []

    def note(data: str | bytes) -> None:
        sent.append(data)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    open_story(page, server.address, QUERY)
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']", state="attached")
    before = len(sent)
    mark = f"document.querySelector('{MAP_FRAME}').contentWindow"
    page.evaluate(f"{mark}.kept = true")
    page.evaluate(f"{mark}.document.querySelector('[data-explorer=map]').kept = true")
    for key in ["ArrowRight"] * 28 + ["ArrowLeft"] * 22:
        page.keyboard.press(key)
    wait_until_settled(page, "train-arrival")
    assert page.evaluate(f"{mark}.kept") is True
    assert page.evaluate(f"{mark}.document.querySelector('[data-explorer=map]').kept") is True
    assert len(sent) == before


def test_the_legend_says_that_stops_are_not_numbered_as_events_are(reading: Page) -> None:
    legend = map_frame(reading).locator(".ex-map-legend li")
    map_frame(reading).get_by_label("Legend", exact=True).first.click()
    expect(legend.filter(has_text="Number of the stop, not of the event")).to_be_visible()


def test_a_stop_that_is_pointed_at_says_its_number(reading: Page) -> None:
    map_frame(reading).locator("button[data-place=vostochny]").hover()
    said = map_frame(reading).locator(".ex-map-label-hint .ex-map-said")
    expect(said).to_contain_text("stop 4")


def test_a_stop_is_named_with_its_number_and_status(reading: Page) -> None:
    inside = map_frame(reading)
    for name in (
        "Vostochny Cosmodrome, stop 4 of 14, confirmed",
        "Pyongyang, stops 1, 14 of 14, reported",
        "2 places close together: Khasan, Tumangang",
    ):
        expect(inside.get_by_role("button", name=name, exact=True)).to_have_count(1)
    expect(inside.locator("[data-explorer=map]")).to_have_attribute(
        "aria-label", "Map: Kim Jong Un in Russia, September 2023"
    )
    expect(reading.locator(MAP_FRAME)).to_have_attribute(
        "aria-label", "Map: Kim Jong Un in Russia, September 2023"
    )


def test_the_zoom_buttons_zoom(reading: Page) -> None:
    inside = map_frame(reading)
    scale = inside.locator(".leaflet-control-scale-line")
    whole = scale.inner_text()
    inside.locator('[data-action="zoom-in"]').click()
    expect(scale).not_to_have_text(whole)
    inside.locator('[data-action="zoom-out"]').click()
    expect(scale).to_have_text(whole)


def test_plus_and_minus_zoom_and_shift_with_an_arrow_pans(reading: Page) -> None:
    inside = map_frame(reading)
    scale = inside.locator(".leaflet-control-scale-line")
    whole = scale.inner_text()
    inside.locator("[data-explorer=map]").focus()
    reading.keyboard.press("+")
    expect(scale).not_to_have_text(whole)
    reading.keyboard.press("-")
    expect(scale).to_have_text(whole)
    left = stop(reading, "vostochny").bounding_box()["x"]
    reading.keyboard.press("Shift+ArrowRight")
    reading.wait_for_function(
        """([frame, left]) => {
          const inside = document.querySelector(frame);
          const mark = inside.contentDocument.querySelector("button[data-place=vostochny]");
          const x = mark.getBoundingClientRect().x + inside.getBoundingClientRect().x;
          return x < left - 90;
        }""",
        arg=[MAP_FRAME, left],
    )
    wait_for_event(reading, FIRST)


@pytest.mark.parametrize("where", ["controls", "map"])
def test_the_whole_journey_is_shown_on_demand(reading: Page, where: str) -> None:
    page = reading
    show(page, "guestbook")
    expect(stop(page, "pyongyang")).not_to_be_in_viewport()
    button = map_frame(page).locator("[data-action=whole-journey]").first
    (tool(page, "whole-journey") if where == "controls" else button).click()
    for place in ("pyongyang", "vostochny"):
        expect(stop(page, place)).to_be_in_viewport()
    wait_for_event(page, "guestbook")


def test_one_icon_means_the_whole_journey_on_the_map_and_above_it(reading: Page) -> None:
    button = '[data-action="whole-journey"] path'
    above = reading.locator(f"[data-explorer=controls] {button}").get_attribute("d")
    assert above is not None
    expect(map_frame(reading).locator(button)).to_have_attribute("d", above)


STEP_AND_LOOK = """(frame) => {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
  const inside = document.querySelector(frame).contentDocument;
  const { dataset } = inside.querySelector("[data-explorer=map]");
  return [dataset.current, dataset.settled];
}"""


@pytest.mark.parametrize(("motion", "settled"), [("reduce", LAST), ("no-preference", "guestbook")])
def test_the_map_flies_only_for_readers_who_want_motion(
    reading: Page, motion: Literal["reduce", "no-preference"], settled: str
) -> None:
    page = reading
    page.emulate_media(reduced_motion=motion)
    show(page, "guestbook")
    assert page.evaluate(STEP_AND_LOOK, MAP_FRAME) == [LAST, settled]
    wait_until_settled(page, LAST)


def test_another_language_in_mid_flight_lets_the_map_arrive(reading: Page) -> None:
    reading.keyboard.press("End")
    choose_setting(reading, "lang", "it")
    expect(reading.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
    wait_until_settled(reading, LAST)
    expect(map_frame(reading).locator("[data-explorer=map]")).not_to_have_class(
        re.compile("flying")
    )


SHAPES = """(marks) => Object.fromEntries(marks.map((mark) => [
  mark.getAttribute("class").match(/ex-mark-([a-z]+)/)[1],
  mark.innerHTML,
]))"""


def test_each_status_has_a_shape_of_its_own_on_the_map(reading: Page) -> None:
    shapes: dict[str, str] = {}
    show(reading, "khasan-welcome")  # disputed, and drawn because it is the current one
    for as_of in ("now", "publication"):
        reading.locator(f'input[data-control="asof"][value="{as_of}"]').check(force=True)
        mark = {"now": "confirmed", "publication": "announced"}[as_of]
        map_frame(reading).locator(f"button.ex-stop .ex-mark-{mark}").first.wait_for()
        shapes |= map_frame(reading).locator("button.ex-stop svg.ex-mark").evaluate_all(SHAPES)
    assert {"announced", "confirmed", "disputed"} <= set(shapes)
    assert len(set(shapes.values())) == len(shapes)


def test_stops_are_distinguished_as_past_current_and_coming(reading: Page) -> None:
    page = reading
    show(page, "meeting")
    for place, progress in (("pyongyang", "past"), ("vostochny", "current")):
        expect(stop(page, place)).to_have_attribute("data-progress", progress)
    page.keyboard.press("Home")
    for place, progress in (("pyongyang", "current"), ("vostochny", "coming")):
        expect(stop(page, place)).to_have_attribute("data-progress", progress)


def test_the_tab_key_reaches_the_map_and_leaves_it_again(opened: Page) -> None:
    is_inside = "(frame) => document.activeElement === document.querySelector(frame)"
    opened.locator("[data-action=axis-zoom-out]").focus()
    opened.keyboard.press("Tab")
    assert opened.evaluate(is_inside, MAP_FRAME)
    presses = 1
    while opened.evaluate(is_inside, MAP_FRAME) and presses < 60:
        opened.keyboard.press("Tab")
        presses += 1
    in_timeline = "document.activeElement.closest('[data-explorer=timeline]') !== null"
    assert opened.evaluate(in_timeline)
    opened.keyboard.press("Shift+Tab")
    assert opened.evaluate(is_inside, MAP_FRAME)


def test_an_online_map_that_does_not_answer_is_reported_and_the_built_in_one_stays(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.allow("server.arcgisonline.com")
    watch.expect("net::ERR_FAILED")
    page.route("https://server.arcgisonline.com/**", lambda route: route.abort())
    open_story(page, server.address, f"{QUERY}&event=pacific-fleet")
    wait_until_settled(page, "pacific-fleet")
    inside = map_frame(page)
    inside.locator("summary").first.click()
    inside.get_by_label("Satellite images (Esri)").check()
    inside.get_by_role("button", name="Load it").click()
    expect(inside.locator(".ex-map-notice[role=status]")).to_contain_text("is not available")
    wait_for_basemap(page)
    land, *sea = shares(page, LAND, *SEA)
    assert min(land, sum(sea)) > 0.05
