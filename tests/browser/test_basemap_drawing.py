"""The built-in basemap in a real browser: land, sea and labels, and nobody else is asked."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, Page
from xstatic.pkg import leaflet

from explorer.pictures.topojson import read_topology

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "/leaflet/": Path(leaflet.BASE_DIR),
    "/frontend/": ROOT / "explorer" / "frontend",
    "/data/": ROOT / "data" / "basemap",
}
PAGE = b"""<!doctype html><title>Basemap</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/leaflet/leaflet.css">
<link rel="stylesheet" href="/frontend/tokens.css">
<link rel="stylesheet" href="/frontend/basemap/basemap.css">
<style>body { margin: 0 } #map { height: 100vh }</style><div id="map"></div>
<script src="/leaflet/leaflet.js"></script>
<script type="module">
  import { createBasemap } from "/frontend/basemap/basemap.js";
  const asked = new URLSearchParams(location.search);
  const [lat, lon, zoom] = asked.get("at").split(",").map(Number);
  window.map = L.map("map", { fadeAnimation: false, zoomAnimation: false });
  map.setView([lat, lon], zoom);
  window.drawn = 0;
  window.failed = [];
  window.basemap = createBasemap(L, map, { dataUrl: "/data", lang: "it", theme: "light" });
  basemap.layer.on("drawn", () => { drawn += 1; });
  basemap.layer.on("dataerror", ({ url }) => failed.push(new URL(url).pathname));
  basemap.layer.addTo(map);
  basemap.ready.then(() => { document.body.dataset.ready = "yes"; });
