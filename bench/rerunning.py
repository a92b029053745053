"""The same story stepped through by Streamlit reruns, measured beside the explorer's own steps."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser

from bench.figures import Figure
from bench.reader import PEERS, open_page, reading, serving, step

WATCH_RERUNS = (PEERS.parent / "watch_reruns.js").read_text(encoding="utf-8")
WARM_UP = 3

PUBLISHED = """\
For reference, from our own earlier measurements on a machine of this kind (not of this run):
from a step to everything at rest, median
  TimelineJS                              890 ms
  StoryMapJS                            1,007 ms
  TimeMap                                 453 ms
  st_folium with a rerun per step     223–240 ms
  vis-timeline + Leaflet, tuned by hand    19 ms (no glide)"""


def measure_reruns(browser: Browser, *, group: str, steps: int) -> Iterator[Figure]:
    """Step forward through the shipped story; each step presses the app's button by its key.

    Raises:
        MeasureError: the page or a step does not arrive.
    """
    with serving(PEERS / "rerun_app.py") as server, reading(browser) as page:
        open_page(page, server.address, "text", "frameLoaded")
        page.frame_locator("iframe").locator(".leaflet-marker-icon").first.wait_for()
        page.evaluate(f"({WATCH_RERUNS})()")
        page.get_by_role("button", name="Next").focus()
        measured = [step(page, "Enter") for _ in range(steps + WARM_UP)][WARM_UP:]
    yield Figure(group, "key → its text stands", tuple(each["text"] for each in measured))
    yield Figure(group, "key → text and map show it", tuple(each["settled"] for each in measured))
