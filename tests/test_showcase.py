"""The library that shows what the map can do has no story with a problem."""

from __future__ import annotations

from pathlib import Path

from explorer.reading.library import load_library
from tests.showcase import write_showcase


def test_every_story_of_the_showcase_can_be_shown(tmp_path: Path) -> None:
    write_showcase(tmp_path)
    library = load_library(tmp_path)

    assert library.broken == ()
    assert {"rome-walk", "old-map", "hike", "lagoon", "dateline", "train"} == set(library.slugs)
