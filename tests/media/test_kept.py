"""Copies of media are kept outside the story, and are always those of the file that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.media.copies import copy_names
from explorer.media.errors import MediaError
from explorer.media.facts import read_facts
from explorer.media.kept import copy_path, is_kept, keep_copies, to_be_made
from explorer.reading.library import load_story
from explorer.story.media import MediaKind
from tests.attaching import IMAGE as HALL
from tests.attaching import attach, jpeg_of
from tests.media.photos import photo
from tests.media.recordings import CAPTIONS
from tests.records import write_story

IMAGE = MediaKind.IMAGE


@pytest.mark.parametrize("is_off", [False, True])
def test_copies_are_kept_outside_the_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_off: bool
) -> None:
    monkeypatch.setenv("EXPLORER_CACHE", "off" if is_off else str(tmp_path / "cache"))
    path = attach(tmp_path / "story", "media/hall.jpg", photo((61, 41)))
    facts = read_facts(path)
    assert copy_names(IMAGE, facts) == ("61.webp", "61.jpg")
    assert not is_kept(IMAGE, facts)

    keep_copies(path, IMAGE, facts)

    assert is_kept(IMAGE, facts)
    assert copy_path(facts, "61.webp").read_bytes().startswith(b"RIFF")
    assert [each.name for each in (tmp_path / "story").rglob("*.*")] == ["hall.jpg"]
    assert (tmp_path / "cache").exists() is not is_off


def test_another_picture_of_the_same_name_is_not_taken_for_it(tmp_path: Path) -> None:
    path = attach(tmp_path, "media/hall.jpg", photo((62, 41)))
    facts = read_facts(path)
    attach(tmp_path, "media/hall.jpg", jpeg_of(62, 41))

    with pytest.raises(MediaError, match="changed meanwhile"):
        keep_copies(path, IMAGE, facts)
    assert not is_kept(IMAGE, facts)


def test_what_is_still_to_be_made_has_captions_and_each_file_once(tmp_path: Path) -> None:
    captioned = {"captions": {"en": "media/hall.en.vtt"}}
    media = [HALL | captioned, HALL | {"id": "again"}]
    folder = write_story(tmp_path, media=media)
    attach(folder, "media/hall.jpg", photo((63, 41)))
    attach(folder, "media/hall.en.vtt", CAPTIONS.replace("Anna", "Bea"))
    story = load_story(folder)

    jobs = list(to_be_made(story, folder))
    assert [path.name for path, _ in jobs] == ["hall.jpg", "hall.en.vtt"]

    for path, original in jobs:
        keep_copies(path, original.kind, original.facts)
    assert list(to_be_made(story, folder)) == []
