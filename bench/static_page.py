"""The static export on a plain host of files, beside TimelineJS: first view, bytes, steps."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from bench.figures import Figure
from bench.loading import load_ms, recorded, share
from bench.network import compressed_bytes
from bench.peers.timelinejs import timelinejs_page
from bench.reader import PANES
from bench.stepping import measure_steps
from explorer.__main__ import main as run_explorer
from tests.browser.servers import ROOT, hosting

FIRST_VIEW_LIMIT_MS = 300.0
FIRST_VIEW_LIMIT_KB = 350.0
PEER_LIMIT_PERCENT = 90.0
STORY = "vostochny-2023"


def measure_static(browser: Browser, *, rounds: int, steps: int) -> Iterator[Figure]:
    """Export the shipped story, open it and step through it.

    Raises:
        MeasureError: the page or a step does not arrive.
    """
    with _exported() as address, timelinejs_page(STORY, ROOT / "data" / "stories") as peer:
        group = "static page, shipped story, a plain host of files"
        ours, theirs = [], []
        for _ in range(rounds + 1):
            theirs.append(load_ms(browser, peer, "timelinejs")["timelinejs"])
            marks = load_ms(browser, address, *PANES)
            ours.append(max(marks[pane] for pane in PANES))
        del ours[0], theirs[0]  # the browser compiles then
        name = "navigation → three panes show it"
        yield Figure(group, name, tuple(ours), limit_median=FIRST_VIEW_LIMIT_MS)
        yield Figure(group, "navigation → TimelineJS shows the same events", tuple(theirs))
        yield share(ours, theirs, group, "TimelineJS", PEER_LIMIT_PERCENT)
        requests = recorded(browser, address, *PANES).traffic.requests
        yield Figure(group, "requests", (float(len(requests)),), "")
        weight = sum(compressed_bytes(each.url) for each in requests) / 1000
        yield Figure(group, "first view, compressed", (weight,), "kB", FIRST_VIEW_LIMIT_KB)
        sent = sum(each.bytes for each in requests) / 1000
        yield Figure(group, "  as this host sends it", (sent,), "kB")
        yield from measure_steps(browser, address, group=f"step, {group}", steps=steps, until=PANES)


@contextmanager
def _exported() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        run_explorer(["export", STORY, "--html", folder])
        with hosting(Path(folder)) as address:
            yield address
