"""Files of map tiles that stories name: what is known of them, and what is wrong with others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.reading.checks.archives import check
from explorer.reading.library import load_story
from explorer.reading.locations import Location
from explorer.reading.reports import reported
from explorer.story.records import Story
from explorer.views.backgrounds import background_facts
from tests.reading.archived_mistakes import HOSTILE, page, wrong_at_rome
from tests.tiles.archive_writing import mbtiles, picture
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


def cut(path: Path) -> object:
    return path.write_bytes(path.read_bytes()[:-20])


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page": (
        page,
        "found 'rome.pmtiles', a web page, expected the content of a .pmtiles file (download it "
        "again: a server has sent this page in its place)",
    ),
    "nothing": (
        lambda path: path.write_bytes(b""),
        "found 'rome.pmtiles' without content, expected the content of a .pmtiles file (copy it "
        "again)",
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
    "no tiles": (
        lambda path: extract(path, tiles={}),
        "found rome.pmtiles: no tiles, expected some",
    ),
    "a header of something else": (
        lambda path: path.write_bytes(b"PMTiles\x03" + b"\xff" * 200),
        "found rome.pmtiles: its header is damaged, expected map tiles that can be read (copy it "
        "again)",
    ),
}


def warnings(story: Story) -> list[str]:
    """What is said of the backgrounds of a story that is shown."""
    found = reported(check(story), story, lambda _: Location("story.yaml", None))
    return [problem.message.partition("background.file: ")[2] for problem in found]


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_story_over_an_archive_that_cannot_be_used_is_shown_and_its_author_is_warned_once(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = story_with(tmp_path)
    spoil, message = WRONG[name]
    spoil(folder / "rome.pmtiles")

    story = load_story(folder)

    assert (story.archives, background_facts(story)) == ({}, ())
    assert warnings(story) == [message]
    assert caplog.text == ""


def test_a_tile_that_is_damaged_at_a_place_of_the_story_is_a_warning(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    wrong_at_rome(folder / "rome.pmtiles")

    story = load_story(folder)

    assert [each["id"] for each in background_facts(story)] == ["rome.pmtiles"]
    assert warnings(story)[:1] == [
        "found rome.pmtiles: tile 15/17521/12176: other data, expected mvt"
    ]


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
    zooms = {"minzoom": "1", "maxzoom": "1"}
    mbtiles(folder / "rome.mbtiles", {}, zooms, script=HOSTILE)

    (found,) = warnings(load_story(folder))

    assert found.startswith("found rome.mbtiles: it does more than hold tiles: ")
    assert found.endswith("(pmtiles convert makes a plain archive)")


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
