"""The typefaces over HTTP: type, caching, and what is not there."""

from __future__ import annotations

import logging
import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from explorer.server import faces as server_faces
from explorer.server.faces import make_faces
from explorer.site import faces
from explorer.site.faces import FACES, FaceError, face_file, face_path, faces_version
from tests.sharing import STORY, client


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Streamlit ships none of the typefaces."""
    face_file.cache_clear()
    faces_version.cache_clear()
    monkeypatch.setattr(faces, "streamlit_typeface", lambda _: None)
    yield
    face_file.cache_clear()
    faces_version.cache_clear()


@pytest.mark.parametrize("name", FACES)
def test_a_typeface_may_be_kept_for_ever_under_its_version_only(name: str) -> None:
    answer = client().get(f"/{face_path(name)}")
    assert (answer.status_code, answer.content) == (200, face_file(name))
    assert answer.headers["content-type"] == "font/woff2"
    assert "immutable" in answer.headers["cache-control"]
    assert "content-encoding" not in answer.headers

    older = client().get(f"/{face_path(name)}".replace(faces_version(), "0" * 12))
    assert (older.status_code, older.headers["cache-control"]) == (200, "no-cache")


@pytest.mark.parametrize(
    "path", ["/faces/0/italic.woff2", "/faces/0/sans.ttf", "/faces/sans.woff2"]
)
def test_there_are_no_others(path: str) -> None:
    assert client().get(path).status_code == 404


def test_a_page_without_panes_declares_them_where_they_are() -> None:
    page = client().get("/stories/").text
    (sheet,) = re.findall(r'href="\.\./(views/story-pages\.css[^"]*)"', page)
    asked = re.findall(r'url\("\.\./([^"]+)"\)', client().get(f"/{sheet}").text)

    assert re.search(r"<html [^>]*\bdata-faces\b", page)
    assert asked == [face_path(name) for name in FACES]


def test_a_page_of_panes_preloads_no_typeface_of_streamlit() -> None:
    page = client().get("/?story=vostochny-2023&lang=en").text
    assert 'id="ex-streamlit"' in page
    assert 'as="font"' not in page


def test_a_map_picture_carries_the_letters_of_its_names_and_no_others() -> None:
    picture = client().get(f"{STORY}/map.svg?lang=en").text
    (carried,) = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', picture)
    names = "".join(re.findall(r"<text [^>]*>([^<]+)</text>", picture))

    letters = TTFont(BytesIO(b64decode(carried))).getBestCmap()
    assert set(map(chr, letters)) == set(names)
    assert "@font-face" not in client().get(f"{STORY}/map.svg?lang=en&size=small").text


def test_pages_are_there_without_them(lost: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        make_faces()

    assert "Pages use the typefaces of the reader's system" in caplog.text
    assert client().get(STORY).status_code == 200
    assert "@font-face" not in client().get(f"{STORY}/map.svg?lang=it&size=narrow").text
    assert client().get("/faces/0/sans.woff2").status_code == 404


def test_a_typeface_that_cannot_be_made_keeps_no_server_from_starting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(name: str) -> bytes:
        raise FaceError(f"{name} is damaged")

    monkeypatch.setattr(server_faces, "face_file", fail)

    make_faces()

    assert "sans is damaged" in caplog.text
    assert "serif is damaged" in caplog.text
