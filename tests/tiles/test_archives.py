"""Reading archives: tiles of good ones, and a clear error for each that is damaged or hostile."""

import gzip
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.tiles import directories
from explorer.tiles.archives import Archive
from explorer.tiles.contents import MAX_TILE_BYTES
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress, tile_number
from tests.tiles.archive_writing import HEADER, archive, directory, small, varint

WORLD = TileAddress(zoom=0, x=0, y=0)


def test_a_tile_is_read_and_one_that_is_not_there_is_none(tmp_path: Path) -> None:
    with Archive(small(tmp_path / "a.pmtiles")) as opened:
        assert opened.tile(WORLD) == b"a tile"
        assert gzip.decompress(opened.compressed_tile(WORLD) or b"") == b"a tile"
        assert opened.tile(TileAddress(zoom=1, x=0, y=0)) is None
        assert opened.metadata == {"name": "small"}


def test_a_run_of_tiles_shares_its_bytes(tmp_path: Path) -> None:
    root = directory([(1, 3, 0, 5), (4, 1, 5, 6)])
    path = archive(tmp_path / "a", root=root, tiles=b"firstsecond", tile_compression=1)

    with Archive(path) as opened:
        found = [
            opened.tile(TileAddress(zoom=1, x=x, y=y)) for x, y in [(0, 0), (0, 1), (1, 1), (1, 0)]
        ]

    assert found == [b"first", b"first", b"first", b"second"]


def test_a_tile_is_found_by_way_of_an_inner_directory(tmp_path: Path) -> None:
    leaf = gzip.compress(directory([(5, 1, 0, 4)]))
    path = archive(
        tmp_path / "a",
        root=directory([(5, 0, 0, len(leaf))]),
        leaves=leaf,
        tiles=b"deep",
        tile_compression=1,
    )

    with Archive(path) as opened:
        assert opened.tile(TileAddress(zoom=2, x=0, y=0)) == b"deep"
        assert opened.tile(TileAddress(zoom=2, x=0, y=0)) == b"deep"
        assert opened.tile(TileAddress(zoom=1, x=0, y=0)) is None


def test_directories_that_are_not_compressed_are_read(tmp_path: Path) -> None:
    with Archive(small(tmp_path / "a", compression=1)) as opened:
        assert opened.tile(WORLD) == b"a tile"


def test_a_closed_archive_says_so(tmp_path: Path) -> None:
    opened = Archive(small(tmp_path / "a"))
    opened.close()
    opened.close()

    with pytest.raises(BasemapError, match="it cannot be read"):
        opened.tile(WORLD)


def endless() -> bytes:
    """An inner directory that names itself, five bytes long."""
    return directory([(0, 0, 0, 5)])


def holding(tile: bytes) -> dict[str, object]:
    """What an archive has that holds these bytes as its only tile."""
    return {"tiles": tile, "root": directory([(0, 1, 0, len(tile))])}


