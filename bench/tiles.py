"""The built-in basemap: what a first view requests, and the time to decode and draw a tile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from playwright.sync_api import Browser

from bench.figures import Figure
from bench.reader import PANES, SHIPPED, open_page, reading, serving
from explorer.site.world_tiles import tiles_path
from tests.browser.basemap_pages import served
from tests.browser.driving import map_frame, wait_until_drawn

FIRST_VIEW_LIMIT_KB = 80.0
TILE_LIMIT_MS = 8.0
FRAME_LIMIT_MS = 50.0
DRAGS, MOVES = 8, 40
TILES = ((2, 2, 1), (3, 4, 2), (4, 8, 5), (5, 17, 11), (6, 34, 22), (6, 33, 22), (7, 68, 45))
"""Tiles of Europe at each zoom: among the richest of the world."""

REQUESTED = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes("/tiles/")).map((entry) => entry.encodedBodySize)"""

DRAWN_MS = """async ([path, tiles, rounds]) => {
  const load = (module) => import(new URL(`basemap/${module}.js`, location.href).href);
  const [{ decodeTile }, { LAYERS, shapesOf }, { drawTile }, { coloursOf }] =
    await Promise.all(["vector_tile", "shapes", "tile_drawing", "styles"].map(load));
  const colours = coloursOf(document.documentElement);
  const samples = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [z, x, y] of tiles) {
      const name = path.replace("{z}", z).replace("{x}", x).replace("{y}", y);
      const reply = await fetch(new URL(`/${name}`, location.href));
      const bytes = new Uint8Array(await reply.arrayBuffer());
      const canvas = document.createElement("canvas");
      Object.defineProperty(window, "devicePixelRatio", { value: 1 + (round % 2), writable: true });
      const start = performance.now();
      const address = { z, x, y };
      const shapes = shapesOf(decodeTile(bytes, LAYERS), address);
      const source = { address, shapes, depths: null };
      drawTile(canvas, { z: z + 1, x: 2 * x + 1, y: 2 * y + 1 }, source, colours);
      canvas.getContext("2d").getImageData(0, 0, 1, 1); // waits until it is painted
      if (round > 0) samples.push(performance.now() - start);
    }
  }
  return samples;
}"""

WATCH_FRAMES = """() => {
  window.frames_ms = [];
  let before = performance.now();
  const look = (now) => {
    window.frames_ms.push(now - before);
    before = now;
    window.watching = requestAnimationFrame(look);
  };
  window.watching = requestAnimationFrame(look);
}"""


def measure_panning(browser: Browser) -> Iterator[Figure]:
    """Drag a map of nothing but the basemap across Europe at zoom 7, and time its frames."""
    with (
        served({}) as origin,
        closing(browser.new_page(viewport={"width": 900, "height": 700})) as page,
    ):
        page.goto(f"{origin}/?at=47.5,-2,7&carried=null")
        page.wait_for_selector("body[data-ready]")
        page.evaluate(WATCH_FRAMES)
        for _ in range(DRAGS):
            page.mouse.move(800, 350)
            page.mouse.down()
            for step in range(MOVES):
                page.mouse.move(800 - 15 * step, 350)
            page.mouse.up()
        frames: list[float] = page.evaluate("frames_ms.slice(2)")
    group = "panning across Europe at zoom 7"
    yield Figure(group, "a frame", tuple(frames), "ms", limit_p95=FRAME_LIMIT_MS)
    yield Figure(group, "the longest frame", (max(frames),), "ms", FRAME_LIMIT_MS)


def measure_tiles(browser: Browser, *, rounds: int) -> Iterator[Figure]:
    """Open the shipped story and count its tiles; then decode and draw tiles of Europe.

    Raises:
        MeasureError: the page does not arrive.
    """
    group = "tiles of the basemap"
    with serving() as server:
        with reading(browser) as page:
            open_page(page, server.address + SHIPPED, *PANES)
            wait_until_drawn(page)
            sizes: list[int] = map_frame(page).locator("body").evaluate(REQUESTED)
        yield Figure(group, "requests of the first view", (float(len(sizes)),), "")
        weight = sum(sizes) / 1000
        yield Figure(group, "first view, as sent", (weight,), "kB", FIRST_VIEW_LIMIT_KB)
        context = browser.new_context(bypass_csp=True)
        beside = context.new_page()
        beside.goto(f"{server.address}assets/bench/frontend/tokens.css")
        samples = beside.evaluate(DRAWN_MS, [tiles_path(), TILES, rounds])
        context.close()
        yield Figure(group, "a tile decoded and drawn", tuple(samples), limit_median=TILE_LIMIT_MS)
    yield from measure_panning(browser)
