"""The typefaces of pages: what is in them, what they are called, and how they are kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import category, name

import pytest
from fontTools.ttLib import TTFont

from explorer.language import interface_languages
from explorer.pages.styles import story_pages_style
from explorer.paths import DATA, PACKAGE, streamlit_static
from explorer.site import faces
from explorer.site.faces import (
    FACES,
    FaceError,
    carried_faces_style,
    face_file,
    face_path,
    faces_files,
    faces_style,
    faces_version,
)

MOST_BYTES = 60_000
TEXTS = sorted(
    path
    for path in (*(DATA / "stories").rglob("*.*"), *(PACKAGE / "language/locale").rglob("*.po"))
    if path.suffix in (".yaml", ".md", ".po")
)


@pytest.fixture
def fresh() -> Iterator[None]:
    """Nothing is remembered from before, and nothing is afterwards."""
    forget()
    yield
    forget()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> Path:
    """The folder of this test's cache in which typefaces are kept."""
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "faces"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of each typeface that is made instead of taken from the cache."""
    names: list[str] = []
    make = faces._made

    def noted(name: str) -> bytes:
        names.append(name)
        return make(name)

    monkeypatch.setattr(faces, "_made", noted)
    return names


def forget() -> None:
    face_file.cache_clear()
    faces_version.cache_clear()


def font(name: str) -> TTFont:
    return TTFont(BytesIO(face_file(name)))


def is_expected(letter: str) -> bool:
    """Whether the typefaces have to have it: Latin letters, and all that belongs to no script."""
    if category(letter).startswith("C"):
        return False
    return not category(letter).startswith("L") or name(letter).startswith("LATIN")


def test_both_together_are_at_most_sixty_kilobytes() -> None:
    sizes = {each: len(face_file(each)) for each in FACES}
    assert sizes.keys() == {"sans", "serif"}
    assert 0 < sum(sizes.values()) <= MOST_BYTES


@pytest.mark.parametrize("face", FACES)
def test_no_name_is_the_reserved_one_and_the_licence_is_inside(face: str) -> None:
    names = {each.nameID: str(each) for each in font(face)["name"].names}

    given = {number: text for number, text in names.items() if number not in (0, 13)}
    assert names[1] == FACES[face].family
    assert not [text for text in given.values() if "source" in text.lower()]
    assert "Reserved Font Name" in names[0]
    assert "SIL Open Font License" in names[13]
    assert names[14] == "http://scripts.sil.org/OFL"


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_every_latin_letter_and_sign_of_stories_and_interface_is_there(
    face: str, path: Path
) -> None:
    letters = set(filter(is_expected, path.read_text("utf-8")))
    assert len(letters) > 20
    assert sorted(letters - set(map(chr, font(face).getBestCmap()))) == []


def test_the_texts_of_every_language_of_the_interface_are_looked_at() -> None:
    catalogues = {path.parts[-3] for path in TEXTS if path.suffix == ".po"}
    assert catalogues == set(interface_languages())


@pytest.mark.parametrize(("face", "boldest"), [("sans", 700), ("serif", 600)])
def test_the_weights_that_style_sheets_use_are_there(face: str, boldest: float) -> None:
    (weight,) = font(face)["fvar"].axes
    assert (weight.axisTag, weight.minValue, weight.maxValue) == ("wght", 400, boldest)
    assert f"font-weight: 400 {boldest};" in faces_style("")


def test_a_typeface_is_made_once_and_then_taken_from_the_cache(
    folder: Path, made: list[str]
) -> None:
    first = face_file("sans")
    forget()

    assert face_file("sans") == first
    assert made == ["sans"]
    assert [path.name for path in folder.iterdir()] == [f"{faces_version()}-sans.woff2"]


def test_another_file_of_streamlit_makes_another_typeface_at_another_address(
    monkeypatch: pytest.MonkeyPatch, folder: Path, made: list[str]
) -> None:
    before, address = face_file("sans"), face_path("sans")
    (other,) = (streamlit_static() / "static/media").glob("SourceSansVF-Italic.*.woff2")
    monkeypatch.setattr(faces, "streamlit_typeface", lambda _: other)
    forget()

    assert face_path("sans") != address
    assert face_file("sans") != before
    assert made == ["sans", "sans"]


@pytest.mark.parametrize("spoilt", [b"", b"wOF2", b"wOF2\0\1\0\0\0\0\0\x20", b"<html>"])
def test_what_is_damaged_in_the_cache_is_made_again(
    folder: Path, made: list[str], spoilt: bytes
) -> None:
    whole = face_file("sans")
    (place,) = folder.iterdir()
    place.write_bytes(spoilt)
    forget()

    assert face_file("sans") == whole == place.read_bytes()
    assert made == ["sans", "sans"]


def test_where_nothing_can_be_kept_it_is_made_all_the_same_and_said_so(
    folder: Path, made: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    folder.parent.write_text("a file where the folder should be")

    with caplog.at_level(logging.WARNING):
        assert face_file("sans").startswith(b"wOF2")
    assert "Typefaces are made again at each start" in caplog.text
    assert "EXPLORER_CACHE" in caplog.text


def test_where_nothing_is_to_be_kept_nothing_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None, made: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EXPLORER_CACHE", "off")

    assert face_file("sans").startswith(b"wOF2")
    assert (made, list(tmp_path.iterdir())) == (["sans"], [])


def test_without_streamlits_files_pages_are_in_the_typefaces_of_the_system(
    monkeypatch: pytest.MonkeyPatch, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(faces, "streamlit_typeface", lambda _: None)

    with caplog.at_level(logging.WARNING):
        assert (faces_version(), faces_files(), carried_faces_style()) == ("", {}, "")
    assert "@font-face" not in story_pages_style()
    assert "system-ui" in story_pages_style()
    assert "found no SourceSansVF-Upright among Streamlit's files" in caplog.text
    with pytest.raises(FaceError, match="found no SourceSansVF-Upright"):
        face_file("sans")


def test_a_damaged_file_of_streamlit_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    spoilt = tmp_path / "spoilt.woff2"
    spoilt.write_bytes(b"wOF2 and nothing else")
    monkeypatch.setattr(faces, "streamlit_typeface", lambda _: spoilt)

    with pytest.raises(FaceError, match=r"spoilt\.woff2: found no typeface with the axes"):
        face_file("sans")


@pytest.mark.parametrize("wrong", ["", "italic", "../sans"])
def test_there_are_no_others(wrong: str) -> None:
    with pytest.raises(KeyError):
        face_file(wrong)
