"""`media add` and `media build`: files of a story, without anything that a camera wrote."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from explorer.authoring.oembed import Described
from explorer.commands import media_embed
from explorer.media.kept import is_kept
from explorer.reading.library import load_story
from explorer.story.media import MediaKind
from tests.attaching import attach, png_header
from tests.commands.command_line import run
from tests.media.photos import photo
from tests.media.recordings import recording
from tests.records import event, write_story


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stories with one of an event on 1 March 2023 in Rome."""
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    write_story(tmp_path / "stories", slug="small", events=[event("arrival", when="2023-03-01")])
    return tmp_path / "stories"


def taken(day: str) -> bytes:
    """A photo of a day, taken in Rome."""
    with Image.open(BytesIO(photo())) as image:
        exif = image.getexif()
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"{day} 15:20:07"
        file = BytesIO()
        image.save(file, "JPEG", exif=exif)
    return file.getvalue()


def test_a_photo_is_added_to_its_event(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = attach(root.parent, "IMG 1 (Città).jpg", taken("2023:03:01"))
    more = ("--event", "arrival", "--alt", "A gate.", "--credit", "Anna", "--licence", "CC0")

    assert run(root, "media", "add", "small", str(path), *more) == 0

    story = load_story(root / "small")
    (item,) = story.media
    assert (item.id, item.file) == ("img-1-citta", "media/img-1-citta.jpg")
    assert (item.alt, item.credit, item.licence) == ({"en": "A gate."}, "Anna", "CC0")
    assert story.events[0].media == ("img-1-citta",)
    assert "media/img-1-citta.jpg: image, 60 × 40 pixels" in capsys.readouterr().err


def test_the_files_of_a_folder_are_added_but_those_that_cannot_be_shown(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = root.parent / "photos"
    (photos / "older").mkdir(parents=True)
    for name in ("b.jpg", "A.JPG"):
        attach(photos, name, photo())
    (photos / "list.txt").write_text("b", encoding="utf-8")

    assert run(root, "media", "add", "small", str(photos)) == 0

    assert [item.id for item in load_story(root / "small").media] == ["a", "b"]
    said = capsys.readouterr().err
    assert "left out, of no kind that can be shown: list.txt\n" in said
    assert run(root, "media", "add", "small", str(photos / "older")) == 2
    assert capsys.readouterr().err == (
        f"explorer: {photos / 'older'}: found no file that can be shown, expected one at least\n"
    )


def test_time_and_place_of_a_photo_are_shown_to_its_author_and_written_nowhere(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = attach(root.parent, "gate.jpg", taken("2023:03:01"))

    assert run(root, "media", "add", "small", str(path)) == 0

    said = capsys.readouterr().err
    assert "taken 2023-03-01 15:20 at 41.8900, 12.4922 (not published)" in said
    assert "write media: [gate] at an event (arrival?)" in said
    written = (root / "small" / "story.yaml").read_text()
    assert "41.89, 12.49" not in written
    assert "15:20" not in written
    (item,) = load_story(root / "small").media
    assert item.date is None
    assert item.alt == {"en": "…"}


def test_a_second_file_of_a_name_gets_another(root: Path) -> None:
    paths = [attach(root.parent, f"{at}/gate.jpg", photo((60 + at, 40))) for at in range(2)]
    assert run(root, "media", "add", "small", *map(str, paths)) == 0
    assert [item.file for item in load_story(root / "small").media] == [
        "media/gate.jpg",
        "media/gate-2.jpg",
    ]


def test_a_file_in_the_storys_folder_is_neither_lost_nor_replaced(root: Path) -> None:
    there = attach(root / "small", "media/gate.jpg", photo((64, 48)))
    before = there.read_bytes()

    assert run(root, "media", "add", "small", str(there)) == 0
    other = attach(root.parent, "gate.jpg", photo((66, 48)))
    assert run(root, "media", "add", "small", str(other)) == 0

    assert there.read_bytes() == before
    assert [item.file for item in load_story(root / "small").media] == [
        "media/gate-2.jpg",
        "media/gate-3.jpg",
    ]


def test_a_sound_has_the_words_that_it_is_given(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = attach(root.parent, "talk.wav", recording(".wav", audio="pcm_s16le"))
    assert run(root, "media", "add", "small", str(path), "--alt", "A voice.") == 0
    assert run(root, "media", "add", "small", str(path)) == 0
    first, second = load_story(root / "small").media
    assert (first.alt, second.alt) == ({"en": "A voice."}, None)
    assert "where alt is" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.heic", b"x", "found a file that ends in '.heic', expected one of .jpg"),
        ("a.svg", b"<svg/>", "export it as .jpg, or as .png if it is a drawing"),
        ("a.mov", b"x", "convert it to .mp4 with H.264 and AAC"),
        ("a.jpg", b"x", "a.jpg: found a damaged picture"),
    ],
)
def test_nothing_is_written_if_one_file_cannot_be_shown(
    root: Path, name: str, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "small" / "story.yaml").read_bytes()
    good, bad = attach(root.parent, "gate.jpg", photo()), attach(root.parent, name, content)

    assert run(root, "media", "add", "small", str(good), str(bad)) == 2

    assert message in capsys.readouterr().err
    assert (root / "small" / "story.yaml").read_bytes() == before
    assert not (root / "small" / "media").exists()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--event", "talks"), "found event 'talks', expected the id of an event in story.yaml"),
        (("missing.jpg",), "missing.jpg: found 'No such file or directory'"),
        (("gate.jpg", "--alt", "x"), "--alt goes with one file"),
    ],
)
def test_a_slip_on_the_command_line_says_what_to_type(
    root: Path, more: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = attach(root.parent, "gate.jpg", photo())
    assert run(root, "media", "add", "small", str(path), *more) == 2
    assert message in capsys.readouterr().err


def test_copies_are_made_once_and_failures_are_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = attach(root.parent, "gate.jpg", photo((64, 48)))
    bad = attach(root.parent, "hall.png", png_header(640, 480))
    assert run(root, "media", "add", "small", str(good), str(bad)) == 0
    capsys.readouterr()

    assert run(root, "media", "build") == 1
    said = capsys.readouterr().err
    assert "hall.png: found a damaged picture" in said
    assert "files whose copies were made: 1, that failed: 1" in said
    facts = load_story(root / "small").media_files["media/gate.jpg"]
    assert is_kept(MediaKind.IMAGE, facts)
    assert run(root, "media", "build", "small") == 1
    assert "files whose copies were made: 0, that failed: 1" in capsys.readouterr().err


def test_a_film_on_another_site_becomes_a_part_of_the_story(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    urls = ["https://youtu.be/dQw4w9WgXcQ", "https://vimeo.com/76979871"]
    assert run(root, "media", "embed", "small", urls[0], "--event", "arrival") == 0
    monkeypatch.setattr(media_embed, "described", lambda _: Described("The talk", "Anna"))
    assert run(root, "media", "embed", "small", urls[1], "--online") == 0

    story = load_story(root / "small")
    first, second = story.media
    assert (first.id, first.kind, first.url) == ("youtube", MediaKind.EMBED, urls[0])
    assert story.events[0].media == ("youtube",)
    assert (second.id, second.caption, second.credit) == ("the-talk", {"en": "The talk"}, "Anna")
    assert "Write media: [the-talk] at an event." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("https://example.org/7",), "the address of a film, a sound or a post at YouTube, Vimeo,"),
        (("https://youtu.be/dQw4w9WgXcQ", "--event", "x"), "expected the id of an event in story"),
    ],
)
def test_an_address_that_cannot_be_shown_changes_nothing(
    root: Path, arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "small" / "story.yaml").read_bytes()
    assert run(root, "media", "embed", "small", *arguments) == 2
    assert message in capsys.readouterr().err
    assert (root / "small" / "story.yaml").read_bytes() == before