</script>"""
VLADIVOSTOK = "43.1,131.9,7"
COLOUR_AT = """([lat, lon]) => {
  const at = map.latLngToContainerPoint([lat, lon]);
  for (const tile of document.querySelectorAll(".leaflet-tile-pane canvas")) {
    const box = tile.getBoundingClientRect();
    const [x, y] = [at.x - box.left, at.y - box.top];
    if (x < 0 || y < 0 || x >= box.width || y >= box.height) continue;
    const ratio = tile.width / box.width;
    const pixel = tile.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data;
    return "#" + [...pixel.slice(0, 3)].map((v) => v.toString(16).padStart(2, "0")).join("");
  }
  return null;
}"""
INK = """() => {
  const canvas = document.querySelector("canvas.ex-basemap-labels");
  if (!canvas) return null;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] + data[i + 3]) % 1e9;
  return sum;
}"""
FLYING_AFTER = """(event) => {
  map.fire(event);
  return document.querySelector("canvas.ex-basemap-labels").hasAttribute("data-flying");
}"""
LAND, SEA = [44.0, 133.0], [42.3, 132.5]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the page, Leaflet, the modules and the data; what is in `missing` is not there."""

    extensions_map: ClassVar[dict[str, str]] = {
        ".js": "text/javascript",
        ".css": "text/css",
        ".json": "application/json",
    }

    def __init__(self, *args: Any, missing: set[str], **kwargs: Any) -> None:
        self.missing = missing
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.path.startswith("/?"):
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE)
        elif self.path in self.missing:
            self.send_error(404)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        for prefix, folder in FOLDERS.items():
            if path.startswith(prefix):
                return str(folder / path.removeprefix(prefix))
        return str(ROOT / "nothing-here")

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the test reports failures."""


@pytest.fixture(scope="module")
def missing() -> set[str]:
    return set()


@pytest.fixture(scope="module")
def origin(missing: set[str]) -> Iterator[str]:
    handler = functools.partial(Handler, missing=missing)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def opened(chromium: Browser, origin: str, at: str, *, errors: bool = False) -> Iterator[Page]:
    """A page with the basemap drawn; a console error or a request elsewhere fails the test."""
    page = chromium.new_page(viewport={"width": 900, "height": 600})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((origin, "data:")) else wrong.append(asked.url),
    )
    page.goto(f"{origin}/?at={at}")
    if not errors:
        page.wait_for_selector("body[data-ready]")
    yield page
    page.close()
    assert errors or wrong == []


def test_land_and_sea_have_the_colours_of_the_style_sheet(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        assert page.evaluate(COLOUR_AT, LAND) == "#f3f0e7"
        assert page.evaluate(COLOUR_AT, SEA) == "#d6e3ea"


def test_the_dark_theme_redraws_what_is_there(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        page.evaluate("basemap.setTheme('dark')")
        assert page.evaluate(COLOUR_AT, LAND) == "#23282b"
        assert page.evaluate(COLOUR_AT, SEA) == "#101b24"


def test_detail_is_read_where_it_is_needed_and_not_before(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, "43.1,131.9,3") as page:
        page.wait_for_function("!basemap.layer.isLoading()")
        regions = (
            "performance.getEntriesByType('resource').filter(e => /region/.test(e.name)).length"
        )
        assert page.evaluate(regions) == 0
        with page.expect_response("**/region-primorye-amur.topo.json"):
            page.evaluate("map.setZoom(7)")


def test_an_island_too_small_for_the_overview_appears_with_the_detail(
    chromium: Browser, origin: str
) -> None:
    askold = [42.77, 132.34]
    with opened(chromium, origin, "42.8,132.3,4") as page:
        assert page.evaluate(COLOUR_AT, askold) == "#d6e3ea"
        page.evaluate("map.setZoom(10)")
        page.wait_for_function(f"({COLOUR_AT})({askold}) === '#f3f0e7'")


def test_labels_follow_the_language(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        italian = page.evaluate(INK)
        page.evaluate("basemap.setLang('en')")
        assert page.evaluate(INK) not in {italian, 0}
        page.evaluate("basemap.setLang('it')")
        assert page.evaluate(INK) == italian


def test_an_avoided_place_is_not_labelled(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        before = page.evaluate(INK)
        page.evaluate("basemap.setAvoid([{ lat: 43.106, lon: 131.874 }])")
        assert page.evaluate(INK) != before


def test_labels_leave_with_the_layer_and_come_back_with_it(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        page.evaluate("basemap.layer.remove()")
        assert page.evaluate(INK) is None
        assert page.locator(".leaflet-control-attribution a[href*=geonames]").count() == 0
        page.evaluate("basemap.layer.addTo(map)")
        page.wait_for_function(f"({INK})() > 0")


def test_labels_keep_off_while_the_map_zooms(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        # Within one task, because arriving detail redraws them.
        assert page.evaluate(FLYING_AFTER, "zoomstart") is True
        assert page.evaluate(FLYING_AFTER, "moveend") is False


def test_the_credits_link_without_saying_where_from(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        credits = page.locator(".leaflet-control-attribution a[target=_blank]")
        assert credits.all_inner_texts() == ["Natural Earth", "GeoNames"]
        assert [each.get_attribute("rel") for each in credits.all()] == ["noopener noreferrer"] * 2


def test_removing_leaves_nothing_behind(chromium: Browser, origin: str) -> None:
    with opened(chromium, origin, VLADIVOSTOK) as page:
        page.evaluate("basemap.remove()")
        assert page.locator("canvas").count() == 0
        page.evaluate("map.setZoom(6)")


def test_a_file_that_is_missing_is_reported_and_the_rest_is_drawn(
    chromium: Browser, origin: str, missing: set[str]
) -> None:
    missing.add("/data/region-primorye-amur.topo.json")
    try:
        with opened(chromium, origin, VLADIVOSTOK, errors=True) as page:
            page.wait_for_function("failed.length > 0")
            page.wait_for_selector("body[data-ready]")
            assert page.evaluate("failed[0]") == "/data/region-primorye-amur.topo.json"
            assert page.evaluate(COLOUR_AT, LAND) == "#f3f0e7"
            assert page.evaluate("basemap.isWhole()") is False
    finally:
        missing.clear()


@pytest.mark.parametrize("name", ["index.json", "world.topo.json", "labels.json"])
def test_what_was_missing_is_asked_for_again_when_the_map_has_moved(
    chromium: Browser, origin: str, missing: set[str], name: str
) -> None:
    missing.add(f"/data/{name}")
    try:
        with opened(chromium, origin, VLADIVOSTOK, errors=True) as page:
            page.wait_for_function("failed.length > 0")
            page.evaluate("basemap.layer.on('datacomplete', () => { window.completed = true; })")
            missing.clear()
            page.evaluate("map.panBy([40, 0], { animate: false })")
            page.wait_for_function("window.completed && basemap.isWhole()")
            page.wait_for_selector("body[data-ready]")
            assert page.evaluate(COLOUR_AT, LAND) == "#f3f0e7"
            asked = "performance.getEntriesByType('resource').map(({ name }) => name)"
            files = [url.rpartition("/")[2] for url in page.evaluate(asked) if "/data/" in url]
            assert sorted(file for file in set(files) if files.count(file) > 1) == [name]
    finally:
        missing.clear()


@pytest.mark.parametrize("name", ["world", "region-primorye-amur"])
def test_the_browser_decodes_what_was_built(chromium: Browser, origin: str, name: str) -> None:
    read = read_topology(ROOT / "data" / "basemap" / f"{name}.topo.json")
    decode = """async (url) => {
      const { decodeArcs, pathsOf } = await import("/frontend/basemap/topojson.js");
      const topology = await (await fetch(url)).json();
      const arcs = decodeArcs(topology);
      return ["land", "coast", "lakes", "rivers", "borders"].map((layer) =>
        pathsOf(topology.objects[layer], arcs).map(({ points }) => [...points]));
    }"""
    with opened(chromium, origin, VLADIVOSTOK) as page:
        decoded = page.evaluate(decode, f"/data/{name}.topo.json")
    flat = [
        [[value for point in line for value in point] for line in lines]
        for lines in (
            read.rings("land"),
            read.lines("coast"),
            read.rings("lakes"),
            read.lines("rivers"),
            read.lines("borders"),
        )
    ]
    assert decoded == flat
