"""TimelineJS with the same events, on a plain host of files: its package from npm, our export.

The package comes through the npm of the frontend's tools, once, into `build/`.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.figures import MeasureError
from explorer.__main__ import main as run_explorer
from tests.browser.servers import ROOT, hosting
from tests.frontend.tools import npm_command

VERSION = "3.9.11"
SHA256 = "5d6e925c9a2ea8276af7f2c1ddfce0addc12c66c2689bf329ae8754c8dd4b44b"
"""Of the package: another one would not be comparable."""
PACKAGE = ROOT / "build" / "timelinejs" / f"timelinejs-{VERSION}.tgz"
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
def timelinejs_page(story: str) -> Iterator[str]:
    """The address of a page of TimelineJS with the events of a story, as long as the block runs.

    Raises:
        MeasureError: its package could not be fetched, or is not the expected one.
    """
    _fetch()
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(PACKAGE) as package:
            for name in FILES:
                part = package.extractfile(f"package/dist/{name}")
                assert part is not None
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(part.read())
        events = Path(folder) / "events.json"
        run_explorer(["export", story, "--format", "timelinejs", "--out", str(events)])
        title = json.loads(events.read_text("utf-8"))["title"]["text"]["headline"]
        (Path(folder) / "index.html").write_text(_PAGE.format(title=title), "utf-8")
        with hosting(Path(folder)) as address:
            yield address


def _fetch() -> None:
    if _is_there():
        return
    PACKAGE.parent.mkdir(parents=True, exist_ok=True)
    command = [*npm_command(), "pack", f"@knight-lab/timelinejs@{VERSION}", "--silent"]
    try:
        done = subprocess.run(
            [*command, "--pack-destination", str(PACKAGE.parent)], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or error
        raise MeasureError(f"TimelineJS could not be fetched: {said!r}") from error
    (PACKAGE.parent / done.stdout.decode().split()[-1]).rename(PACKAGE)
    if not _is_there():
        raise MeasureError(f"npm sent a TimelineJS {VERSION} that is not the expected one")


def _is_there() -> bool:
    return PACKAGE.exists() and hashlib.sha256(PACKAGE.read_bytes()).hexdigest() == SHA256
