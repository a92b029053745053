"""A page with nothing but the built-in map and the streets of an invented town on it."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from explorer.tiles.archives import Archive
from tests.browser.basemap_pages import PAGE, Answers, Handler

LAT, LON = 41.895, 12.482
"""Of the town's square: in Rome, whose streets these are not."""
STREETS = b"""
  import { addStreets } from "/frontend/streets/streets.js";
  const template = `${location.origin}/extract/{z}/{x}/{y}.mvt`;
  const tiles = { address: template, px: 0, carried: null, ...JSON.parse(asked.get("tiles")) };
  window.streets = addStreets(basemap, [{ tiles, credits: [["Invented streets", ""]] }]);
  streets.then(() => { document.body.dataset.streets = "yes"; });
</script>"""


class StreetHandler(Handler):
    """Serves the tiles of an extract as well, nothing where it has none."""

    page = PAGE.removesuffix(b"</script>") + STREETS

    def __init__(self, *args: Any, extract: Archive, **kwargs: Any) -> None:
        self.extract = extract
        super().__init__(*args, **kwargs)

    def archive(self, folder: str) -> Archive:
        """Of the world, or that with the streets."""
        return self.extract if folder == "extract" else super().archive(folder)


@contextmanager
def streets_opened(
    chromium: Browser,
    extract: Archive,
    at: str,
    *,
    wrong: Answers | None = None,
    facts: dict[str, object] | None = None,
    size: tuple[int, int] = (900, 600),
) -> Iterator[Page]:
    """A page with the streets drawn; a page error fails the test.

    Args:
        extract: the archive with the streets.
        at: latitude, longitude and zoom, with commas.
        wrong: answers instead of tiles, by path; None where one is not there.
        facts: of the extract, those that are not as the archive says.
        size: of the window.
    """
    header = extract.header
    said: dict[str, object] = {
        "min_zoom": header.min_zoom,
        "max_zoom": header.max_zoom,
        "bounds": [LON - 0.035, LAT - 0.025, LON + 0.035, LAT + 0.025],
    }
    asked = quote(json.dumps(said | (facts or {})))
    handler = functools.partial(StreetHandler, wrong=wrong or {}, extract=extract)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
        seen: list[str] = []
        page.on("pageerror", lambda error: seen.append(str(error)))
        origin = f"http://127.0.0.1:{server.server_port}"
        page.goto(f"{origin}/?at={at}&carried=null&tiles={asked}")
        page.wait_for_selector("body[data-streets]")
        yield page
        page.close()
        server.shutdown()
    assert seen == []
