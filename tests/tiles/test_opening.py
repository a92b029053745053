"""What an archive is: its version, its tiles, its extent, and whose data it holds."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path
from zlib import compress, crc32

import pytest

from explorer.tiles import opening
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress
from explorer.tiles.opening import WORLD, checked_tile, file_version, open_archive, read_facts
from tests.tiles.archive_writing import picture, pmtiles, small, vector_tile

ROME = (12.4, 41.8, 12.6, 41.95)
PROTOMAPS = '<a href="https://osm.org/copyright">OpenStreetMap</a>'


def test_a_vector_archive_says_where_it_is_and_what_is_in_it(tmp_path: Path) -> None:
    layers = [{"id": "roads"}, {"id": "buildings"}]
    path = pmtiles(
        tmp_path / "rome.pmtiles",
        {(14, 8760, 6088): vector_tile("roads"), (15, 17520, 12176): vector_tile("buildings")},
        bounds=ROME,
        metadata={"attribution": PROTOMAPS, "vector_layers": layers},
    )

    facts = read_facts(open_archive(path))

    assert (facts.ending, facts.min_zoom, facts.max_zoom) == ("mvt", 14, 15)
    assert facts.layers == ("roads", "buildings")
    assert facts.credits == (("OpenStreetMap", "https://osm.org/copyright"),)
    assert facts.bounds.model_dump() == {"south": 41.8, "west": 12.4, "north": 41.95, "east": 12.6}


def test_pictures_are_recognised_whatever_the_header_says(tmp_path: Path) -> None:
    path = pmtiles(tmp_path / "a", {(3, 4, 2): picture("WEBP", 512)}, tile_type=2)

    assert read_facts(open_archive(path)).ending == "webp"


@pytest.mark.parametrize("bounds", [(0, 0, 0, 0), (12.6, 41.95, 12.4, 41.8), (0, -120, 10, 120)])
def test_an_extent_that_cannot_be_is_the_world(
    bounds: tuple[float, float, float, float], tmp_path: Path
) -> None:
    path = pmtiles(tmp_path / "a", {(0, 0, 0): vector_tile("roads")}, bounds=bounds)

    facts = read_facts(open_archive(path))

    west, south, east, north = bounds
    assert facts.bounds == WORLD
    assert facts.faults == (
        f"bounds: found west {west:g}, south {south:g}, east {east:g} and north {north:g}, expected"
        " degrees, with south below north and west other than east (make the archive again with"
        " its bounds)",
    )


def test_an_archive_across_the_antimeridian_has_its_greater_longitude_in_the_west(
    tmp_path: Path,
) -> None:
    path = pmtiles(tmp_path / "a", {(0, 0, 0): vector_tile("roads")}, bounds=(177, -19, -178, -16))
    facts = read_facts(open_archive(path))

    found = [facts.covers(lat=-18, lon=lon) for lon in (178, 180, -179, -170, 170)]
    assert found == [True, True, True, False, False]


def test_files_of_other_kinds_are_named(tmp_path: Path) -> None:
    page, archive = tmp_path / "page.pmtiles", tmp_path / "zip.pmtiles"
    page.write_text(f"<!DOCTYPE html>{' ' * 500}")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("rome.pmtiles", bytes(500))

    for path in (page, archive):
        with pytest.raises(BasemapError, match="found another kind of file, expected a PMTiles"):
            open_archive(path)


def test_tiles_of_html_are_refused(tmp_path: Path) -> None:
    path = pmtiles(tmp_path / "a", {(0, 0, 0): b"<html><script>"}, tile_type=2)

    with pytest.raises(BasemapError, match="a: tile 0/0/0: found no vector tile and no picture"):
        read_facts(open_archive(path))


def blank_png(side_px: int) -> bytes:
    """A small file of many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    rows = compress(bytes(1 + side_px // 8) * side_px, 9)
    header = struct.pack(">2I5B", side_px, side_px, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("tile", "found"),
    [
        (blank_png(20_000), "a far larger picture"),
        (blank_png(10_000), "a far larger picture|a picture of 10000 × 10000 pixels"),
        (picture(side_px=1025), "a picture of 1025 × 1025 pixels"),
    ],
)
def test_a_picture_that_is_larger_than_tiles_are_is_refused(
    tile: bytes, found: str, tmp_path: Path
) -> None:
    path = pmtiles(tmp_path / "a", {(0, 0, 0): picture(), (1, 0, 0): tile}, tile_type=2)
    archive = open_archive(path)
    facts = read_facts(archive)

    assert checked_tile(archive, facts, TileAddress(zoom=0, x=0, y=0))
    with pytest.raises(BasemapError, match=rf"a: tile 1/0/0: found ({found}), expected a square"):
        checked_tile(archive, facts, TileAddress(zoom=1, x=0, y=0))


def test_single_tiles_that_are_damaged_cost_only_themselves(tmp_path: Path) -> None:
    tiles = {(1, 0, 0): b"<html>", (1, 1, 0): vector_tile("roads"), (1, 1, 1): b"<html>"}
    facts = read_facts(open_archive(pmtiles(tmp_path / "a", tiles)))

    assert (facts.ending, facts.layers) == ("mvt", ("roads",))
    assert [fault.partition(",")[0] for fault in facts.faults] == [
        "tile 1/0/0: found no vector tile and no picture",
        "tile 1/1/1: found no vector tile and no picture",
    ]


def test_an_archive_without_tiles_is_refused(tmp_path: Path) -> None:
    path = pmtiles(tmp_path / "a", {})

    with pytest.raises(BasemapError, match="a: found no tiles"):
        read_facts(open_archive(path))


def test_the_version_of_a_file_follows_its_content(tmp_path: Path) -> None:
    one, other = small(tmp_path / "one", b"a tile"), small(tmp_path / "other", b"a tile")
    os.utime(other, (1, 1))
    assert file_version(one) == file_version(other)

    small(other, b"b tile")
    assert file_version(one) != file_version(other)


def test_a_huge_file_is_not_read_for_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "DIGESTED_BYTES", 3_000_000)
    path = tmp_path / "planet"
    with path.open("wb") as file:
        file.truncate(100_000_000_000)  # a file of holes: to read it would take minutes
    before = file_version(path)
    os.utime(path, (1, 1))

    assert file_version(path) != before
