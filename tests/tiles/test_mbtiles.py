"""Reading MBTiles: tiles of good ones, and a clear error for each that is damaged or hostile."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import thread_time

import pytest

from explorer.tiles import mbtiles as reader
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress
from explorer.tiles.mbtiles import MBTiles
from explorer.tiles.opening import WORLD, open_archive, read_facts
from tests.tiles.archive_writing import mbtiles, picture, vector_tile

TILE = gzip.compress(vector_tile("roads"))
NORTH = TileAddress(zoom=1, x=0, y=0)
GOOD = {"name": "Town", "format": "pbf", "minzoom": "1", "maxzoom": "14"}
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


def small(path: Path, script: str = "") -> Path:
    return mbtiles(path, {(1, 0, 0): TILE}, GOOD, script=script)


def test_a_tile_is_read_with_its_rows_from_the_north(tmp_path: Path) -> None:
    opened = MBTiles(small(tmp_path / "a.mbtiles"))

    assert opened.tile(NORTH) == vector_tile("roads")
    assert opened.compressed_tile(NORTH) == TILE
    assert opened.tile(TileAddress(zoom=1, x=0, y=1)) is None
    assert (opened.min_zoom, opened.max_zoom, opened.bounds) == (1, 14, None)
    assert opened.some_tiles(5) == (NORTH,)


def test_what_it_is_follows_from_its_table_and_its_tiles(tmp_path: Path) -> None:
    said = {
        "bounds": "12.4,41.8,12.6,41.95",
        "attribution": '<a href="https://example.org">Someone</a>, © <a href="javascript:1">X</a>',
        "json": '{"vector_layers": [{"id": "roads"}, {"id": "water"}, 7]}',
    }
    path = mbtiles(tmp_path / "a.mbtiles", {(1, 0, 0): TILE}, GOOD | said)

    facts = read_facts(open_archive(path))

    assert (facts.ending, facts.is_vector, facts.layers) == ("mvt", True, ("roads", "water"))
    assert facts.bounds.model_dump() == {"south": 41.8, "west": 12.4, "north": 41.95, "east": 12.6}
    assert facts.credits == (("Someone", "https://example.org"), ("©", ""), ("X", ""))
    assert facts.covers(lat=41.9, lon=12.5)
    assert not facts.covers(lat=41.9, lon=12.7)


@pytest.mark.parametrize(
    ("kind", "side_px", "ending"),
    [("PNG", 256, "png"), ("JPEG", 512, "jpg"), ("WEBP", 256, "webp"), ("AVIF", 256, "avif")],
)
def test_pictures_are_what_their_bytes_say(
    kind: str, side_px: int, ending: str, tmp_path: Path
) -> None:
    said = {"format": "png", "bounds": "nowhere"}
    path = mbtiles(tmp_path / "a.mbtiles", {(3, 4, 2): picture(kind, side_px)}, said)

    facts = read_facts(open_archive(path))

    assert (facts.ending, facts.tile_px, facts.is_vector) == (ending, side_px, False)
    assert (facts.min_zoom, facts.max_zoom, facts.bounds) == (3, 3, WORLD)


def test_a_view_over_shared_tiles_is_read(tmp_path: Path) -> None:
    script = """
        ALTER TABLE tiles RENAME TO images;
        CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM images;
    """
    assert MBTiles(small(tmp_path / "a.mbtiles", script)).tile(NORTH) == vector_tile("roads")


def replaced(view: str) -> str:
    return f"DROP TABLE tiles; CREATE VIEW tiles AS {view}"


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut off": (
        lambda path: path.write_bytes(small(path).read_bytes()[:5000]),
        r"it is damaged: .* \(copy it again\)",
    ),
    "garbage behind the first bytes": (
        lambda path: path.write_bytes(reader.SIGNATURE + b"\xff" * 2000),
        "found another kind of file, expected an MBTiles archive",
    ),
    "another database": (
        lambda path: small(path, "DROP TABLE tiles"),
        "found no table tiles, expected the tables metadata and tiles of MBTiles",
    ),
    "other columns": (
        lambda path: small(path, replaced("SELECT 1 AS zoom")),
        "found no column zoom_level, expected",
    ),
    "zooms that cannot be": (
        lambda path: small(path, "UPDATE metadata SET value = '99' WHERE name = 'maxzoom'"),
        "found a smallest zoom of 1 and a largest of 99, expected both from 0 to 26",
    ),
    "a zoom in words": (
        lambda path: small(path, "UPDATE metadata SET value = 'deep' WHERE name = 'maxzoom'"),
        "found the zoom 'deep', expected a number from 0 to 26",
    ),
    "a view that has no end": (
        lambda path: small(
            path,
            replaced(
                f"{ENDLESS.replace('SELECT i FROM n', '')} SELECT i AS zoom_level,"
                " i AS tile_column, i AS tile_row, x'' AS tile_data FROM n WHERE i < 0"
            ),
        ),
        "it does more than hold tiles: .*not authorized",
    ),
    "a view that calls functions": (
        lambda path: small(
            path,
            replaced(
                "SELECT 1 AS zoom_level, 0 AS tile_column, 1 AS tile_row,"
                " zeroblob(1000000000) AS tile_data"
            ),
        ),
        r"it does more than hold tiles: .*not authorized.* \(pmtiles convert makes a plain",
    ),
    "a view that reads a file": (
        lambda path: small(
            path,
            replaced(
                "SELECT 1 AS zoom_level, 0 AS tile_column, 1 AS tile_row,"
                " readfile('/etc/passwd') AS tile_data"
            ),
        ),
        "it does more than hold tiles|it is damaged: no such function",
    ),
    "text in place of a tile": (
        lambda path: small(path, "UPDATE tiles SET tile_data = 'text'"),
        "tile 1/0/0: found no data, expected a blob",
    ),
    "a tile of HTML": (
        lambda path: small(path, "UPDATE tiles SET tile_data = CAST('<html>' AS blob)"),
        "tile 1/0/0: found no vector tile and no picture",
    ),
    "no tiles": (lambda path: small(path, "DELETE FROM tiles"), "found no tiles"),
    "a tile of nine megabytes": (
        lambda path: small(path, "UPDATE tiles SET tile_data = zeroblob(9000000)"),
        "it is damaged: string or blob too big",
    ),
    "a bomb": (
        lambda path: mbtiles(path, {(1, 0, 0): gzip.compress(bytes(9_000_000))}, GOOD),
        "tile 1/0/0: found more than 8 MB when decompressed",
    ),
    "two kinds of tiles": (
        lambda path: mbtiles(path, {(1, 0, 0): TILE, (1, 1, 0): picture()}, GOOD),
        "found tiles of mvt and png, expected one kind",
    ),
    "a picture that is no square": (
        lambda path: mbtiles(path, {(1, 0, 0): picture(side_px=2048)}, GOOD),
        r"found a picture of 2048 × 2048 pixels, expected a square of at most 1024",
    ),
    "metadata of garbage": (
        lambda path: small(path, "INSERT INTO metadata VALUES ('json', '{')"),
        "its description is not JSON, or nested too deep$",
    ),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_an_archive_that_is_damaged_or_hostile_is_refused_with_what_is_wrong(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.mbtiles"
    damage, message = BAD[name]
    damage(path)

    with pytest.raises(BasemapError, match=rf"bad\.mbtiles: {message}"):
        read_facts(open_archive(path))


def crossed(tables: int, *, data: str, more: str = "") -> str:
    """A view over a small table that is joined with itself, so that it has many rows."""
    made = "CREATE TABLE n (i); INSERT INTO n VALUES (0), (1), (2), (3), (4), (5), (6), (7);"
    made += "CREATE TABLE large (d); INSERT INTO large VALUES (zeroblob(1000000));"
    names = ", ".join(f"n AS n{number}" for number in range(tables))
    view = replaced(
        f"SELECT 1 AS zoom_level, 0 AS tile_column, 1 AS tile_row, {data} AS tile_data"
        f" FROM large, {names} {more}"
    )
    return made + view


def never(tables: int) -> str:
    """A condition that no row of a view meets, each of which is looked at."""
    return f"WHERE {' + '.join(f'n{number}.i' for number in range(tables))} > 999"


def test_a_question_that_takes_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LONGEST_S", 0.05)
    view = crossed(20, data="x'00'", more=never(20))
    opened = MBTiles(small(tmp_path / "slow.mbtiles", view))
    began = thread_time()

    with pytest.raises(BasemapError, match=r"a tile took longer than .* an index on zoom_"):
        opened.tile(NORTH)
    assert thread_time() - began < 0.1


def test_large_data_are_copied_no_longer_than_a_question_may_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LONGEST_S", 0.05)
    four = "large.d || large.d || large.d || large.d"
    view = crossed(8, data="large.d", more=f"WHERE {four} || n7.i = 'never'")
    opened = MBTiles(small(tmp_path / "slow.mbtiles", view))
    began = thread_time()

    with pytest.raises(BasemapError, match="a tile took longer than"):
        opened.tile(NORTH)
    assert thread_time() - began < 0.3


def test_many_questions_share_the_time_that_they_may_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LONGEST_S", 0.05)
    monkeypatch.setattr(reader, "TOGETHER_S", 0.05)
    monkeypatch.setattr(reader, "_FREE_S", 0.001)
    monkeypatch.setattr(reader, "_REGAINED", 1.0)
    opened = MBTiles(small(tmp_path / "slow.mbtiles", crossed(20, data="x'00'", more=never(20))))
    began = thread_time()

    for _ in range(20):
        with pytest.raises(BasemapError, match="a tile took longer than"):
            opened.tile(NORTH)
    assert thread_time() - began < 0.3


def test_of_a_view_with_many_tiles_at_one_address_one_is_read(tmp_path: Path) -> None:
    opened = MBTiles(small(tmp_path / "many.mbtiles", crossed(7, data="large.d")))

    with at_most(3_000_000):
        assert opened.compressed_tile(NORTH) == bytes(1_000_000)


def test_a_description_without_end_is_read_to_its_limit(tmp_path: Path) -> None:
    view = crossed(7, data="x'00'") + (
        "; DROP TABLE metadata;"
        "CREATE VIEW metadata AS SELECT 'name' AS name, large.d AS value FROM large, n AS a, n AS b"
    )
    path = small(tmp_path / "many.mbtiles", view)

    with at_most(20_000_000), pytest.raises(BasemapError, match="found too many or too large data"):
        MBTiles(path)


def test_a_view_that_sorts_many_tiles_is_given_up_for_its_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LONGEST_S", 60.0)
    monkeypatch.setattr(reader, "TOGETHER_S", 60.0)
    view = crossed(4, data="large.d || n0.i || n1.i", more="ORDER BY tile_data LIMIT 9999")
    opened = MBTiles(small(tmp_path / "sorted.mbtiles", view))

    with pytest.raises(BasemapError, match="found too many or too large data, expected tiles"):
        opened.tile(NORTH)
    assert MBTiles(small(tmp_path / "a.mbtiles")).tile(NORTH) == vector_tile("roads")


@contextmanager
def at_most(expected_bytes: int) -> Iterator[None]:
    """Check that no more memory is used at a time."""
    tracemalloc.start()
    try:
        yield
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < expected_bytes


def test_nothing_is_written_beside_the_archive(tmp_path: Path) -> None:
    path = small(tmp_path / "a.mbtiles")
    tmp_path.chmod(0o500)
    try:
        assert MBTiles(path).tile(NORTH)
    finally:
        tmp_path.chmod(0o700)
    assert [each.name for each in tmp_path.iterdir()] == ["a.mbtiles"]