def bomb(size: int) -> bytes:
    return gzip.compress(bytes(size))


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: path.write_bytes(b""), "found another kind of file, expected a PMT"),
    "a picture": (
        lambda path: path.write_bytes(b"\x89PNG\r\n" + bytes(200)),
        "found another kind of file, expected a PMTiles archive",
    ),
    "an old version": (
        lambda path: path.write_bytes(b"PMTiles\x02" + bytes(200)),
        r"found PMTiles version 2, expected 3 \(convert it: pmtiles convert\)",
    ),
    "a header alone": (
        lambda path: path.write_bytes(small(path).read_bytes()[: HEADER.size]),
        r"it is cut off: found 127 bytes, expected \d+ \(copy it again\)",
    ),
    "half a header": (
        lambda path: path.write_bytes(small(path).read_bytes()[:100]),
        r"it is cut off: found 100 bytes, expected at least 127 \(copy it again\)",
    ),
    "half an archive": (
        lambda path: path.write_bytes(small(path).read_bytes()[:-5]),
        r"it is cut off: found \d+ bytes, expected \d+ \(copy it again\)",
    ),
    "an unknown compression": (
        lambda path: small(path, compression=9),
        "its header is damaged$",
    ),
    "brotli": (
        lambda path: small(path, compression=3),
        "its directory cannot be read: found the compression brotli, expected gzip or none",
    ),
    "deep zooms": (
        lambda path: small(path, zooms=(0, 200)),
        "found a smallest zoom of 0 and a largest of 200, expected both from 0 to 26",
    ),
    "zooms the wrong way round": (
        lambda path: small(path, zooms=(9, 3)),
        "found a smallest zoom of 9 and a largest of 3, expected them the other way round",
    ),
    "a directory of garbage": (
        lambda path: small(path, root=b"\xff" * 40),
        "its directory cannot be read: a number has more than 64 bits",
    ),
    "a directory without an end": (
        lambda path: small(path, root=directory([(0, 1, 0, 3)])[:-1]),
        "its directory cannot be read: .*claims 1 entries",
    ),
    "a huge number of entries": (
        lambda path: small(path, root=varint(2**40) + b"\x01" * 50),
        "its directory cannot be read: found 1099511627776 entries, expected at most 200000",
    ),
    "a huge directory": (
        lambda path: small(path, root=bytes(9_000_000)),
        "its directory cannot be read: found more than 8 MB when decompressed, expected at most 8",
    ),
    "an entry without a place": (
        lambda path: small(path, root=varint(1) + b"\x00\x01\x05\x00"),
        "its directory cannot be read: a directory begins with an entry that has no place",
    ),
    "metadata of garbage": (
        lambda path: small(path, metadata=b"{"),
        "its description is not JSON, or nested too deep$",
    ),
    "metadata that are a list": (
        lambda path: small(path, metadata=b"[1]"),
        "its description is not an object of JSON",
    ),
    "endless brackets": (
        lambda path: small(path, metadata=b"[" * 500_000),
        "its description is not JSON, or nested too deep$",
    ),
}


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_an_archive_that_is_damaged_is_refused_with_what_is_wrong(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.pmtiles"
    damage, message = DAMAGES[name]
    damage(path)

    with pytest.raises(BasemapError, match=rf"bad\.pmtiles: {message}"):
        Archive(path)


def test_an_archive_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BasemapError, match=r"none\.pmtiles: the archive cannot be opened: No such"):
        Archive(tmp_path / "none.pmtiles")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (holding(b"garbage"), "compressed data are damaged"),
        (holding(gzip.compress(b"x" * 99)[:-9]), "compressed data are cut off"),
        (holding(gzip.compress(b"a tile") + b"<script>"), "found data behind those that are"),
        (holding(gzip.compress(b"a tile") * 2), "found data behind those that are compressed"),
        (holding(bomb(MAX_TILE_BYTES + 1)), "found more than 8 MB when decompressed"),
        ({"root": directory([(0, 1, 50, 1000)])}, "its directory names a place outside of it"),
        ({"root": directory([(0, 1, 2**63, 1)])}, "its directory names a place outside of it"),
        ({"tile_compression": 4}, "found the compression zstd, expected gzip or none"),
    ],
)
def test_a_tile_that_is_damaged_is_refused(
    changed: dict[str, object], message: str, tmp_path: Path
) -> None:
    with (
        Archive(small(tmp_path / "a", **changed)) as opened,
        pytest.raises(BasemapError, match=message),
    ):
        opened.tile(WORLD)


def test_a_directory_that_names_itself_ends(tmp_path: Path) -> None:
    leaf = endless()
    path = archive(
        tmp_path / "a", root=leaf, leaves=leaf, tiles=b"", compression=1, tile_compression=1
    )

    with (
        Archive(path) as opened,
        pytest.raises(BasemapError, match="its directories are more than 4 deep"),
    ):
        opened.tile(WORLD)


def test_a_bomb_takes_no_more_memory_than_a_tile_may(tmp_path: Path) -> None:
    path = small(tmp_path / "a", **holding(bomb(100_000_000)))

    with Archive(path) as opened:
        tracemalloc.start()
        with pytest.raises(BasemapError, match="more than 8 MB"):
            opened.tile(WORLD)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert most < 4 * MAX_TILE_BYTES


def test_pictures_are_no_vector_tiles(tmp_path: Path) -> None:
    with (
        Archive(small(tmp_path / "a", tile_type=2)) as opened,
        pytest.raises(BasemapError, match=r"found tiles of the type PNG, expected vector tiles"),
    ):
        opened.layers(WORLD)


def test_a_tile_that_cannot_be_decoded_is_named(tmp_path: Path) -> None:
    with (
        Archive(small(tmp_path / "a")) as opened,
        pytest.raises(BasemapError, match=r"a: tile 0/0/0: this is not a vector tile that can be"),
    ):
        opened.layers(WORLD)


def test_an_archive_without_a_tile_has_no_layers_there(tmp_path: Path) -> None:
    with Archive(small(tmp_path / "a")) as opened:
        assert opened.layers(TileAddress(zoom=2, x=1, y=1)) == {}


def test_few_inner_directories_stay_in_memory_and_each_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves, rows = b"", []
    for zoom in range(5):
        first = tile_number(TileAddress(zoom=zoom, x=0, y=0))
        leaf = directory([(first, 4**zoom, 0, 1)])
        rows.append((first, 0, len(leaves), len(leaf)))
        leaves += leaf
    path = archive(
        tmp_path / "a",
        root=directory(rows),
        leaves=leaves,
        tiles=b"t",
        compression=1,
        tile_compression=1,
        zooms=(0, 4),
    )
    read = []
    whole = directories.read_directory
    monkeypatch.setattr(
        "explorer.tiles.archives.read_directory", lambda data: read.append(1) or whole(data)
    )

    with Archive(path) as opened:
        for _ in range(3):
            for zoom in range(5):
                assert opened.tile(TileAddress(zoom=zoom, x=0, y=0)) == b"t"

    assert len(read) == 6
