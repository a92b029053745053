"""The file of an archive while it is used: missing, cut, replaced, and back again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TypeAlias

import pytest

from explorer.story.archives import ArchiveFacts
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress
from explorer.tiles.kept import MOST_OPEN, KeptArchives
from explorer.tiles.opening import TileArchive, open_archive, read_facts
from tests.tiles.archive_writing import pmtiles, vector_tile

WORLD = TileAddress(zoom=0, x=0, y=0)
Opened: TypeAlias = tuple[TileArchive, ArchiveFacts]


def kept_archives() -> KeptArchives[Opened]:
    def opened(path: Path) -> Opened:
        archive = open_archive(path)
        return archive, read_facts(archive)

    return KeptArchives(opened)


def tile_of(kept: KeptArchives[Opened], path: Path) -> bytes | None:
    opened, _ = kept.read(path)
    return opened.tile(WORLD)


def with_layer(path: Path, name: str) -> Path:
    return pmtiles(path, {(0, 0, 0): vector_tile(name)})


def test_a_file_that_comes_is_cut_and_comes_back_is_opened_each_time(tmp_path: Path) -> None:
    kept, path = kept_archives(), tmp_path / "city"
    with pytest.raises(BasemapError, match="city: the archive cannot be opened: No such file"):
        kept.read(path)
    whole = with_layer(path, "roads").read_bytes()
    assert tile_of(kept, path) == vector_tile("roads")
    version = kept.read(path)[1].version

    path.write_bytes(whole[:-2])
    for _ in range(2):
        with pytest.raises(BasemapError, match=r"city: it is cut off: .* \(copy it again\)"):
            kept.read(path)
    path.unlink()
    with pytest.raises(BasemapError, match="cannot be opened"):
        kept.read(path)
    path.write_bytes(whole)
    assert tile_of(kept, path) == vector_tile("roads")
    assert kept.read(path)[1].version == version


def test_an_archive_that_was_replaced_can_still_be_read_by_who_has_it(tmp_path: Path) -> None:
    kept, path = kept_archives(), with_layer(tmp_path / "city", "roads")
    old, facts = kept.read(path)
    with_layer(tmp_path / "new", "water").replace(path)

    assert tile_of(kept, path) == vector_tile("water")
    assert old.tile(WORLD) == vector_tile("roads")
    assert kept.read(path)[1].version != facts.version


def test_an_archive_that_does_not_change_is_opened_once(tmp_path: Path) -> None:
    kept, path = kept_archives(), with_layer(tmp_path / "city", "roads")
    assert kept.read(path) is kept.read(path)


def test_no_more_than_a_number_of_archives_are_open(tmp_path: Path) -> None:
    kept = kept_archives()
    first = with_layer(tmp_path / "first", "roads")
    before = kept.read(first)
    for number in range(MOST_OPEN):
        kept.read(with_layer(tmp_path / str(number), "roads"))

    assert kept.read(first) is not before


def test_archives_are_read_while_another_is_being_opened(tmp_path: Path) -> None:
    is_opening, may_go_on, opened = Event(), Event(), []

    def opening(path: Path) -> str:
        opened.append(path.name)
        if path.name == "slow":
            is_opening.set()
            assert may_go_on.wait(10)
        return path.name

    kept = KeptArchives(opening)
    with ThreadPoolExecutor() as threads:
        slow = [threads.submit(kept.read, tmp_path / "slow") for _ in range(2)]
        try:
            assert is_opening.wait(10)
            assert threads.submit(kept.read, tmp_path / "quick").result(5) == "quick"
        finally:
            may_go_on.set()
        assert [each.result(10) for each in slow] == ["slow", "slow"]
    assert opened == ["slow", "quick"]
