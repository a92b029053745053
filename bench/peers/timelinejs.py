"""TimelineJS with the same events, on a plain host of files: its package from npm, our export."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.commands import run
from bench.peers.packages import Package
from tests.browser.servers import hosting

PACKAGE = Package(
    "@knight-lab/timelinejs",
    "3.9.11",
    "5d6e925c9a2ea8276af7f2c1ddfce0addc12c66c2689bf329ae8754c8dd4b44b",
)
FILES = ("js/timeline.js", "css/timeline.css", "css/icons/tl-icons.ttf", "css/icons/tl-icons.woff2")
"""What a page of it needs: `css/icons` has the typeface of its arrows."""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="stylesheet" href="css/timeline.css">
<script src="js/timeline.js"></script>
</head>
<body style="margin: 0">
<div id="timeline" style="height: 100vh"></div>
<script>new TL.Timeline("timeline", "events.json", {{ font: null }});</script>
</body>
</html>
"""
"""As its makers embed it, without typefaces and statistics of other servers."""


@contextmanager
def timelinejs_page(story: str, stories: Path) -> Iterator[str]:
    """The address of a page of TimelineJS with the events of a story, as long as the block runs.

    Raises:
        MeasureError: its package could not be fetched, or is not the expected one.
    """
    with tempfile.TemporaryDirectory() as folder:
        PACKAGE.unpack({f"dist/{name}": Path(folder) / name for name in FILES})
        events = Path(folder) / "events.json"
        command = ["--stories", str(stories), "export", story, "--format", "timelinejs"]
        run(["-m", "explorer", *command, "--out", str(events)])
        title = json.loads(events.read_text("utf-8"))["title"]["text"]["headline"]
        (Path(folder) / "index.html").write_text(_PAGE.format(title=title), "utf-8")
        with hosting(Path(folder)) as address:
            yield address
