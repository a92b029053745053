"""Files of map tiles that stories name: what is known of them, and what is wrong with others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.reading.library import load_story
from tests.records import problems_in
from tests.tiles.archive_writing import mbtiles, picture, vector_tile
from tests.tiles.archived_stories import ROME, extract, imagery, story_with, tiles_of_rome


def test_what_an_archive_holds_is_known_with_the_story(tmp_path: Path) -> None:
    story = load_story(story_with(tmp_path))

    facts = story.archives["rome.pmtiles"]
    assert (facts.ending, facts.min_zoom, facts.max_zoom) == ("mvt", 0, 15)
    assert facts.covers(lat=41.9, lon=12.5)


def test_a_story_over_another_archive_is_another_version(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    before = load_story(folder)
    extract(folder / "rome.pmtiles", tiles=tiles_of_rome(range(15)))

    after = load_story(folder)

    assert after.version != before.version
    assert after.archives["rome.pmtiles"].max_zoom == 14


def test_an_archive_of_any_size_is_taken(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    with (folder / "rome.pmtiles").open("ab") as file:
        file.truncate(100_000_000_000)  # of holes: read as a whole, it would take minutes

    assert load_story(folder).archives["rome.pmtiles"].max_zoom == 15


def page(path: Path) -> object:
    return path.write_text(f"<!DOCTYPE html><title>Not found</title>{' ' * 200}")


def cut(path: Path) -> object:
    return path.write_bytes(path.read_bytes()[:-20])


def wrong_at_rome(path: Path) -> object:
    """Every tile is good but that of the story's place, which is not among the samples."""
    others = {(15, x, 3): vector_tile("roads") for x in range(60)}
    return extract(path, tiles={**others, **tiles_of_rome(range(15, 16), picture())})


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page": (
        page,
        "found 'rome.pmtiles', expected the content of a .pmtiles file (convert it; a new name "
        "does not change its format)",
    ),
    "half of it": (
        cut,
        "found rome.pmtiles: it is cut off: 2054 bytes, expected 2074 (copy it again)",
    ),
    "a database": (
        lambda path: mbtiles(path, {}, {}),
        "found 'rome.pmtiles', expected the content of a .pmtiles file (convert it; a new name "
        "does not change its format)",
    ),
    "pages in place of tiles": (
        lambda path: extract(path, tiles={(0, 0, 0): b"<html>"}),
        "found rome.pmtiles: tile 0/0/0: no vector tile and no picture, expected MVT, PNG, JPEG, "
        "WebP or AVIF",
    ),
    "a picture at the story's place": (
        wrong_at_rome,
        "found rome.pmtiles: tile 15/17521/12176: other data, expected mvt",
    ),
    "no tiles": (
        lambda path: extract(path, tiles={}),
        "found rome.pmtiles: found no tiles, expected map tiles that can be read (copy it again)",
    ),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_an_archive_that_cannot_be_used_is_a_problem_of_the_record_that_names_it(
    name: str, tmp_path: Path
) -> None:
    folder = story_with(tmp_path)
    spoil, message = WRONG[name]
    spoil(folder / "rome.pmtiles")

    (found,) = problems_in(folder)

    assert found.partition("background.file: ")[2] == message


def test_mbtiles_are_read_too(tmp_path: Path) -> None:
    folder = story_with(tmp_path, {"file": "rome.mbtiles", "credit": "x"})
    mbtiles(
        folder / "rome.mbtiles",
        tiles_of_rome(range(10, 12), picture()),
        {"bounds": ",".join(map(str, ROME))},
    )

    facts = load_story(folder).archives["rome.mbtiles"]

    assert (facts.ending, facts.tile_px, facts.min_zoom, facts.max_zoom) == ("png", 256, 10, 11)


def test_a_database_that_does_more_than_hold_tiles_is_refused(tmp_path: Path) -> None:
    folder = story_with(tmp_path, {"file": "rome.mbtiles", "credit": "x"})
    view = (
        "DROP TABLE tiles; CREATE VIEW tiles AS SELECT 1 AS zoom_level, 0 AS tile_column,"
        " 0 AS tile_row, randomblob(900000000) AS tile_data"
    )
    mbtiles(folder / "rome.mbtiles", {}, {"minzoom": "1", "maxzoom": "1"}, script=view)

    (found,) = problems_in(folder)

    assert "found rome.mbtiles: it does more than hold tiles: " in found
    assert "pmtiles convert makes a plain archive" in found


def test_a_picture_is_an_archive_of_its_own(tmp_path: Path) -> None:
    folder = story_with(tmp_path, {"file": "photo.pmtiles", "credit": "x"})
    imagery(folder / "photo.pmtiles")

    assert load_story(folder).archives["photo.pmtiles"].ending == "webp"


def test_the_same_file_is_not_read_as_a_whole_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = story_with(tmp_path)
    load_story(folder)
    monkeypatch.setattr("explorer.tiles.opening.file_version", lambda _: pytest.fail("read again"))

    assert load_story(folder).archives
