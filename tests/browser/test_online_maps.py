"""Maps from other servers: readers agree first, and a server that fails leaves the built-in map."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from tests.browser.conftest import NewPage, Watch
from tests.browser.driving import HAS_HANDED_OVER, map_frame
from tests.browser.servers import Server, hosting
from tests.browser.test_axe import violations
from tests.browser.tile_servers import TileServer, tile_serving
from tests.records import write_story

OFFER = ".ex-map-offer[role=group]"
NOTICE = ".ex-map-notice[role=status]"
FIRST_MAP = ".ex-app [data-pane=map]"
TILES = ".ex-map img.leaflet-tile-loaded"
PAGE = "stories/online?lang=en"
FAILED = "Relief is not available; showing the built-in map."
FAILING = r"Failed to load resource|net::ERR"


@pytest.fixture(scope="module")
def tile_server() -> Iterator[TileServer]:
    with tile_serving() as running:
        yield running


@pytest.fixture
def tiles(tile_server: TileServer) -> TileServer:
    tile_server.behave("tiles")
    return tile_server


@pytest.fixture(scope="module")
def online(small_server: Server, small_stories: Path, tile_server: TileServer) -> Iterator[Server]:
    """A site with a story whose background is on another server."""
    relief = {"url": tile_server.address, "credit": "A <b>library</b>", "name": {"en": "Relief"}}
    folder = write_story(small_stories, slug="online", background=relief)
    yield small_server
    shutil.rmtree(folder)


def opened(page: Page, server: Server, address: str = PAGE) -> Locator:
    """The offer on the page of a story."""
    page.goto(server.address + address)
    page.wait_for_selector("[data-explorer=map][data-current]")
    return page.locator(OFFER)


def unfold(page: Page) -> Locator:
    """The panel of backgrounds."""
    page.locator(".ex-map-fold > summary").first.click()
    panel = page.locator(".ex-map-layers")
    panel.get_by_role("radio").first.wait_for()
    return panel


def shown(page: Page) -> str:
    """Which background is chosen, by its name in the panel."""
    return page.evaluate(
        "document.querySelector('.ex-map-layers input:checked').labels[0].innerText"
    )


def test_nobody_is_asked_before_the_reader_has_agreed_and_the_answer_is_kept(
    page: Page, online: Server, tiles: TileServer
) -> None:
    offer = opened(page, online)

    expect(offer).to_contain_text("The author has chosen the background map “Relief”.")
    expect(offer).to_contain_text(f"{tiles.origin} learns your IP address")
    assert tiles.asked == []
    assert violations(page, part="[data-explorer=map]") == []
    offer.get_by_role("button", name="Load it").click()
    expect(page.locator(TILES).first).to_be_visible()
    expect(offer).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.explorer") == "map"
    credit = page.locator(".leaflet-control-attribution")
    expect(credit).to_contain_text("A <b>library</b>")

    page.reload()
    expect(page.locator(TILES).first).to_be_visible()
    expect(offer).to_have_count(0)


def test_a_reader_who_declines_keeps_the_built_in_map_and_can_still_choose(
    page: Page, online: Server, tiles: TileServer
) -> None:
    opened(page, online).get_by_role("button", name="Keep the built-in map").click()
    page.reload()
    panel = unfold(page)

    assert shown(page) == "Built-in map"
    expect(page.locator(OFFER)).to_have_count(0)
    panel.get_by_label("Relief").check()
    expect(panel).to_contain_text(f"{tiles.origin} learns your IP address")
    assert tiles.asked == []
    panel.get_by_role("button", name="Load it").press("Enter")
    expect(page.locator(TILES).first).to_be_visible()
    assert page.evaluate("document.activeElement.type") == "radio"
    panel.get_by_label("Streets (OpenStreetMap)").check()  # which asks as well
    assert violations(page, part="[data-explorer=map]") == []
    panel.get_by_label("Relief").check()

    panel.get_by_label("Opacity").fill("40")
    expect(page.locator(".leaflet-tile-pane > .leaflet-layer").last).to_have_css("opacity", "0.4")
    panel.get_by_role("button", name=f"Withdraw: {tiles.origin}").click()
    expect(page.locator(TILES)).to_have_count(0)
    assert shown(page) == "Built-in map"
    tiles.asked.clear()
    panel.get_by_label("Relief").check()
    expect(panel.get_by_role("button", name="Load it")).to_be_visible()
    assert tiles.asked == []


def test_the_readers_choice_is_kept_for_the_story_and_not_for_others(
    page: Page, online: Server, tiles: TileServer
) -> None:
    opened(page, online).get_by_role("button", name="Load it").click()
    expect(page.locator(TILES).first).to_be_visible()
    unfold(page).get_by_label("Built-in map").check()
    tiles.asked.clear()

    page.reload()
    unfold(page)
    assert (shown(page), tiles.asked) == ("Built-in map", [])


@pytest.mark.parametrize("answer", ["403", "429", "html", "broken"])
def test_a_server_that_answers_wrongly_is_asked_no_more_until_later(
    new_page: NewPage, online: Server, tiles: TileServer, watch: Watch, answer: str
) -> None:
    watch.expect(FAILING)
    tiles.behave(answer)
    page = new_page()  # whose clock is its own
    page.clock.install()
    opened(page, online).get_by_role("button", name="Load it").click()

    expect(page.locator(NOTICE)).to_have_text(FAILED)
    expect(page.locator("img.leaflet-tile")).to_have_count(0)
    expect(page.locator(".ex-basemap-tiles canvas").first).to_be_visible()
    tiles.behave(answer)
    page.clock.fast_forward(5_500)
    wait_for(page, lambda: len(tiles.asked) == 1)
    tiles.behave("tiles")
    page.clock.fast_forward(5_500)
    assert tiles.asked == []
    page.clock.fast_forward(5_500)
    expect(page.locator(TILES).first).to_be_visible()
    expect(page.locator(NOTICE)).to_be_empty()
    wait_for(page, lambda: len(tiles.asked) > 1)


def wait_for(page: Page, is_so: object) -> None:
    """Until the server has been asked as expected."""
    for _ in range(200):
        if is_so():  # type: ignore[operator]
            return
        page.evaluate("new Promise(requestAnimationFrame)")
    assert is_so()  # type: ignore[operator]


def test_a_server_that_hangs_is_reported_after_ten_seconds(
    new_page: NewPage, online: Server, tiles: TileServer, watch: Watch
) -> None:
    watch.expect(FAILING)
    tiles.behave("hang")
    page = new_page()  # whose clock is its own
    page.clock.install()
    opened(page, online).get_by_role("button", name="Load it").click()
    wait_for(page, lambda: bool(tiles.asked))
    expect(page.locator(NOTICE)).to_be_empty()
    page.clock.fast_forward(10_500)

    expect(page.locator(NOTICE)).to_have_text(FAILED)
    tiles.behave("tiles")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(TILES).first).to_be_visible()
    expect(page.locator(NOTICE)).to_be_empty()


def test_the_map_of_the_dashboard_asks_as_well_and_foliums_map_shows_what_the_reader_chose(
    page: Page, online: Server, tiles: TileServer
) -> None:
    address = f"{online.address}?story=online&event=arrival&lang=en"
    page.goto(address)
    page.locator(f"{FIRST_MAP} {OFFER}").get_by_role("button", name="Load it").click()
    expect(page.locator(f"{FIRST_MAP} img.leaflet-tile-loaded").first).to_be_visible()
    page.mouse.move(1, 1)  # a map under the pointer stays
    page.goto(address)
    page.wait_for_function(HAS_HANDED_OVER)

    expect(map_frame(page).locator("img.leaflet-tile-loaded").first).to_be_visible()


def test_a_static_folder_shows_what_its_operator_allows_and_one_file_shows_nothing_from_elsewhere(
    page: Page,
    online: Server,
    tiles: TileServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert online.stories
    story = load_story(online.stories / "online")
    monkeypatch.setenv("EXPLORER_ONLINE_MAPS", "allow")
    for path, content in static_folder(story, "en").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "one.html").write_bytes(single_file(story, "en"))

    with hosting(tmp_path) as address:
        page.goto(address)
        expect(page.locator(TILES).first).to_be_visible()
        tiles.asked.clear()
        page.goto(f"{address}one.html")
        page.wait_for_selector("[data-explorer=map][data-settled]")
        page.wait_for_load_state("networkidle")  # of what must not be there
        expect(page.get_by_label("Background map")).to_have_count(0)
        expect(page.locator(OFFER)).to_have_count(0)
    assert tiles.asked == []
