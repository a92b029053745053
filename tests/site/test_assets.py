"""The files that browsers load from us: which there are, what they are, how they are packed."""

import gzip
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from explorer.paths import streamlit_static
from explorer.site import assets
from explorer.site.assets import (
    BUNDLES,
    LOOK_AGAIN_S,
    asset,
    asset_files,
    assets_version,
    code_version,
    packed,
)

VERSION = assets_version()


def test_streamlits_files_are_found_where_it_looks_for_them() -> None:
    assert streamlit_static() == Path(get_static_dir())


def test_a_version_is_twelve_hexadecimal_digits_and_stays() -> None:
    assert len(VERSION) == 12
    assert set(VERSION) <= set("0123456789abcdef")
    assert assets_version() == VERSION


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("explorer.js", "text/javascript"),
        ("axis/jump.js", "text/javascript"),
        ("explorer.css", "text/css"),
        ("leaflet/leaflet.js", "text/javascript"),
        ("leaflet/leaflet.css", "text/css"),
        ("leaflet/images/marker-icon.png", "image/png"),
        ("frontend/basemap/world.js", "text/javascript"),
        ("frontend/basemap/style.json", "application/json"),
    ],
)
def test_what_the_panes_load_is_there(name: str, media_type: str) -> None:
    assert asset(name, VERSION).media_type == media_type


@pytest.mark.parametrize("name", sorted(set(asset_files()) - set(BUNDLES)))
def test_every_file_comes_out_as_it_lies_on_disk(name: str) -> None:
    assert asset(name, VERSION).plain() == asset_files()[name].read_bytes()


@pytest.mark.parametrize(
    "name", ["", "none.js", "../paths.py", "../../README.md", "/etc/passwd", "leaflet/../pane.js"]
)
def test_nothing_else_is_there(name: str) -> None:
    with pytest.raises(KeyError):
        asset(name, VERSION)


def test_no_code_of_the_server_is_served() -> None:
    assert {Path(name).suffix for name in asset_files()} <= {".js", ".css", ".json", ".png", ".svg"}


def test_content_is_compressed_where_that_makes_it_smaller() -> None:
    text, noise = packed(b"x" * 1000, "text/plain"), packed(b"x", "text/plain")

    assert text.compressed
    assert gzip.decompress(text.body) == text.plain() == b"x" * 1000
    assert not noise.compressed
    assert noise.body == noise.plain() == b"x"


def test_the_same_content_is_packed_the_same_way_on_every_replica() -> None:
    assert packed(b"y" * 99, "text/plain") == packed(b"y" * 99, "text/plain")


@pytest.mark.parametrize(
    "name", ["views/document.py", "locale/it/explorer.po", "templates/page.html"]
)
def test_new_code_and_new_texts_have_a_new_version(tmp_path: Path, name: str) -> None:
    versions = []
    for number, content in enumerate(("before", "after", "before")):
        file = tmp_path / str(number) / name
        file.parent.mkdir(parents=True)
        file.write_text(content, encoding="utf-8")
        versions.append(code_version(tmp_path / str(number)))

    assert versions[0] == versions[2] != versions[1]


def test_a_changed_file_changes_the_version_after_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, clock = tmp_path / "pane.js", [1000.0]
    file.write_text("one", "utf-8")
    monkeypatch.setattr(assets, "asset_files", lambda: {"pane.js": file})
    monkeypatch.setattr(assets, "monotonic", lambda: clock[0])
    before = assets_version()

    file.write_text("another", "utf-8")
    within = assets_version()
    clock[0] += LOOK_AGAIN_S

    assert within == before
    assert assets_version() != before
