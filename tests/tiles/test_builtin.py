"""The built-in basemap's file while it is used: missing, cut, replaced, and back again."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from explorer.tiles.archives import Archive
from explorer.tiles.builtin import ARCHIVE, WITHOUT, KeptWorld, world_facts
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress
from tests.tiles.archive_writing import small

WORLD = TileAddress(zoom=0, x=0, y=0)


def tile_of(kept: KeptWorld, path: Path) -> bytes | None:
    opened, _ = kept.read(path)
    return opened.tile(WORLD)


def test_a_file_that_comes_is_cut_and_comes_back_is_opened_each_time(tmp_path: Path) -> None:
    kept, path = KeptWorld(), tmp_path / "world"
    with pytest.raises(BasemapError, match="world: the archive cannot be opened: No such file"):
        kept.read(path)
    whole = small(path, b"a tile").read_bytes()
    assert tile_of(kept, path) == b"a tile"
    version = kept.read(path)[1].version

    path.write_bytes(whole[:-2])
    for _ in range(2):
        with pytest.raises(BasemapError, match=r"world: it is cut off: .* \(copy it again\)"):
            kept.read(path)
    path.unlink()
    with pytest.raises(BasemapError, match="cannot be opened"):
        kept.read(path)
    path.write_bytes(whole)
    assert tile_of(kept, path) == b"a tile"
    assert kept.read(path)[1].version == version


def test_an_archive_that_was_replaced_can_still_be_read_by_who_has_it(tmp_path: Path) -> None:
    kept, path = KeptWorld(), small(tmp_path / "world", b"the old")
    old, facts = kept.read(path)
    small(tmp_path / "new", b"the new").replace(path)

    assert tile_of(kept, path) == b"the new"
    assert old.tile(WORLD) == b"the old"
    assert kept.read(path)[1].version != facts.version


def test_an_archive_that_does_not_change_is_opened_once(tmp_path: Path) -> None:
    kept, path = KeptWorld(), small(tmp_path / "world", b"a tile")
    assert kept.read(path) is kept.read(path)


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
