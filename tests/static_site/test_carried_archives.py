"""Which tiles of archives static pages carry, where their map finds them, and what is left out."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_archives import FILE_BYTES, carried_archives
from explorer.tiles.archives import Archive
from explorer.tiles.grid import TileAddress, tile_at
from explorer.views.backgrounds import archive_path
from tests.tiles.archive_writing import picture, vector_tile
from tests.tiles.archived_stories import at_rome, extract, imagery, story_with, tiles_of_rome


def covered(zooms: range, span: int = 2) -> dict[tuple[int, int, int], bytes]:
    """Tiles around the story's place, which differ in size."""
    return {
        (zoom, at_rome(zoom).x + right, at_rome(zoom).y + down): vector_tile("roads", f"r{right}")
        for zoom in zooms
        for right in range(-span, span + 1)
        for down in range(-span, span + 1)
        if zoom > 4
    }


def test_the_tiles_around_the_places_are_carried_from_where_the_built_in_map_ends(
    tmp_path: Path,
) -> None:
    folder = story_with(tmp_path)
    extract(folder / "rome.pmtiles", tiles=covered(range(5, 16)))
    story = load_story(folder)

    (found,) = carried_archives(story, folder).values()

    zooms = {tile.zoom for tile in found.tiles}
    assert zooms == set(range(9, 16))
    deepest = {tile for tile in found.tiles if tile.zoom == 15}
    middle = at_rome(15)
    assert deepest == {
        TileAddress(zoom=15, x=middle.x + right, y=middle.y + down)
        for right in (-1, 0, 1)
        for down in (-1, 0, 1)
    }
    assert found.left_out_from is None
    archive = Archive(folder / "rome.pmtiles")
    assert found.tiles[middle] == archive.compressed_tile(middle)


