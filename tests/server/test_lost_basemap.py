"""A basemap that is missing or damaged: pages and pictures do without until it is back."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.site.assets import assets_version
from explorer.site.world_tiles import tiles_path, world_module
from explorer.tiles import builtin
from explorer.tiles.archives import Archive
from tests.records import write_story
from tests.sharing import client

SHIPPED = builtin.ARCHIVE
TILE = f"/{tiles_path()}".format(z=5, x=17, y=11)
PAGES = (
    "/?story=small",
    "/stories/?lang=en",
    "/stories/small?lang=en",
    "/stories/small/card.png",
    "/stories/small/handout.html",
    "/stories/small.kml",
    "/views/small.words.json?lang=en",
    "/oembed?url=http://maps.example.org/?story=small",
)
LAND = '<path class="land" d="M0 0H860V560H0Z"/>'
FAULTS = {
    "missing": (None, "the archive cannot be opened: No such file or directory"),
    "cut": (
        5_000_000,
        f"it is cut off: found 5000000 bytes, expected {SHIPPED.stat().st_size} (copy it again)",
    ),
    "foreign": (0, "found another kind of file, expected a PMTiles archive"),
}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the server looks for the basemap, and a story beside it."""
    path = tmp_path / "world.pmtiles"
    path.symlink_to(SHIPPED)
    monkeypatch.setattr(builtin, "ARCHIVE", path)
    write_story(tmp_path / "stories")
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path / "stories"))
    return path


def spoilt(path: Path, size_bytes: int | None) -> None:
    """Leave the beginning of the archive, other content, or nothing."""
    path.unlink()
    if size_bytes is not None:
        with SHIPPED.open("rb") as whole:
            path.write_bytes(whole.read(size_bytes) or b"<!doctype html>")


@pytest.mark.parametrize("fault", FAULTS)
def test_everything_but_the_background_is_there_until_it_is_back(world: Path, fault: str) -> None:
    site = client()
    drawn = site.get("/stories/small/map.svg").text
    version = assets_version()
    size_bytes, what = FAULTS[fault]
    spoilt(world, size_bytes)

    assert {page: site.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    picture = site.get("/stories/small/map.svg").text
    assert LAND in picture
    assert picture.count("<g ") == drawn.count("<g ")
    note = "The map background is not available at the moment."
    assert note in site.get("/stories/small?lang=en").text
    tile = site.get(TILE, headers={"accept-language": "en"})
    assert (tile.status_code, tile.text, tile.headers["cache-control"]) == (503, note, "no-store")
    ready = site.get("/readyz")
    assert ready.text == f"Ready, but without the built-in map: world.pmtiles: {what}\n"
    assert ready.status_code == 200
    assert assets_version() != version
    assert '"../../tiles/none/{z}/{x}/{y}.mvt"' in world_module()

    world.unlink(missing_ok=True)
    world.symlink_to(SHIPPED)
    assert site.get("/readyz").text == "Ready.\n"
    assert site.get(TILE).status_code == 200
    assert site.get("/stories/small/map.svg").text == drawn
    assert assets_version() == version


def test_a_map_that_is_damaged_within_costs_only_what_it_damages(
    world: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As a failing disk leaves it: the header and the directories are as they were."""
    with Archive(SHIPPED) as archive:
        whole = SHIPPED.read_bytes()[: archive.header.tiles.start]
    world.unlink()
    world.write_bytes(whole + bytes(SHIPPED.stat().st_size - len(whole)))
    site = client()

    assert site.get("/readyz").text == "Ready.\n"
    assert LAND in site.get("/stories/small/map.svg").text
    assert "A picture is drawn without the map" in caplog.text
    assert site.get("/stories/small?lang=en").status_code == 200
