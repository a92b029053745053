"""What a story of any size costs the server and its author: documents, memory, commands."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
from playwright.sync_api import Browser

from bench.commands import command_ms, run
from bench.figures import Figure
from bench.loading import load_ms
from bench.reader import PANES, SHIPPED, serving
from bench.sizes import Subject

_LOAD = """
import sys, time
from pathlib import Path
from explorer.reading.library import load_story
begun = time.perf_counter()
load_story(Path(sys.argv[1]))
print(1000 * (time.perf_counter() - begun))
"""
_DOCUMENT = """
import sys, time
from pathlib import Path
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.story.selection import selections
from explorer.views.document_kinds import KINDS
story = load_story(Path(sys.argv[1]))
begun = time.perf_counter()
for kind in (KINDS["facts"], KINDS["words"], KINDS["part"]):
    every = selections(story, story.languages, kind.made)
    kind.make(story, next(shown for shown in every if shown.asof is AsOf.NOW), 0)
print(1000 * (time.perf_counter() - begun))
"""


def measure_reading(story: Subject, *, rounds: int) -> Iterator[Figure]:
    """Reading from files and from the cache, documents and `check`, each sample in a new process.

    Raises:
        MeasureError: the story cannot be read.
    """
    group, limits, path = story.group("reading"), story.size.limits, str(story.folder)

    def samples(measured: Callable[[], float]) -> tuple[float, ...]:
        return tuple(measured() for _ in range(rounds))

    with tempfile.TemporaryDirectory() as cache:
        cold = samples(lambda: float(run(["-c", _LOAD, path])))
        yield Figure(group, "load_story, from nothing", cold, "ms", limits.cold_ms)
        run(["-c", _LOAD, path], cache=cache)
        kept = samples(lambda: float(run(["-c", _LOAD, path], cache=cache)))
        yield Figure(group, "load_story, unchanged, new process", kept, "ms", limits.kept_ms)
        made = samples(lambda: float(run(["-c", _DOCUMENT, path], cache=cache)))
    name = "documents of a first view, from nothing"
    yield Figure(group, name, made, "ms", limits.document_ms)
    checked = samples(lambda: command_ms(["check", path]))
    yield Figure(group, "python -m explorer check", checked, "ms", limits.check_ms)


def measure_memory(browser: Browser, story: Subject) -> Iterator[Figure]:
    """What a server holds more for the story than for the shipped ones, once it has shown it.

    Raises:
        MeasureError: a page does not come.
    """
    shipped = _resident_mb(browser, None, SHIPPED.partition("=")[2])
    own = _resident_mb(browser, story.stories, story.slug)
    group = story.group("server")
    yield Figure(group, "memory of a server with the shipped stories", (shipped,), "MB")
    limit = story.size.limits.server_mb
    yield Figure(group, "  what this story adds", (own - shipped,), "MB", limit)


def _resident_mb(browser: Browser, stories: Path | None, slug: str) -> float:
    with serving(stories=stories) as server:
        load_ms(browser, f"{server.address}stories/{slug}?lang=en", *PANES)
        return float(psutil.Process(server.pid).memory_info().rss) / 1e6
