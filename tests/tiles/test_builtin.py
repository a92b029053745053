"""The built-in basemap's file while it is used."""

from __future__ import annotations

import gc
from pathlib import Path

from explorer.tiles.archives import Archive
from explorer.tiles.builtin import ARCHIVE, WITHOUT, world_facts
from tests.tiles.archive_writing import small


def test_an_archive_that_nobody_uses_closes_its_file(tmp_path: Path) -> None:
    opened: Archive | None = Archive(small(tmp_path / "world", b"a tile"))
    assert opened
    opened = None
    gc.collect()  # a file left open would be reported, which fails this test


def test_a_map_that_is_missing_has_the_zooms_of_the_one_that_is_shipped() -> None:
    facts = world_facts()
    assert ARCHIVE.is_file()
    assert (WITHOUT.max_zoom, WITHOUT.depth_zoom) == (facts.max_zoom, facts.depth_zoom)
    assert WITHOUT.version != facts.version
