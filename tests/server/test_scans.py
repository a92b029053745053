"""Copies of scanned maps over HTTP: upright, without metadata, in two sizes; never the original."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from explorer.reading.library import load_story
from explorer.server.media import files_to_copy
from explorer.views.scans import scan_path
from tests.attaching import attach, jpeg_of
from tests.media.photos import SECRETS, photo
from tests.records import write_story
from tests.sharing import client

FILE = "maps/1569.jpg"
BOUNDS = {"south": 36.0, "west": 6.0, "north": 47.5, "east": 18.5}
SCAN = {"file": FILE, "credit": "A library", "bounds": BOUNDS}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A site with one story that has a scan, photographed with the camera turned."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    monkeypatch.setenv("EXPLORER_CACHE", f"{tmp_path}-cache")
    write_story(tmp_path, background=[{"provider": "OpenTopoMap"}, SCAN])
    attach(tmp_path / "small", FILE, photo((5000, 3500), orientation=6))
    with client() as found:
        yield found


def address(root: Path, copy: str, digest: str = "") -> str:
    (facts,) = load_story(root / "small").media_files.values()
    return "/" + scan_path("small", digest or facts.digest, copy)


def test_readers_get_an_upright_copy_in_two_sizes_for_ever(
    site: TestClient, tmp_path: Path
) -> None:
    for side in (2048, 4096):
        answer = site.get(address(tmp_path, f"map-{side}.webp"))

        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        width, height = Image.open(BytesIO(answer.content)).size
        assert (round(width / side, 2), height) == (0.7, side)
        assert not any(secret in answer.content for secret in SECRETS)


def test_an_original_has_no_address_nor_have_copies_of_other_names(
    site: TestClient, tmp_path: Path
) -> None:
    for path in (
        f"/stories/small/{FILE}",
        address(tmp_path, "jpg"),
        address(tmp_path, "map.jpg"),
        address(tmp_path, "map-9999.webp"),
        address(tmp_path, "480.webp"),
        address(tmp_path, "..%2Fmap-2048.webp"),
        address(tmp_path, "map-2048.webp", "0" * 16),
        "/stories/small/maps/1569",
    ):
        answer = site.get(path)
        assert answer.status_code == 404, path
        assert not any(secret in answer.content for secret in SECRETS)


def test_another_scan_has_other_addresses_and_makes_another_version_of_the_story(
    site: TestClient, tmp_path: Path
) -> None:
    before, version = address(tmp_path, "map-2048.webp"), load_story(tmp_path / "small").version
    attach(tmp_path / "small", FILE, jpeg_of(2048, 1000))

    assert load_story(tmp_path / "small").version != version
    assert site.get(before).status_code == 404
    assert site.get(address(tmp_path, "map-2048.webp")).status_code == 200


@pytest.mark.usefixtures("site")
def test_copies_of_scans_are_made_ahead(tmp_path: Path) -> None:
    assert [path for path, _ in files_to_copy()] == [tmp_path / "small" / FILE]
