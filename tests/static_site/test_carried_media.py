"""A static page carries copies of media, never originals; one file carries what fits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_media import all_media, fitting_media
from explorer.static_site.contents import story_documents
from explorer.story.records import Story
from explorer.views import parts
from tests.attaching import IMAGE, attach
from tests.browser.small_stories import write_recorded
from tests.media.photos import SECRETS, photo
from tests.records import event, write_story

NAMES = ("hall", "room", "film")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story with two photos and a film on another site."""
    media = [
        *(IMAGE | {"id": name, "file": f"media/{name}.jpg"} for name in NAMES[:2]),
        {"id": "film", "kind": "embed", "url": "https://video.example/7"},
    ]
    made = write_story(tmp_path, media=media, events=[event("arrival", media=[*NAMES])])
    for at, name in enumerate(NAMES[:2]):
        attach(made, f"media/{name}.jpg", photo((1200 + at, 800)))
    return made


def copies_in(story: Story, files: dict[str, bytes]) -> dict[str, list[str]]:
    """The copies that the facts of a page name, by id."""
    facts = json.loads(story_documents(story, files)["facts.now.json"])["media"]
    return {name: copies or [] for name, copies in zip(facts["id"], facts["copies"], strict=True)}


def test_a_folder_has_all_copies_and_no_original(folder: Path) -> None:
    story = load_story(folder)
    media = all_media(story, folder)
    files = static_folder(story, "en", media=media.files)

    assert media.left_out == ("film",)
    assert {path.split(".", 2)[-1] for path in media.files if "/room." in path} == {
        "480.webp",
        "960.webp",
        "1201.webp",
        "960.jpg",
    }
    assert files.keys() >= media.files.keys()
    assert not any(secret in body for body in media.files.values() for secret in SECRETS)
    assert copies_in(story, media.files)["hall"] == ["480.webp", "960.webp", "1200.webp", "960.jpg"]


def test_one_file_carries_one_copy_of_each_as_large_as_there_is_room_for(folder: Path) -> None:
    story = load_story(folder)
    largest = fitting_media(story, folder)
    total = sum(map(len, largest.files.values()))
    smaller = fitting_media(story, folder, total - 1)
    none = fitting_media(story, folder, 10)

    assert copies_in(story, largest.files) == {
        "hall": ["1200.webp"],
        "room": ["1201.webp"],
        "film": [],
    }
    assert copies_in(story, smaller.files) == {
        "hall": ["960.webp"],
        "room": ["960.webp"],
        "film": [],
    }
    assert sum(map(len, smaller.files.values())) < total
    assert (largest.left_out, none.left_out) == (("film",), ("hall", "room", "film"))
    page = single_file(story, "en", media=smaller.files).decode()
    assert all(f'data-file="{path}"' in page for path in smaller.files)


def test_a_photo_that_cannot_be_read_any_more_is_left_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    story = load_story(folder)
    (folder / "media" / "hall.jpg").unlink()
    assert all_media(story, folder).left_out == ("hall", "film")


def test_one_file_has_the_posters_of_films_and_links_to_other_sites(tmp_path: Path) -> None:
    folder = write_recorded(tmp_path)
    story = load_story(folder)
    whole, fitting = all_media(story, folder), fitting_media(story, folder)

    carried = copies_in(story, fitting.files)
    assert carried["film"] == ["160.webp"]
    assert (carried["tone"], carried["talk"]) == ([], [])
    assert fitting.left_out == ("tone", "talk", "link")
    assert copies_in(story, whole.files)["film"] == ["film.webm", "160.webp", "160.jpg"]
    assert any(path.endswith(".captions.vtt") for path in whole.files)
    for is_one_file in (False, True):
        documents = story_documents(story, whole.files, is_one_file=is_one_file)
        facts = documents["facts.now.json"]
        assert (b"https://www.youtube-nocookie.com/embed/" in facts) is not is_one_file
    assert b"frame-src" not in single_file(story, "en", media=fitting.files)
    page = static_folder(story, "en", media=whole.files)["index.html"]
    assert b"frame-src https://www.youtube-nocookie.com;" in page


