"""A page with nothing but the built-in basemap, and a server that sends wrong tiles on demand."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import Browser, Page
from xstatic.pkg import leaflet

from explorer.tiles.archives import Archive
from explorer.tiles.builtin import world_archive
from explorer.tiles.grid import TileAddress

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "/leaflet/": Path(leaflet.BASE_DIR),
    "/frontend/": ROOT / "explorer" / "frontend",
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
  const credits = [["Natural Earth", "https://www.naturalearthdata.com/"], ["<b>GSHHG</b>", ""]];
  const carried = JSON.parse(asked.get("carried"));
  const address = `${location.origin}/tiles/{z}/{x}/{y}.mvt`;
  const world = { address, maxZoom: 8, depthZoom: 7, carried, credits };
  window.basemap = createBasemap(L, map, { world, lang: "it", theme: "light" });
  basemap.layer.on("drawn", () => { drawn += 1; });
  basemap.layer.on("dataerror", ({ url }) => failed.push(new URL(url).pathname));
  basemap.layer.addTo(map);
  basemap.ready.then(() => { document.body.dataset.ready = "yes"; });
</script>"""
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
ASKED = """() => performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => name.includes("/tiles/"))
  .map((name) => new URL(name).pathname.slice(7, -4))"""

Answers = dict[str, bytes | None]
"""What is sent instead of a tile, by its path; None where it is not there."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the page, Leaflet, the modules and the tiles; `wrong` replaces some of these."""

    extensions_map: ClassVar[dict[str, str]] = {
        ".js": "text/javascript",
        ".css": "text/css",
        ".json": "application/json",
    }

    page: ClassVar[bytes] = PAGE

    def __init__(self, *args: Any, wrong: Answers, **kwargs: Any) -> None:
        self.wrong = wrong
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.path.startswith("/?"):
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(self.page)
        elif self.path.endswith(".mvt"):
            self.send_tile()
        else:
            super().do_GET()

    def archive(self, folder: str) -> Archive:
        """Whose tiles are in a folder of addresses."""
        assert folder == "tiles"
        return world_archive()

    def send_tile(self) -> None:
        _, folder, *numbers = self.path.removesuffix(".mvt").split("/")
        z, x, y = map(int, numbers)
        tile = self.archive(folder).tile(TileAddress(zoom=z, x=x, y=y)) or b""
        body = self.wrong.get(self.path, tile)
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        for prefix, folder in FOLDERS.items():
            if path.startswith(prefix):
                return str(folder / path.removeprefix(prefix))
        return str(ROOT / "nothing-here")

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the test reports failures."""


@contextmanager
def served(wrong: Answers) -> Iterator[str]:
    """The address of a server of the page, which answers as `wrong` says."""
    handler = functools.partial(Handler, wrong=wrong)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def opened(
    chromium: Browser, at: str, *, wrong: Answers | None = None, carried: str = "null"
) -> Iterator[Page]:
    """A page with the basemap drawn; a console error or a request elsewhere fails the test.

    Args:
        at: latitude, longitude and zoom, with commas.
        wrong: answers that the test replaces: then nothing is waited for, and errors are expected.
        carried: `World.carried` as JSON.
    """
    with served({} if wrong is None else wrong) as origin:
        yield from _page(chromium, f"{origin}/?at={at}&carried={carried}", wrong is not None)


def _page(chromium: Browser, address: str, is_wrong: bool) -> Iterator[Page]:
    origin = address.partition("/?")[0]
    page = chromium.new_page(viewport={"width": 900, "height": 600})
    seen: list[str] = []
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("console", lambda said: seen.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((origin, "data:")) else seen.append(asked.url),
    )
    page.goto(address)
    if not is_wrong:
        page.wait_for_selector("body[data-ready]")
    yield page
    page.close()
    assert is_wrong or seen == []
