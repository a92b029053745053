"""The built-in basemap in a real browser: land, sea and labels, and nobody else is asked."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from explorer.tiles.builtin import world_archive
from explorer.tiles.grid import TileAddress
from explorer.tiles.vector_tiles import VectorFeature
from tests.browser.basemap_pages import ASKED, COLOUR_AT, opened

VLADIVOSTOK = "43.1,131.9,7"
INK = """() => {
  const canvas = document.querySelector("canvas.ex-basemap-labels");
  if (!canvas) return null;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] + data[i + 3]) % 1e9;
  return sum;
}"""
LAND, SEA, DEEP = [44.0, 133.0], [43.05, 132.2], [42.3, 132.5]


def test_land_and_sea_have_the_colours_of_the_style_sheet(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        assert page.evaluate(COLOUR_AT, LAND) == "#f3f0e7"
        assert page.evaluate(COLOUR_AT, SEA) == "#d6e3ea"
        assert page.evaluate(COLOUR_AT, DEEP) == "#cadbe5"


def test_the_dark_theme_redraws_what_is_there(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        page.evaluate("basemap.setTheme('dark')")
        assert page.evaluate(COLOUR_AT, LAND) == "#23282b"
        assert page.evaluate(COLOUR_AT, SEA) == "#101b24"


def test_a_map_is_drawn_from_tiles_of_the_zoom_before(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        assert {tile.partition("/")[0] for tile in page.evaluate(ASKED)} == {"6"}


def test_no_tile_is_asked_for_twice(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        page.evaluate("map.setZoom(6)")
        page.wait_for_function("drawn > 1")
        page.evaluate("map.setZoom(7)")
        page.wait_for_function("drawn > 2")
        asked = page.evaluate(ASKED)
        assert len(asked) == len(set(asked))


@pytest.mark.parametrize("zoom", [8, 9, 10])
def test_the_sea_is_as_deep_at_every_zoom(chromium: Browser, zoom: int) -> None:
    with opened(chromium, f"42.3,132.5,{zoom}") as page:
        assert page.evaluate(COLOUR_AT, DEEP) == "#cadbe5"


@pytest.mark.parametrize("zoom", [12, 18])
def test_beyond_the_deepest_tiles_these_are_enlarged(chromium: Browser, zoom: int) -> None:
    with opened(chromium, f"44,133,{zoom}") as page:
        asked = {tile.partition("/")[0] for tile in page.evaluate(ASKED)}
        assert asked == {"7", "8"}  # the depths of the sea are in those of zoom 7
        assert page.evaluate(COLOUR_AT, LAND) == "#f3f0e7"


def test_tiles_that_are_not_carried_are_not_asked_for(chromium: Browser) -> None:
    carried = '{"0":[[0,0,0,0]],"1":[[0,0,1,1]]}'
    with opened(chromium, VLADIVOSTOK, carried=carried) as page:
        assert set(page.evaluate(ASKED)) == {"1/1/0"}
        assert page.evaluate(COLOUR_AT, LAND) == "#f3f0e7"


def test_labels_follow_the_language(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        italian = page.evaluate(INK)
        page.evaluate("basemap.setLang('en')")
        assert page.evaluate(INK) not in {italian, 0}
        page.evaluate("basemap.setLang('it')")
        assert page.evaluate(INK) == italian


def test_an_avoided_place_is_not_labelled(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        before = page.evaluate(INK)
        page.evaluate("basemap.setAvoid([{ lat: 43.106, lon: 131.874 }])")
        page.wait_for_function(f"({INK})() !== {before}")


def test_what_is_taken_is_not_written_on(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        whole = {"left": -900, "top": -600, "right": 1800, "bottom": 1200}
        page.evaluate("(box) => basemap.setTaken({ beside: [box], fixed: [] })", whole)
        page.wait_for_function(f"({INK})() === 0")
        page.evaluate("(box) => basemap.setTaken({ beside: [], fixed: [] })", whole)
        page.wait_for_function(f"({INK})() > 0")


def test_labels_leave_with_the_layer_and_come_back_with_it(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        page.evaluate("basemap.layer.remove()")
        assert page.evaluate(INK) is None
        page.evaluate("basemap.layer.addTo(map)")
        page.wait_for_function(f"({INK})() > 0")


def test_room_that_is_taken_before_the_layer_is_there_stays_free(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        whole = {"left": -900, "top": -600, "right": 1800, "bottom": 1200}
        page.evaluate("basemap.layer.remove()")
        page.evaluate("(box) => basemap.setTaken({ beside: [box], fixed: [] })", whole)
        drawn = page.evaluate("basemap.layer.addTo(map) && drawn")
        page.wait_for_function("(before) => drawn > before", arg=drawn)
        assert page.evaluate(INK) == 0


def test_a_map_begins_with_the_names_where_another_has_them(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        usual = page.evaluate("map.getContainer().dataset.names")
        zoom, lang, ways, shown = json.loads(usual)
        elsewhere = json.dumps([zoom, lang, [[key, 3] for key, _ in ways], shown])
        drawn = page.evaluate(
            "(names) => { basemap.layer.remove(); map.getContainer().dataset.names = names;"
            " basemap.layer.addTo(map); return drawn; }",
            elsewhere,
        )
        page.wait_for_function("(before) => drawn > before", arg=drawn)
        found = page.evaluate("map.getContainer().dataset.names")

    [was, now] = [dict(json.loads(names)[2]) for names in (usual, found)]
    [town] = [key for key in was if key.startswith("city Vladivostok")]
    assert (was[town], now[town]) == (0, 3)


def test_labels_keep_off_while_the_map_zooms(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        flying = "document.querySelector('canvas.ex-basemap-labels').hasAttribute('data-flying')"
        page.evaluate("map.fire('zoomstart')")
        assert page.evaluate(flying) is True
        page.evaluate("map.fire('zoomend').fire('moveend')")
        page.wait_for_function(f"!{flying}")


def test_the_credits_link_without_saying_where_from(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        credits = page.locator(".leaflet-control-attribution a[target=_blank]")
        assert credits.all_inner_texts() == ["Natural Earth"]
        assert credits.get_attribute("rel") == "noopener noreferrer"


def test_a_credit_is_text_whatever_an_archive_says(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        assert "· <b>GSHHG</b>" in page.locator(".leaflet-control-attribution").inner_text()


def test_what_else_is_drawn_is_credited_beside_the_world_as_long_as_it_is(
    chromium: Browser,
) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        credits = page.locator(".leaflet-control-attribution")
        world = credits.inner_text()
        page.evaluate("basemap.credit([['Streets', ''], ['', ''], ['Streets', '']])")
        assert credits.inner_text() == f"{world} · Streets"
        page.evaluate("basemap.credit([])")
        assert credits.inner_text() == world


def test_removing_leaves_nothing_behind(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK) as page:
        page.evaluate("basemap.remove()")
        assert page.locator("canvas").count() == 0
        page.evaluate("map.setZoom(6)")


def test_for_paper_the_map_is_drawn_at_once_from_what_was_kept(chromium: Browser) -> None:
    with opened(chromium, "44,133,9") as page:
        corners = [{"lat": 39.0, "lon": 125.0}, {"lat": 51.0, "lon": 137.0}]
        page.evaluate("(corners) => basemap.keep(corners)", corners)
        drawn = """([lat, lon]) => {
          map.setView([lat, lon], 5, { animate: false });
          basemap.drawNow();
        }"""
        page.evaluate(f"(at) => {{ ({drawn})(at); window.seen = ({COLOUR_AT})(at); }}", LAND)
        assert page.evaluate("seen") == "#f3f0e7"


NAMES = """async ([z, x, y, names]) => {
  const { decodeTile } = await import("/frontend/basemap/vector_tile.js");
  const reply = await fetch(`/tiles/${z}/${x}/${y}.mvt`);
  const tile = decodeTile(new Uint8Array(await reply.arrayBuffer()), new Set(names));
  const plain = ({ kind, tags, parts }) => [kind, tags, parts.map((part) => [...part])];
  return [...tile].map(([name, { extent, features }]) => [name, extent, features.map(plain)]);
}"""


@pytest.mark.parametrize("at", [(0, 0, 0), (6, 34, 22), (6, 55, 23), (8, 138, 96)])
def test_the_browser_decodes_a_tile_as_python_does(
    chromium: Browser, at: tuple[int, int, int]
) -> None:
    layers = world_archive().layers(TileAddress(zoom=at[0], x=at[1], y=at[2]))
    with opened(chromium, VLADIVOSTOK) as page:
        decoded = page.evaluate(NAMES, [*at, [*layers]])
    assert decoded == [
        [name, of.extent, [decoded_as_browsers(each) for each in of.features]]
        for name, of in layers.items()
    ]
    assert layers


def decoded_as_browsers(found: VectorFeature) -> list[object]:
    """A feature as the browser has it: rings open, each point a part."""
    rings = found.shape == "polygon"
    lines = [part[:-1] if rings else part for part in found.parts]
    if found.shape == "point":
        lines = [(point,) for part in found.parts for point in part]
    parts = [[value for point in line for value in point] for line in lines]
    return [str(found.shape), dict(found.tags), parts]