def test_the_parts_of_a_long_story_name_what_the_page_carries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_recorded(tmp_path)
    story = load_story(folder)
    whole, fitting = all_media(story, folder), fitting_media(story, folder)
    facts = json.loads(story_documents(story, fitting.files, is_one_file=True)["facts.now.json"])
    monkeypatch.setattr(parts, "LONG_STORY", 0)

    def part(files: dict[str, bytes], *, is_one_file: bool = False) -> bytes:
        return story_documents(story, files, is_one_file=is_one_file)["part.en.now.0.json"]

    assert json.loads(part(fitting.files, is_one_file=True))["facts"]["media"] == facts["media"]
    assert b".captions.vtt" not in part(fitting.files)
    assert b"film.webm" in part(whole.files)
    assert b"https://www.youtube-nocookie.com/embed/" in part(whole.files)


def test_a_folder_names_no_copy_and_no_captions_that_it_lacks(tmp_path: Path) -> None:
    folder = write_recorded(tmp_path)
    story = load_story(folder)
    every = all_media(story, folder).files
    lost = ("/film.", "/report.")
    carried = {path: body for path, body in every.items() if not any(one in path for one in lost)}
    captions = next(path for path in every if path.endswith(".captions.vtt"))

    page = static_folder(story, "en", media=carried)["index.html"].decode()
    facts = json.loads(story_documents(story, carried)["facts.now.json"])["media"]
    text = page[page.index("<body") :]

    assert [path for path in every if path in text] == [path for path in carried if path in text]
    assert "sound.mp3" in text
    assert not re.search("<video|<img|<track", text)
    assert not any(any(digests) for digests in facts["captions"].values())
    named = json.loads(story_documents(story, {captions: b""})["facts.now.json"])["media"]
    assert any(any(digests) for digests in named["captions"].values())


def test_a_film_of_which_only_the_picture_is_carried_is_left_out_of_the_text(
    tmp_path: Path,
) -> None:
    folder = write_recorded(tmp_path)
    story = load_story(folder)
    media = fitting_media(story, folder).files
    text = static_folder(story, "en", media=media)["index.html"].decode()
    assert "<video" not in text


def test_a_scanned_map_is_carried_in_two_sizes_or_as_large_as_there_is_room_for(
    tmp_path: Path,
) -> None:
    bounds = {"south": 36.0, "west": 6.0, "north": 47.5, "east": 18.5}
    scan = {"file": "maps/a.jpg", "credit": "A library", "bounds": bounds}
    media = [IMAGE | {"file": "media/hall.jpg"}]
    folder = write_story(tmp_path, background=[scan, {"provider": "OpenTopoMap"}], media=media)
    attach(folder, "maps/a.jpg", photo((2500, 1500)))
    attach(folder, "media/hall.jpg", photo((1200, 800)))
    story = load_story(folder)
    whole, fitting = all_media(story, folder), fitting_media(story, folder)
    none = fitting_media(story, folder, 10)

    assert sides_in(story, whole.files) == [2048, 2500]
    assert sides_in(story, fitting.files) == [2500]
    assert sides_in(story, none.files) == []
    assert none.left_out == ("maps/a.jpg", "hall")
    assert static_folder(story, "en", media=whole.files).keys() >= whole.files.keys()
    page = single_file(story, "en", media=fitting.files).decode()
    assert all(f'data-file="{path}"' in page for path in fitting.files)


def sides_in(story: Story, files: dict[str, bytes]) -> list[int]:
    """The copies of the only scan that the facts of a page name, by their longer sides."""
    facts = json.loads(story_documents(story, files)["facts.now.json"])["backgrounds"]
    scans = [each["scan"] for each in facts if each["kind"] == "scan"]
    return [copy["side"] for scan in scans for copy in scan["copies"]]
