"""Stories of each size, and what they may cost: as light with 100,000 events as with thirty."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.filtering import Asked
from bench.synthetic import write_story
from tests.browser.servers import ROOT

LEDGER_KB = 345.0
"""What a first view of a short story may weigh: code, Leaflet, document, tiles and faces."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a story of a size may cost; None where nothing was promised."""

    app_times: float
    """Three panes of the app's page, in times of a bare page of Streamlit."""
    static_times: float | None
    """Three panes of the static page, in times of a page of vis-timeline and Leaflet."""
    over_kb: float
    """First view, compressed, above the ledger."""
    still_ms: float
    """From a key until all is at rest, without animation."""
    filter_ms: float
    """A filter or a time window, in all panes."""
    words_ms: float
    document_ms: float
    """The documents of a first view, from nothing."""
    server_mb: float | None = None
    heap_mb: float | None = None
    check_ms: float | None = None
    export_ms: float | None = None
    cold_ms: float | None = None
    kept_ms: float | None = None


@dataclass(frozen=True)
class Size:
    """A size of story."""

    name: str
    events: int | None
    """None for the shipped story."""
    limits: Limits


SIZES = {
    "shipped": Size(
        "shipped story",
        None,
        Limits(
            app_times=0.6,
            static_times=0.8,
            over_kb=0,
            still_ms=24,
            filter_ms=33,
            words_ms=33,
            document_ms=50,
        ),
    ),
    "1000": Size(
        "1,000 events",
        1_000,
        Limits(
            app_times=0.7,
            static_times=0.9,
            over_kb=40,
            still_ms=24,
            filter_ms=50,
            words_ms=50,
            document_ms=100,
        ),
    ),
    "10000": Size(
        "10,000 events",
        10_000,
        Limits(
            app_times=0.9,
            static_times=1.0,
            over_kb=120,
            still_ms=40,
            filter_ms=100,
            words_ms=100,
            document_ms=500,
            server_mb=150,
            heap_mb=60,
            check_ms=10_000,
            export_ms=30_000,
            cold_ms=3_000,
            kept_ms=300,
        ),
    ),
    "100000": Size(
        "100,000 events",
        100_000,
        Limits(
            app_times=1.5,
            static_times=None,
            over_kb=300,
            still_ms=60,
            filter_ms=300,
            words_ms=300,
            document_ms=4_000,
            server_mb=1_000,
            heap_mb=250,
            cold_ms=20_000,
            kept_ms=500,
        ),
    ),
}


@dataclass(frozen=True)
class Subject:
    """A story of a size, to be measured."""

    size: Size
    folder: Path
    asked: Asked
    """What its filters are asked for."""

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.folder.name

    @property
    def stories(self) -> Path:
        """The folder of stories that it is in."""
        return self.folder.parent

    def group(self, what: str) -> str:
        """The heading of some of its figures."""
        return f"{self.size.name}: {what}"


@contextmanager
def subject(size: Size) -> Iterator[Subject]:
    """The story of a size, as long as the block runs."""
    if size.events is None:
        folder = ROOT / "data" / "stories" / "vostochny-2023"
        yield Subject(size, folder, Asked("cosmodrome", "2023-09-13"))
        return
    with tempfile.TemporaryDirectory() as stories:
        folder = write_story(Path(stories), size.events)
        yield Subject(size, folder, _asked(folder, size.events // 2))


def _asked(folder: Path, at: int) -> Asked:
    """The day of an event, and a word of its title."""
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        event = next(row for number, row in enumerate(csv.DictReader(file)) if number == at)
    return Asked(max(event["title.en"].split(" "), key=len), event["when"])