def test_a_damaged_tile_is_left_out_and_no_other(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    middle = at_rome(12)
    bad = (12, middle.x, middle.y)
    tiles = covered(range(5, 16))
    extract(folder / "rome.pmtiles", tiles=tiles | {bad: b"<html>"})
    story = load_story(folder)

    (found,) = carried_archives(story, folder).values()

    assert found.left_out_from is None
    assert middle not in found.tiles
    assert sum(tile.zoom == 12 for tile in found.tiles) == 8
    assert {tile.zoom for tile in found.tiles} == set(range(9, 16))


def test_the_tiles_along_a_short_way_are_carried(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    extract(folder / "rome.pmtiles", tiles=on_the_way(15))
    text = (folder / "story.yaml").read_text()
    (folder / "story.yaml").write_text(
        text.replace("lat: 35.7", "lat: 41.93").replace("lon: 139.7", "lon: 12.55")
    )

    (found,) = carried_archives(load_story(folder), folder).values()

    midway = tile_at(lon=12.525, lat=41.915, zoom=15)
    assert midway in found.tiles
    assert tile_at(lon=12.55, lat=41.9, zoom=15) not in found.tiles


def on_the_way(zoom: int) -> dict[tuple[int, int, int], bytes]:
    """All tiles between the place in Rome and one a few kilometres to the north-east."""
    start, end = at_rome(zoom), tile_at(lon=12.55, lat=41.93, zoom=zoom)
    return {
        (zoom, x, y): vector_tile("roads")
        for x in range(start.x - 2, end.x + 3)
        for y in range(end.y - 2, start.y + 3)
    }


def test_a_small_budget_leaves_out_the_deepest(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    extract(folder / "rome.pmtiles", tiles=covered(range(9, 16)))

    (found,) = carried_archives(load_story(folder), folder, 3000).values()

    assert 9 < (found.left_out_from or 0) <= 15
    assert {tile.zoom for tile in found.tiles} == set(range(9, found.left_out_from or 0))
    assert sum(map(len, found.tiles.values())) <= 3000


def test_no_tile_is_read_that_has_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = story_with(tmp_path)
    extract(folder / "rome.pmtiles", tiles=covered(range(9, 16)))
    story = load_story(folder)
    read: list[int] = []
    whole = Archive.compressed_tile

    def counted(archive: Archive, tile: TileAddress) -> bytes | None:
        found = whole(archive, tile)
        if tile.zoom == 9:
            read.append(len(found or b""))
        return found

    monkeypatch.setattr(Archive, "compressed_tile", counted)
    (found,) = carried_archives(story, folder, 200).values()

    assert (found.tiles, found.left_out_from) == ({}, 9)
    assert sum(read[:-1]) <= 200 < sum(read)


@pytest.mark.parametrize(
    ("file", "said", "last"),
    [
        ("rome.pmtiles", {}, 17),
        ("rome.pmtiles", {"max_zoom": 14}, 14),
        ("photo.pmtiles", {}, 18),
        ("photo.pmtiles", {"max_zoom": 16}, 16),
        ("photo.pmtiles", {"max_zoom": 22}, 18),
    ],
)
def test_tiles_that_no_map_shows_are_not_carried(
    file: str, said: dict[str, int], last: int, tmp_path: Path
) -> None:
    folder = story_with(tmp_path, {"file": file, "credit": "x", **said})
    if file == "rome.pmtiles":
        extract(folder / file, tiles=covered(range(9, 20)))
    else:
        imagery(folder / file, range(13, 20))

    (found,) = carried_archives(load_story(folder), folder).values()

    assert max(tile.zoom for tile in found.tiles) == last
    assert found.left_out_from is None


def test_a_folder_has_each_tile_at_the_address_that_its_map_asks_for(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    story = load_story(folder)
    carried = carried_archives(story, folder)

    files = static_folder(story, "en", archives=carried)

    facts = json.loads(next(body for name, body in files.items() if "facts.now" in name))
    (background,) = facts["backgrounds"]
    tile = at_rome(15)
    path = background["tiles"]["address"].format(z=15, x=tile.x, y=tile.y)
    assert files[path] == Archive(folder / "rome.pmtiles").compressed_tile(tile)
    assert background["tiles"]["carried"]["15"] == [[tile.x, tile.y, tile.x, tile.y]]
    assert path == archive_path(story.archives["rome.pmtiles"]).format(z=15, x=tile.x, y=tile.y)


def test_pictures_are_carried_from_their_coarsest_zoom(tmp_path: Path) -> None:
    folder = story_with(tmp_path, {"file": "photo.pmtiles", "credit": "x"})
    imagery(folder / "photo.pmtiles", range(6, 12))
    story = load_story(folder)

    files = static_folder(story, "en", archives=carried_archives(story, folder))

    names = [name for name in files if name.startswith("archives/")]
    assert len(names) == 6
    assert all(files[name] == picture("WEBP", 512) for name in names)


def test_one_file_has_the_tiles_within_it(tmp_path: Path) -> None:
    folder = story_with(tmp_path)
    story = load_story(folder)

    page = single_file(story, "en", archives=carried_archives(story, folder, FILE_BYTES))

    version = story.archives["rome.pmtiles"].version
    found = re.search(rf'data-file="archives/{version}\.json">(.*?)</script>', page.decode())
    assert found
    tile = at_rome(15)
    packed = b64decode(json.loads(found[1])[f"15/{tile.x}/{tile.y}"])
    assert packed == Archive(folder / "rome.pmtiles").compressed_tile(tile)
    assert f'"address":"archives/{version}.json#{{z}}/{{x}}/{{y}}"' in page.decode()


def test_an_archive_of_which_nothing_is_carried_is_no_background(tmp_path: Path) -> None:
    story = load_story(story_with(tmp_path))

    files = static_folder(story, "en")

    facts = json.loads(next(body for name, body in files.items() if "facts.now" in name))
    assert facts["backgrounds"] == []


def test_the_command_says_what_it_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = story_with(tmp_path / "stories")
    noise = tiles_of_rome(range(16), vector_tile(*(f"layer{number:050}" for number in range(400))))
    extract(folder / "rome.pmtiles", tiles=noise)
    monkeypatch.setattr("explorer.commands.export.FILE_BYTES", 2000)
    options = ["--html", str(tmp_path / "a.html"), "--single-file", "--stories"]

    assert main(["export", "small", *options, str(tmp_path / "stories")]) == 0

    said = capsys.readouterr()
    assert "Map tiles left out: rome.pmtiles from zoom 1" in said.out + said.err
