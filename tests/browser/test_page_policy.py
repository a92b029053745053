"""What the explorer's page and the map's frame load and run, and what they do not."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from explorer.site.map_options import BASEMAPS, tile_origins
from tests.browser.conftest import Watch
from tests.browser.driving import map_frame

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'/>"
ELSEWHERE = "https://elsewhere.example"

TRIED = """async ([elsewhere, count]) => {
  window.tried = [];
  const refused = new Set();
  document.addEventListener("securitypolicyviolation", (event) =>
    refused.add(event.effectiveDirective));
  const box = document.createElement("div");
  box.innerHTML = `<img src="data:," onerror="tried.push('markup')">
    <a href="javascript:tried.push('link')">link</a>
    <object data="${elsewhere}/object"></object>
    <iframe src="${elsewhere}/frame"></iframe>
    <img src="${elsewhere}/picture.png">`;
  document.body.append(box);
  document.head.append(Object.assign(document.createElement("base"), { href: elsewhere }));
  box.querySelector("a").click();
  await fetch(`${elsewhere}/fetch`).catch(() => {});
  return new Promise((done) => {
    const look = () => refused.size === count ? done([...refused].sort()) : setTimeout(look, 10);
    look();
  });
}"""
"""What markup in a page could do if it were let."""

REFUSED = [
    "base-uri",
    "connect-src",
    "frame-src",
    "img-src",
    "object-src",
    "script-src-attr",
    "script-src-elem",
]


def test_markup_that_got_in_runs_nothing_and_asks_nobody(opened: Page, watch: Watch) -> None:
    watch.expect("Content Security Policy")
    watch.allow("elsewhere.example")  # a browser notes the picture that it does not ask for
    asked: list[str] = []
    opened.context.route(f"{ELSEWHERE}/**", lambda route: asked.append(route.request.url))
    for frame in (opened.main_frame, opened.frames[1]):  # the page, and its map
        assert frame.evaluate(TRIED, [ELSEWHERE, len(REFUSED)]) == REFUSED, frame.url
        assert frame.evaluate("tried") == [], frame.url
    assert asked == []


def test_the_tiles_of_every_online_basemap_are_let_in(opened: Page, watch: Watch) -> None:
    for origin in tile_origins():
        watch.allow(str(urlsplit(origin).hostname))

    def answer(route: Route) -> None:
        route.fulfill(body=PICTURE, content_type="image/svg+xml")

    opened.route(lambda url: url.startswith(tile_origins()), answer)
    inside = map_frame(opened)
    inside.locator("summary").first.click()
    for layer in BASEMAPS:
        inside.locator(f'input[value="{layer}"]').check(force=True)
        if layer in ("openstreetmap", "light"):  # the first map of a server
            inside.get_by_role("button", name="Load it").click()
        tile = inside.locator("img.leaflet-tile-loaded").first
        expect(tile, layer).to_be_attached()
        assert tile.get_attribute("src").startswith(tile_origins())  # type: ignore[union-attr]
        inside.locator("input[type=radio]").first.check(force=True)  # the built-in map
        expect(inside.locator("img.leaflet-tile"), layer).to_have_count(0)
