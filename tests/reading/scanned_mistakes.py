"""Every mistake in where the scan of a map lies whose message is documented."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.attaching import attach, jpeg_of
from tests.reading.checks.test_scans import (
    FILE,
    ITALY,
    SCAN,
    SWAPPED_EDGES,
    SWAPPED_POINT,
    moved,
    points,
    swapped,
    town,
)
from tests.records import Records, write_story

_WRONG: list[Records] = [
    {"control_points": [each | {"y": each["x"] * 0.5} for each in points(count=3)]},
    {"control_points": moved(points(), 1, x=2200.0)},
    {"bounds": ITALY | {"north": 90.0}},
    {"control_points": SWAPPED_POINT},
    {"control_points": [*town()[:2], swapped(town()[2]), *town()[3:]]},
    {"control_points": [swapped(point) for point in points()]},
    {"bounds": {"south": 36.0, "west": 18.5, "north": 47.5, "east": 6.0}},
    {"bounds": {"south": 41.9, "west": 12.5, "north": 41.90000001, "east": 12.50000001}},
    {"bounds": SWAPPED_EDGES},
]


def _write(background: Records, folder: Path) -> None:
    write_story(folder.parent, slug=folder.name, background=SCAN | background)
    attach(folder, FILE, jpeg_of(1200, 1000))


SCANNED = [partial(_write, background) for background in _WRONG]
"""Write a story with such a mistake into a folder."""
