"""An extract with streets in a real browser: drawn beyond the world's tiles, and in its bounds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer.pictures.palettes import palette
from explorer.tiles.archives import Archive
from explorer.tiles.grid import TileAddress, tile_at
from tests.browser.basemap_pages import ASKED, COLOUR_AT, Answers
from tests.browser.conftest import Watch
from tests.browser.servers import Server, serving
from tests.browser.street_pages import LAT, LON, streets_opened
from tests.tiles.invented_town import ATTRIBUTION, place_at, write_town
from tests.walking import write_walk

HERE = f"{LAT},{LON}"
ASKED_STREETS = ASKED.replace("/tiles/", "/extract/").replace("slice(7", "slice(9")
NAMES = "() => JSON.parse(map.getContainer().dataset.names)[3]"
SPOTS = {
    "map-major": (700, 0),
    "map-green": (1000, 500),
    "map-water": (-1152, -400),
    "map-paved": (20, -20),
    "map-town": (0, 900),
}
"""Points of the town by the colour in which they are drawn."""
REMOVED_LAYERS = """async () => {
  const { showLayers } = await import(new URL("map/layers.js", location.href).href);
  const root = document.createElement("div");
  document.body.append(root);
  const map = L.map(root).setView([0, 0], 3);
  let arrive = () => {};
  const memory = { awaited: new Promise((done) => { arrive = done; }) };
  const background = { id: "x", kind: "online", online: { rule: "ask" }, tiles: null };
  const doc = { story: "x", lang: "en", backgrounds: [background] };
  const pane = { L, map, root, doc, memory, say: (key) => key, journey: { bounds: null } };
  showLayers(pane, { rule: "ask", maps: [] }).remove();
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await frame();
  map.remove();
  arrive();
  await import(new URL("backgrounds/backgrounds.js", location.href).href).catch(() => {});
  await frame();
  return root.querySelectorAll(".ex-basemap-tiles").length;
}"""
RING_ROAD = place_at(lat=LAT, lon=LON, east_m=700, north_m=0)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = tmp_path_factory.mktemp("streets") / "town.pmtiles"
    with Archive(write_town(path, lat=LAT, lon=LON)) as archive:
        yield archive


def colour(page: Page, east_m: float, north_m: float) -> str:
    at = place_at(lat=LAT, lon=LON, east_m=east_m, north_m=north_m)
    found: str = page.evaluate(COLOUR_AT, at)
    return found


def path_of(tile: TileAddress) -> str:
    return f"/extract/{tile.zoom}/{tile.x}/{tile.y}.mvt"


def on_ring_road(zoom: int) -> str:
    return f"{RING_ROAD[0]},{RING_ROAD[1]},{zoom}"


@pytest.mark.parametrize(("zoom", "from_zoom"), [(12, 11), (16, 15), (18, 15)])
def test_a_street_is_drawn_from_the_deepest_tile_there_is(
    chromium: Browser, town: Archive, zoom: int, from_zoom: int
) -> None:
    with streets_opened(chromium, town, on_ring_road(zoom)) as page:
        assert page.evaluate(COLOUR_AT, RING_ROAD) == palette("light")["map-major"]
        asked = page.evaluate(ASKED_STREETS)
    assert {int(tile.partition("/")[0]) for tile in asked} == {from_zoom}
    assert len(asked) == len(set(asked))


def test_streets_parks_and_waters_have_the_colours_of_the_style_sheet(
    chromium: Browser, town: Archive
) -> None:
    with streets_opened(chromium, town, f"{HERE},15", size=(1300, 700)) as page:
        for theme in ("light", "dark"):
            page.evaluate("(theme) => basemap.setTheme(theme)", theme)
            found = {name: colour(page, *spot) for name, spot in SPOTS.items()}
            assert found == {name: palette(theme)[name] for name in SPOTS}


def test_streets_are_named_and_the_names_of_the_world_give_way(
    chromium: Browser, town: Archive
) -> None:
    with streets_opened(chromium, town, f"{HERE},16") as page:
        page.wait_for_function(f"({NAMES})().length > 20")
        names = page.evaluate(NAMES)
    assert any(name.startswith("major-name Viale dei Bastioni") for name in names)
    assert any(name.startswith("town Cittafinta") for name in names)
    assert not any("Rome" in name for name in names)


def test_the_names_of_streets_follow_the_language(chromium: Browser, town: Archive) -> None:
    listen = """() => {
      const { fillText } = CanvasRenderingContext2D.prototype;
      window.written = "";
      CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
        written += text;
        fillText.call(this, text, ...at);
      };
    }"""
    with streets_opened(chromium, town, f"{HERE},17") as page:
        page.wait_for_function(f"({NAMES})().length > 9")
        page.evaluate(listen)
        page.evaluate("basemap.setLang('en')")
        written = page.evaluate("written")
    assert "Bastions Avenue" in written
    assert "Via dei Mastri" in written  # the local name is in other letters
    assert "Vicolo" not in written


def test_no_tile_of_streets_is_asked_for_where_the_world_has_its_own(
    chromium: Browser, town: Archive
) -> None:
    with streets_opened(chromium, town, f"{HERE},9") as page:
        assert page.evaluate(ASKED_STREETS) == []
        assert page.evaluate("basemap.areStreetsShown()") is False


def test_outside_its_bounds_the_world_goes_on(chromium: Browser, town: Archive) -> None:
    with streets_opened(chromium, town, f"{LAT},{LON + 0.035},15") as page:
        side = 1 << 14
        asked = page.evaluate(ASKED_STREETS)
        last = tile_at(lon=LON + 0.035, lat=LAT, zoom=14).x
        assert max(int(tile.split("/")[1]) for tile in asked) == last
        beyond = [LAT, (last + 1.2) / side * 360 - 180]
        assert page.evaluate(COLOUR_AT, beyond) == palette("light")["map-land"]
        page.evaluate("([lat, lon]) => map.setView([lat, lon + 0.1])", beyond)
        assert page.evaluate("basemap.areStreetsShown()") is False


def test_a_tile_that_the_extract_lacks_is_replaced_by_the_one_above(
    chromium: Browser, town: Archive
) -> None:
    lacking = tile_at(lat=RING_ROAD[0], lon=RING_ROAD[1], zoom=15)
    above = TileAddress(zoom=14, x=lacking.x // 2, y=lacking.y // 2)
    with streets_opened(chromium, town, on_ring_road(17), wrong={path_of(lacking): b""}) as page:
        assert page.evaluate(COLOUR_AT, RING_ROAD) == palette("light")["map-major"]
        assert f"{above.zoom}/{above.x}/{above.y}" in page.evaluate(ASKED_STREETS)
        assert page.evaluate("basemap.isWhole()") is True


@pytest.mark.parametrize("answer", [None, b"<!doctype html><title>Sorry</title>"])
def test_a_broken_tile_of_streets_shows_the_world_and_is_asked_for_again(
    chromium: Browser, town: Archive, answer: bytes | None
) -> None:
    broken = path_of(tile_at(lat=RING_ROAD[0], lon=RING_ROAD[1], zoom=15))
    wrong: Answers = {broken: answer}
    with streets_opened(chromium, town, on_ring_road(17), wrong=wrong) as page:
        assert page.evaluate("failed") == [broken]
        assert page.evaluate(COLOUR_AT, RING_ROAD) == palette("light")["map-land"]
        wrong.clear()
        page.evaluate("basemap.readMissing()")
        road = palette("light")["map-major"]
        page.wait_for_function(f"(at) => ({COLOUR_AT})(at) === '{road}'", arg=RING_ROAD)
        assert page.evaluate("basemap.isWhole()") is True


def test_an_extract_ends_the_note_that_the_map_is_coarse(chromium: Browser, town: Archive) -> None:
    with streets_opened(chromium, town, f"{HERE},16") as page:
        assert page.evaluate("basemap.areStreetsShown()") is True


def test_a_story_without_streets_takes_those_of_the_one_before_away(
    chromium: Browser, town: Archive
) -> None:
    other = """async () => {
      const { addStreets } = await import("/frontend/streets/streets.js");
      await addStreets(basemap, []);
    }"""
    with streets_opened(chromium, town, on_ring_road(16)) as page:
        page.evaluate(other)
        assert page.evaluate(COLOUR_AT, RING_ROAD) == palette("light")["map-land"]


def test_tiles_that_are_not_carried_are_not_asked_for(chromium: Browser, town: Archive) -> None:
    carried = tile_at(lat=RING_ROAD[0], lon=RING_ROAD[1], zoom=13)
    facts = {"carried": {"13": [[carried.x, carried.y, carried.x, carried.y]]}}
    with streets_opened(chromium, town, on_ring_road(17), facts=facts) as page:
        assert page.evaluate(ASKED_STREETS) == [f"13/{carried.x}/{carried.y}"]
        assert page.evaluate(COLOUR_AT, RING_ROAD) == palette("light")["map-major"]


def test_for_paper_the_streets_of_the_journey_are_kept(chromium: Browser, town: Archive) -> None:
    corners = [
        dict(zip(("lat", "lon"), place_at(lat=LAT, lon=LON, east_m=at, north_m=at), strict=True))
        for at in (-900, 900)
    ]
    with streets_opened(chromium, town, f"{LAT},{LON + 0.03},18") as page:
        page.evaluate("(corners) => basemap.keep(corners)", corners)
        seen = f"""([lat, lon]) => {{
          map.setView([lat, lon], 14, {{ animate: false }});
          basemap.drawNow();
          return ({COLOUR_AT})([lat, lon]);
        }}"""
        assert page.evaluate(seen, RING_ROAD) == palette("light")["map-major"]


def test_layers_that_are_removed_while_their_code_is_awaited_stay_away(
    module_page: Page, watch: Watch
) -> None:
    watch.expect("net::ERR_FAILED")
    module_page.add_script_tag(url="../leaflet/leaflet.js")
    module_page.route("**/backgrounds/backgrounds.js", lambda route: route.abort())
    assert module_page.evaluate(REMOVED_LAYERS) == 0


@pytest.fixture(scope="module")
def walk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    stories = tmp_path_factory.mktemp("walks")
    write_walk(stories)
    with serving(stories) as server:
        yield server


def test_a_walk_is_shown_over_the_streets_of_its_own_file(page: Page, walk_server: Server) -> None:
    page.goto(f"{walk_server.address}stories/walk/forum?lang=en")
    credit = page.locator(".ex-map .leaflet-control-attribution")
    expect(credit).to_contain_text(f" · {ATTRIBUTION}")
    names = page.locator(".ex-map[data-names*='street-name']")
    expect(names).to_have_count(1)
    expect(page.locator(".ex-map-coarse")).to_be_empty()
    expect(page.locator(".ex-map-notice:not(:empty)")).to_have_count(0)
    before = names.get_attribute("data-names")
    page.keyboard.press("ArrowRight")
    moved = "(before) => document.querySelector('[data-names]').dataset.names !== before"
    page.wait_for_function(moved, arg=before)
    expect(page.locator(".ex-map-coarse")).to_be_empty()
