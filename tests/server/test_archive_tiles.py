"""Tiles of stories' archives over HTTP: addresses, caching, and what is damaged or not there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from explorer.reading.library import load_story
from explorer.tiles.opening import SAMPLES
from explorer.tiles.operators import operators_facts
from explorer.views.backgrounds import archive_path
from tests.sharing import client
from tests.tiles.archive_writing import mbtiles, picture, vector_tile
from tests.tiles.archived_stories import (
    PROTOMAPS,
    at_rome,
    extract,
    imagery,
    story_with,
    tiles_of_rome,
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A site with one story over an extract of Rome."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    story_with(tmp_path)
    with client() as found:
        yield found


def address(root: Path, zoom: int, name: str = "rome.pmtiles") -> str:
    facts = load_story(root / "small").archives[name]
    tile = at_rome(zoom)
    return "/" + archive_path(facts).format(z=zoom, x=tile.x, y=tile.y)


def test_a_tile_is_sent_as_compressed_as_it_lies_in_the_archive(
    site: TestClient, tmp_path: Path
) -> None:
    reply = site.get(address(tmp_path, 15))

    assert reply.status_code == 200
    assert reply.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    assert reply.headers["content-encoding"] == "gzip"
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert reply.content == vector_tile(*PROTOMAPS)


def test_a_tile_that_the_archive_does_not_have_is_empty(site: TestClient, tmp_path: Path) -> None:
    path = address(tmp_path, 15).rpartition("/")[0] + "/7.mvt"

    reply = site.get(path)

    assert (reply.status_code, reply.content) == (200, b"")
    assert "content-encoding" not in reply.headers


def test_what_is_no_tile_of_it_is_not_there(site: TestClient, tmp_path: Path) -> None:
    path = address(tmp_path, 15)
    version = path.split("/")[2]

    wrong = (
        path.replace(".mvt", ".png"),
        path.replace(version, "0" * 16),
        f"/archives/{version}/16/0/0.mvt",
        f"/archives/{version}/2/4/0.mvt",
        f"/archives/{version}/-1/0/0.mvt",
        f"/archives/{version}/0/0/0.mvt/../../../../story.yaml",
    )
    assert [site.get(each).status_code for each in wrong] == [404] * len(wrong)


def test_an_archive_that_is_replaced_has_another_version(site: TestClient, tmp_path: Path) -> None:
    before = address(tmp_path, 15)
    assert site.get(before).status_code == 200
    new = extract(tmp_path / "new", tiles=tiles_of_rome(range(16), vector_tile("water")))
    new.replace(tmp_path / "small" / "rome.pmtiles")

    after = address(tmp_path, 15)

    assert after != before
    assert site.get(after).content == vector_tile("water")
    assert site.get(before).status_code == 404


def test_a_tile_that_is_damaged_is_refused_and_the_others_are_sent(
    site: TestClient, tmp_path: Path
) -> None:
    tiles = {**tiles_of_rome(range(16)), (15, 3, 3): b"<html><script>alert(1)</script>"}
    extract(tmp_path / "small" / "rome.pmtiles", tiles=tiles)
    good = address(tmp_path, 15)

    assert site.get(good.rsplit("/", 2)[0] + "/3/3.mvt").status_code == 503
    assert site.get(good).status_code == 200


def test_a_bomb_is_not_passed_on(site: TestClient, tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(9_000_000))
    roads = gzip.compress(vector_tile("roads"))
    tiles = {(14, x, 3): roads for x in range(SAMPLES)} | {(14, 9, 9): bomb}
    mbtiles(tmp_path / "small" / "rome.mbtiles", tiles, {"minzoom": "14", "maxzoom": "14"})
    story_with(tmp_path, {"file": "rome.mbtiles", "credit": "x"})
    path = address(tmp_path, 14, "rome.mbtiles").rsplit("/", 2)[0]

    assert site.get(f"{path}/3/3.mvt").content == vector_tile("roads")
    assert site.get(f"{path}/9/9.mvt").status_code == 503


def test_pictures_are_sent_as_what_they_are(site: TestClient, tmp_path: Path) -> None:
    story_with(tmp_path, {"file": "photo.pmtiles", "credit": "x"})
    imagery(tmp_path / "small" / "photo.pmtiles")
    path = address(tmp_path, 12, "photo.pmtiles")

    reply = site.get(path)
    assert path.endswith(".webp")
    assert (reply.headers["content-type"], reply.content) == ("image/webp", picture("WEBP", 512))
    assert reply.headers["x-content-type-options"] == "nosniff"

    nothing = site.get(path.rpartition("/")[0] + "/7.webp")
    assert (nothing.status_code, nothing.headers["content-type"]) == (200, "image/png")
    assert Image.open(BytesIO(nothing.content)).convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_the_operators_archive_has_addresses_of_its_own(
    site: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = extract(tmp_path / "planet.pmtiles", tiles=tiles_of_rome(range(16), vector_tile("pois")))
    monkeypatch.setenv("EXPLORER_BASEMAP", str(path))
    facts = operators_facts()
    assert facts
    tile = at_rome(15)
    address = "/" + archive_path(facts).format(z=15, x=tile.x, y=tile.y)

    assert site.get(address).content == vector_tile("pois")
    path.unlink()
    assert site.get(address).status_code == 404
