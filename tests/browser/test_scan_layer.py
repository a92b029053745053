"""Scans of maps lie exactly at their place: at each zoom, while zooming, and around the world."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from math import hypot
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Page

from explorer.story.backgrounds import ControlPoint
from explorer.story.places import Coordinate
from explorer.tiles.georeferencing import fitted
from tests.media.old_maps import OldMap, old_map

PLACES = {
    "Napoli": Coordinate(lat=40.85, lon=14.27),
    "Capri": Coordinate(lat=40.55, lon=14.24),
    "Salerno": Coordinate(lat=40.68, lon=14.77),
    "Ischia": Coordinate(lat=40.73, lon=13.9),
}
HARBOUR = Coordinate(lat=40.838, lon=14.26)
STREETS = {
    "A": Coordinate(lat=40.8405, lon=14.255),
    "B": Coordinate(lat=40.8355, lon=14.265),
    "C": Coordinate(lat=40.8405, lon=14.265),
    "D": Coordinate(lat=40.8355, lon=14.255),
}
MAP = """async ({ scan, leaflet, view, options }) => {
  document.body.innerHTML = '<div id="map" style="position:fixed;inset:0"></div>';
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet" });
  const styled = new Promise((done) => { sheet.onload = done; });
  sheet.href = new URL("../leaflet/leaflet.css", location.href).href;
  document.head.append(sheet);
  await styled;
  const { scanLayer } = await import(new URL("backgrounds/scan.js", location.href).href);
  const bare = { zoomControl: false, attributionControl: false, fadeAnimation: false };
  window.map = L.map("map", bare);
  map.setView(...view);
  window.events = [];
  const shown = { name: "An old map", attribution: "x", opacity: 1, minZoom: 0, maxZoom: 18 };
  window.layer = scanLayer(L, scan, { ...shown, ...options });
  for (const name of ["tileload", "tileerror"]) layer.on(name, () => events.push(name));
  layer.addTo(map);
}"""
MOVE = """(view) => {
  map.options.zoomSnap = 0;
  map.setView(...view, { animate: false });
}"""
LOADED = """() => events.length > 0 && [...document.querySelectorAll(".ex-scan")]
  .every((image) => image.complete && image.naturalWidth > 0)"""
POINTS = """(places) => places.map(([lat, lon]) => {
  const { x, y } = map.latLngToContainerPoint([lat, lon]);
  return [x, y];
})"""
HALFWAY = """async ([pixels, places, zoom]) => {
  const icon = L.divIcon({ iconSize: [0, 0] });
  const markers = places.map((place) => L.marker(place, { icon }).addTo(map));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const frames = () => frame().then(frame);
  await frames();
  map.setZoom(zoom);
  await frames();
  const found = document.getAnimations();
  for (const each of found) { each.pause(); each.currentTime = 125; }
  const positionOf = (element) => {
    const { e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return [e, f];
  };
  const image = document.querySelector(".ex-scan");
  const matrix = new DOMMatrix(getComputedStyle(image).transform);
  const moved = markers.map((marker) => positionOf(marker.getElement()));
  const laid = pixels.map(([x, y]) => matrix.transformPoint({ x, y })).map(({ x, y }) => [x, y]);
  const isMoving = found.some(({ effect }) => effect.target === image);
  for (const each of found) each.finish();
  return { moved, laid, isMoving };
}"""


@cache
def bay() -> OldMap:
    """A map of a bay, turned a little, of 80 metres a pixel."""
    return old_map(Coordinate(lat=40.75, lon=14.3), PLACES, width_km=110)


@cache
def harbour() -> OldMap:
    """A map of a few streets, of one and a half metres a pixel."""
    return old_map(HARBOUR, STREETS, width_km=2, turned_deg=-20)


def scan_of(drawn: OldMap, places: Mapping[str, Coordinate]) -> dict[str, Any]:
    """The scan as the layer is given it, laid by its control points."""
    points = [ControlPoint(**drawn.marked(at)) for at in places.values()]
    found, (width, height) = fitted(points), drawn.picture.size
    address = f"data:image/png;base64,{b64encode(drawn.png()).decode()}"
    matrix = [found.a * width, found.b * width, found.c * height, found.d * height]
    return {
        "matrix": [*matrix, found.e, found.f],
        "copies": [{"address": address, "side": 1400}],
        "width": width,
        "height": height,
    }


@cache
def bay_scan() -> dict[str, Any]:
    return scan_of(bay(), PLACES)


def show(page: Page, scan: dict[str, Any], at: Coordinate, zoom: float, **options: Any) -> None:
    """A map with nothing but a scan."""
    page.set_viewport_size({"width": 1000, "height": 800})
    page.add_script_tag(url="../leaflet/leaflet.js")
    page.evaluate(MAP, {"scan": scan, "view": [[at.lat, at.lon], zoom], "options": options})
    if scan["copies"][0]["address"].startswith("data:"):
        page.wait_for_function(LOADED)


def crosses(page: Page, places: list[tuple[float, float]]) -> list[tuple[float, float] | None]:
    """The middle of the red pixels around the place of each cross on the screen, in order."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    found: list[tuple[float, float] | None] = []
    for x, y in places:
        box = (int(x) - 120, int(y) - 120, int(x) + 121, int(y) + 121)
        red, *others = picture.crop(box).split()
        mask = red.point([255 * (shade > 140) for shade in range(256)])
        for other in others:
            dark = other.point([255 * (shade < 70) for shade in range(256)])
            mask = ImageChops.multiply(mask, dark)
        edges = mask.getbbox()
        found.append(
            edges and (box[0] + (edges[0] + edges[2]) / 2, box[1] + (edges[1] + edges[3]) / 2)
        )
    return found


def points(drawn: OldMap, places: Mapping[str, Coordinate]) -> list[tuple[float, float]]:
    marks = [drawn.marked(at) for at in places.values()]
    return [(mark["lat"], mark["lon"]) for mark in marks]


def test_marked_places_are_at_their_pixel_at_each_zoom_and_around_the_world(
    module_page: Page,
) -> None:
    bay_at, harbour_at = Coordinate(lat=40.7, lon=14.3), HARBOUR
    for drawn, places, at, views in (
        (bay(), PLACES, bay_at, ((9, 0), (9.4, -1), (10, 1))),
        (harbour(), STREETS, harbour_at, ((15, 0), (17, 0))),
    ):
        scan = bay_scan() if drawn is bay() else scan_of(drawn, places)
        show(module_page, scan, at, views[0][0])
        for zoom, turn in views:
            module_page.evaluate(MOVE, [[at.lat, at.lon + 360 * turn], zoom])
            module_page.wait_for_function(LOADED)
            where = [(lat, lon + 360 * turn) for lat, lon in points(drawn, places)]
            wanted = module_page.evaluate(POINTS, where)
            inside = [(x, y) for x, y in wanted if 20 < x < 980 and 20 < y < 780]
            assert len(inside) >= 2
            for (x, y), seen in zip(inside, crosses(module_page, inside), strict=True):
                assert seen, (zoom, turn)
                assert hypot(seen[0] - x, seen[1] - y) <= 2, (zoom, turn, seen, (x, y))


def test_a_scan_moves_with_the_map_while_it_zooms(module_page: Page) -> None:
    drawn = bay()
    show(module_page, bay_scan(), Coordinate(lat=40.7, lon=14.3), 9)
    pixels = [(mark["x"], mark["y"]) for mark in map(drawn.marked, PLACES.values())]

    for zoom in (10, 9):
        found = module_page.evaluate(HALFWAY, [pixels, points(drawn, PLACES), zoom])

        assert found["isMoving"], zoom
        for (x, y), (there_x, there_y) in zip(found["laid"], found["moved"], strict=True):
            assert hypot(x - there_x, y - there_y) <= 1.5, zoom


def test_a_scan_across_the_antimeridian_is_seen_from_both_sides(module_page: Page) -> None:
    places = {
        "East": Coordinate(lat=52.5, lon=-179.0),
        "West": Coordinate(lat=51.5, lon=178.8),
        "North": Coordinate(lat=52.9, lon=179.5),
    }
    drawn = old_map(Coordinate(lat=52.2, lon=179.9), places, width_km=300)
    scan = scan_of(drawn, places)
    for name, lon in (("East", -179.0), ("West", 178.8), ("North", 179.5)):
        show(module_page, scan, Coordinate(lat=52.2, lon=lon), 8)
        mark = drawn.marked(places[name])
        wanted = module_page.evaluate(POINTS, [(mark["lat"], mark["lon"])])
        (seen,) = crosses(module_page, wanted)
        assert seen, name
        assert hypot(seen[0] - wanted[0][0], seen[1] - wanted[0][1]) <= 2, name


def test_a_whole_world_is_drawn_as_often_as_it_is_seen(module_page: Page) -> None:
    picture = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="
    scan = {"matrix": [1, 0, 0, 0.8, 0, 0.1], "width": 1, "height": 1}
    scan["copies"] = [{"address": picture, "side": 1}]
    show(module_page, scan, Coordinate(lat=0, lon=0), 1)

    names = module_page.locator(".ex-scan").evaluate_all("(all) => all.map(({ alt }) => alt)")

    assert len(names) >= 3
    assert sorted(names) == [*[""] * (len(names) - 1), "An old map"]
    module_page.evaluate("map.setZoom(5, { animate: false })")
    assert module_page.locator(".ex-scan").count() == 1


def test_a_copy_of_more_pixels_is_loaded_when_the_map_is_seen_from_near(module_page: Page) -> None:
    scan = bay_scan()
    near = {"address": scan["copies"][0]["address"] + "#near", "side": 4096}
    scan = scan | {"copies": [*scan["copies"], near]}
    show(module_page, scan, PLACES["Napoli"], 9)
    shown = "document.querySelector('.ex-scan').src.endsWith('#near')"
    assert not module_page.evaluate(shown)

    module_page.evaluate("map.setZoom(12, { animate: false })")

    module_page.wait_for_function(shown)


def test_a_large_copy_that_fails_is_tried_again_and_the_small_one_goes_on(
    module_page: Page,
) -> None:
    address = bay_scan()["copies"][0]["address"]
    missing = {"address": "missing.webp", "side": 4096}
    scan = bay_scan() | {"copies": [*bay_scan()["copies"], missing]}
    show(module_page, scan, PLACES["Napoli"], 9)
    with module_page.expect_response("**/missing.webp"):
        module_page.evaluate("map.setZoom(12, { animate: false })")
    at = [PLACES["Napoli"].lat, PLACES["Napoli"].lon]

    with module_page.expect_response("**/missing.webp"):
        module_page.evaluate(MOVE, [[at[0], at[1] + 360], 12])
    image = module_page.locator(".ex-scan")
    assert image.count() == 1  # another one, of another turn around the world
    assert image.get_attribute("src") == address

    show(module_page, scan, PLACES["Napoli"], 12)  # whose first copy is the one that fails
    assert image.get_attribute("src") == address
    assert module_page.evaluate("events.join()") == "tileload"


def test_opacity_zooms_and_a_picture_that_cannot_be_loaded(module_page: Page) -> None:
    scan = bay_scan()
    show(module_page, scan, PLACES["Napoli"], 9, opacity=0.5, minZoom=8, maxZoom=10)
    image = module_page.locator(".ex-scan")
    opacity = "({ style }) => style.opacity"
    assert image.evaluate(opacity) == "0.5"
    module_page.evaluate("layer.setOpacity(0.8)")
    assert image.evaluate(opacity) == "0.8"
    for zoom, count in ((7, 0), (8, 1), (11, 0)):
        module_page.evaluate("(zoom) => map.setZoom(zoom, { animate: false })", zoom)
        assert image.count() == count, zoom

    missing = scan | {"copies": [{"address": "missing.webp", "side": 1400}]}
    show(module_page, missing, PLACES["Napoli"], 9)
    module_page.wait_for_function("events.includes('tileerror')")
    module_page.evaluate("layer.remove()")
    assert image.count() == 0
